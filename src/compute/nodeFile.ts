import * as l10n from '@vscode/l10n';
import { open, rename, rm } from 'node:fs/promises';
import { HumanError } from '../protocol/problem';
import type { WriteAt } from './exportOutput';

/** Writes a file piece by piece, under another name until it is complete: an older file stays where this fails. */
export async function writeFileInPieces(path: string, fill: (write: WriteAt) => Promise<void>): Promise<void> {
  const partial = `${path}.partial`;
  const file = await open(partial, 'w').catch((error: unknown) => {
    throw new HumanError(explain(error, path), { cause: error });
  });
  try {
    await fill(async (position, bytes) => {
      await file.write(bytes, 0, bytes.length, position);
    });
    await file.close();
    await rename(partial, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error instanceof Error && 'syscall' in error ? new HumanError(explain(error, path), { cause: error }) : error;
  }
}

/** What the system says, in words. */
function explain(error: unknown, path: string): { readonly message: string; readonly suggestion: string } {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return {
        message: l10n.t('{0} cannot be written: there is no such folder.', path),
        suggestion: l10n.t('Make it, or choose another.'),
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { message: l10n.t('{0} may not be written.', path), suggestion: l10n.t('Choose a folder of your own.') };
    case 'ENOSPC':
      return {
        message: l10n.t('{0} does not fit on the disk.', path),
        suggestion: l10n.t('Make room, or save one feature map.'),
      };
    default:
      return {
        message: l10n.t('{0} cannot be written ({1}).', path, error instanceof Error ? error.message : String(error)),
        suggestion: l10n.t('Choose another place.'),
      };
  }
}
