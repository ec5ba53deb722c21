import { open, rename, rm } from 'node:fs/promises';
import type { WriteAt } from './exportOutput';

/** Writes a file piece by piece, under another name until it is complete: an older file stays where this fails. */
export async function writeFileInPieces(path: string, fill: (write: WriteAt) => Promise<void>): Promise<void> {
  const partial = `${path}.partial`;
  const file = await open(partial, 'w');
  try {
    await fill(async (position, bytes) => {
      await file.write(bytes, 0, bytes.length, position);
    });
    await file.close();
    await rename(partial, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}
