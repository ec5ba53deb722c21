import type * as vscode from 'vscode';
import { isWebAddress, webRefusal } from './memory/webAddress';
import type { HostFiles } from './platform';

/**
 * The same files but for those on the web: browsers have a file system for them, and a link in a text must not reach out to
 * another machine. There the extension itself is on the web, and its sample with it.
 * @param extension folder of the extension
 */
export function withoutWeb(files: HostFiles, extension: vscode.Uri): HostFiles {
  const check = (uri: vscode.Uri): void => {
    if (isWebAddress(uri.toString()) && !isBelow(extension, uri)) throw webRefusal(uri.toString(true));
  };
  return {
    stat: async (uri) => {
      check(uri);
      return files.stat(uri);
    },
    readFile: async (uri, limits) => {
      check(uri);
      return files.readFile(uri, limits);
    },
  };
}

function isBelow(folder: vscode.Uri, { scheme, authority, path, query }: vscode.Uri): boolean {
  const same = scheme === folder.scheme && authority === folder.authority && query === folder.query;
  return same && path.startsWith(`${folder.path.replace(/\/$/, '')}/`) && !path.split('/').includes('..');
}
