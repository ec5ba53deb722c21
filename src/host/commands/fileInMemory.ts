import * as vscode from 'vscode';
import type { WriteAt } from '../../compute/exportOutput';
import { formatBytes } from '../../conv2d/format';
import { HumanError } from '../../protocol/problem';

/** More than the head of any `.npy` file takes. */
const HEAD_ROOM = 1024;

/**
 * Puts a file together in memory, for file systems that take it only as a whole.
 * @param bytes of its values
 * @param most bytes that there may be
 */
export async function fileInMemory(
  bytes: number,
  most: number,
  fill: (write: WriteAt) => Promise<void>,
): Promise<Uint8Array> {
  if (bytes > most) {
    throw new HumanError({
      message: vscode.l10n.t(
        'This output has {0}. A file that is not on a disk of this machine is written as a whole, up to {1}.',
        formatBytes(bytes),
        formatBytes(most),
      ),
      suggestion: vscode.l10n.t('Save one feature map, or open the folder in desktop VS Code.'),
    });
  }
  const all = allocate(bytes + HEAD_ROOM);
  let end = 0;
  await fill((position, piece) => {
    all.set(piece, position);
    end = Math.max(end, position + piece.length);
    return Promise.resolve();
  });
  return all.subarray(0, end);
}

function allocate(bytes: number): Uint8Array {
  try {
    return new Uint8Array(bytes);
  } catch (error) {
    const problem = {
      message: vscode.l10n.t('There is no memory left for a file of {0}.', formatBytes(bytes)),
      suggestion: vscode.l10n.t('Save one feature map, or close other tabs.'),
    };
    throw new HumanError(problem, { cause: error });
  }
}
