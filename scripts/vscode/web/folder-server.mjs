import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Numbers of VS Code's `FileType`. */
const TYPES = { file: 1, folder: 2 };

/** @param {{ isDirectory: () => boolean }} entry */
const typeOf = (entry) => (entry.isDirectory() ? TYPES.folder : TYPES.file);

/**
 * Does with a folder what the extension in `disk/` asks for.
 * @param {string} root
 * @param {URL} url ends with the operation
 * @param {Buffer} body
 * @returns {Promise<{ status: number, content: string | Buffer }>} an error's content is its code
 */
export async function serveFolder(root, url, body) {
  /** @param {string} name */
  const parameter = (name) => url.searchParams.get(name) ?? '';
  /** @param {string} name normalized, so that it cannot leave the folder */
  const place = (name) => path.join(root, path.posix.normalize(`/${name}`));
  const file = place(parameter('path'));
  /** @returns {Promise<string | Buffer>} */
  const act = async () => {
    switch (path.posix.basename(url.pathname)) {
      case 'stat': {
        const found = await stat(file);
        return JSON.stringify({
          type: typeOf(found),
          size: found.size,
          mtime: found.mtimeMs,
          ctime: found.ctimeMs,
        });
      }
      case 'readDirectory': {
        const entries = await readdir(file, { withFileTypes: true });
        return JSON.stringify(entries.map((entry) => [entry.name, typeOf(entry)]));
      }
      case 'readFile':
        return readFile(file);
      case 'writeFile':
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, body);
        return '';
      case 'createDirectory':
        await mkdir(file, { recursive: true });
        return '';
      case 'delete':
        await rm(file, { recursive: true });
        return '';
      case 'rename': {
        const to = place(parameter('to'));
        if (parameter('overwrite') !== 'true')
          await cp(file, to, { recursive: true, errorOnExist: true, force: false });
        else await rename(file, to);
        if (parameter('overwrite') !== 'true') await rm(file, { recursive: true });
        return '';
      }
      default:
        throw Object.assign(new Error('unknown'), { code: 'ENOSYS' });
    }
  };
  try {
    return { status: 200, content: await act() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
    return { status: 404, content: code };
  }
}
