import * as vscode from 'vscode';
import { Inspection, type InspectionServices } from './inspection';
import { RunProgress } from './runProgress';

/** How long changes of settings may still go on before the layer is run with them. */
const SETTLE_MILLISECONDS = 250;

/** The one place that knows which images are inspected, and which of them is looked at. */
export class Inspections implements vscode.Disposable {
  readonly #all = new Map<string, Inspection>();
  readonly #progress = new Map<Inspection, RunProgress>();
  readonly #changed = new vscode.EventEmitter<Inspection | undefined>();
  readonly #succeeded = new vscode.EventEmitter<Inspection>();
  readonly #settingsListeners: readonly vscode.Disposable[];
  readonly #settling = new Map<Inspection, ReturnType<typeof setTimeout>>();
  #active: Inspection | undefined;

  /** Fires when another inspection becomes the active one, and when the active one changes. */
  readonly onDidChangeActive = this.#changed.event;

  /** Fires for each run that ends well, of whichever inspection. */
  readonly onDidSucceed = this.#succeeded.event;

  constructor(private readonly services: InspectionServices) {
    const runAffected = (affects: (scope: vscode.Uri) => boolean): void => {
      for (const inspection of this.#all.values()) if (affects(inspection.uri)) this.#runSoon(inspection);
    };
    const { settings, images, computing } = services;
    this.#settingsListeners = [settings, images, computing].map((each) => each.onDidChange(runAffected));
  }

  get active(): Inspection | undefined {
    return this.#active;
  }

  get(uri: vscode.Uri): Inspection | undefined {
    return this.#all.get(uri.toString());
  }

  /** The inspection of this image, made if there is none. It does not run by itself. */
  open(uri: vscode.Uri, seed?: number): Inspection {
    const known = this.get(uri);
    if (known) return known;
    const inspection = new Inspection(uri, this.services, seed);
    this.#all.set(uri.toString(), inspection);
    this.#progress.set(inspection, new RunProgress(inspection));
    inspection.onDidChange(() => {
      if (inspection === this.#active) this.#changed.fire(inspection);
    });
    inspection.onDidSucceed(() => this.#succeeded.fire(inspection));
    return inspection;
  }

  activate(inspection: Inspection): void {
    if (this.#active === inspection) return;
    this.#active = inspection;
    this.#changed.fire(inspection);
  }

  /** Cancels what runs for it and forgets it. */
  close(inspection: Inspection): void {
    this.#all.delete(inspection.uri.toString());
    clearTimeout(this.#settling.get(inspection));
    this.#settling.delete(inspection);
    this.#progress.get(inspection)?.dispose();
    this.#progress.delete(inspection);
    inspection.dispose();
    if (this.#active !== inspection) return;
    this.#active = [...this.#all.values()].at(-1);
    this.#changed.fire(this.#active);
  }

  dispose(): void {
    for (const listener of this.#settingsListeners) listener.dispose();
    for (const inspection of [...this.#all.values()]) this.close(inspection);
    this.#changed.dispose();
    this.#succeeded.dispose();
  }

  #runSoon(inspection: Inspection): void {
    clearTimeout(this.#settling.get(inspection));
    const timer = setTimeout(() => {
      this.#settling.delete(inspection);
      void inspection.follow();
    }, SETTLE_MILLISECONDS);
    this.#settling.set(inspection, timer);
  }
}
