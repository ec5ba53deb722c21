import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { stopIfCancelled } from './cancelled';
import { IrregularFileError, type ReadLimits } from './irregularFile';

/** Opening a pipe would wait for its writer otherwise, and a thread of the few that read files with it. Windows has no such flag. */
const AT_ONCE = constants.O_RDONLY | constants.O_NONBLOCK;

/** So much is read before somebody can cancel it. */
const PIECE_BYTES = 2 ** 23;

/**
 * Reads a file of the disk, and nothing else: pipes may never end, nor may devices. What is read is what the opened file was
 * when its size was checked, however it grows or shrinks meanwhile.
 * @throws IrregularFileError, CancelledError, or what the system says
 */
export async function readRegularFile(path: string, { most, signal }: ReadLimits): Promise<Uint8Array<ArrayBuffer>> {
  // Some devices do something when they are opened.
  check(await stat(path), most);
  stopIfCancelled(signal);
  const file = await open(path, AT_ONCE);
  try {
    // Another thing may have been put there since.
    const found = await file.stat();
    check(found, most);
    const bytes = await readWhole(file, found.size, signal);
    const { size, mtimeMs } = await file.stat();
    if (size !== found.size || mtimeMs !== found.mtimeMs) throw new IrregularFileError('changed', size);
    return bytes;
  } finally {
    await file.close();
  }
}

function check(found: Stats, most: number): void {
  if (found.isDirectory()) throw new IrregularFileError('folder', 0);
  if (!found.isFile()) throw new IrregularFileError('special', 0);
  if (found.size > most) throw new IrregularFileError('tooLarge', found.size);
}

async function readWhole(
  file: FileHandle,
  size: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    stopIfCancelled(signal);
    const { bytesRead } = await file.read(bytes, at, Math.min(PIECE_BYTES, size - at), at);
    if (bytesRead === 0) throw new IrregularFileError('changed', at);
    at += bytesRead;
  }
  return bytes;
}
