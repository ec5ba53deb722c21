import type * as vscode from 'vscode';
import { activateOn, type ConvscopeApi } from './activateOn';
import { readScript } from './web/extensionFiles';
import { loadPartsBy } from './web/lateParts';
import { webPlatform } from './web/webPlatform';

/** The entry for the extension host in a browser's worker. */
export function activate(context: vscode.ExtensionContext): ConvscopeApi {
  loadPartsBy((name) => readScript(context.extensionUri, name));
  return activateOn(webPlatform, context);
}
