import * as vscode from 'vscode';
import { runningWords } from '../../protocol/stageWords';
import type { Inspection } from './inspection';

/** A run that ends before this is not worth a notification. */
const PATIENCE_MILLISECONDS = 1000;

/** Shows VS Code's own progress, which can be cancelled, while an inspection runs for longer than a moment. */
export class RunProgress implements vscode.Disposable {
  readonly #listener: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #end: (() => void) | undefined;

  constructor(private readonly inspection: Inspection) {
    this.#listener = inspection.onDidChange(() => this.#follow());
  }

  dispose(): void {
    this.#listener.dispose();
    this.#stop();
  }

  #follow(): void {
    const { status } = this.inspection;
    if (status.kind !== 'running' || status.stage === 'pausing') this.#stop();
    else this.#timer ??= setTimeout(() => this.#show(), PATIENCE_MILLISECONDS);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#end?.();
    this.#end = undefined;
  }

  #show(): void {
    const { inspection } = this;
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Conv2D on {0}', inspection.fileName),
      cancellable: true,
    };
    void vscode.window.withProgress(options, (progress, token) => {
      // VS Code calls this a moment later: by then the run may be over.
      if (!this.#timer) return Promise.resolve();
      token.onCancellationRequested(() => inspection.cancel());
      let told = 0;
      const tell = (): void => {
        const { status } = inspection;
        if (status.kind !== 'running') return;
        const { percent = 0 } = status;
        progress.report({ message: runningWords(status), increment: percent - told });
        told = percent;
      };
      tell();
      const listener = inspection.onDidChange(tell);
      return new Promise<void>((resolve) => {
        this.#end = () => {
          listener.dispose();
          resolve();
        };
      });
    });
  }
}
