import type * as vscode from 'vscode';
import { activateOn, type ConvscopeApi } from './activateOn';
import { nodePlatform } from './node/nodePlatform';

/** The entry for the extension host of Node. */
export function activate(context: vscode.ExtensionContext): ConvscopeApi {
  return activateOn(nodePlatform, context);
}
