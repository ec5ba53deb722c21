import * as vscode from 'vscode';
import type { OutputQuery } from '../../compute/outputQueries';
import type { PinnedResult } from '../../protocol/panelMessages';
import { CONTEXT_PINNED } from '../ids';

/** A result that outlives its panel: what the pages are told of it, and how its output is asked about. */
export interface Pinned {
  readonly result: PinnedResult;
  readonly query: OutputQuery;
}

/** The one result that all others are compared with, in whichever panel. It lasts as long as the window. */
export class Pins implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  #pinned: Pinned | undefined;

  /** Fires when another result is pinned, and when none is any more. */
  readonly onDidChange = this.#changed.event;

  get pinned(): Pinned | undefined {
    return this.#pinned;
  }

  pin(pinned: Pinned): void {
    this.#set(pinned);
  }

  unpin(): void {
    if (this.#pinned) this.#set(undefined);
  }

  dispose(): void {
    this.#pinned = undefined;
    this.#changed.dispose();
  }

  #set(pinned: Pinned | undefined): void {
    this.#pinned = pinned;
    void vscode.commands.executeCommand('setContext', CONTEXT_PINNED, pinned !== undefined);
    this.#changed.fire();
  }
}
