import * as vscode from 'vscode';
import type { ComputeClient } from '../../compute/computeClient';
import { loadCompute } from '../parts';

/** A worker that has had nothing to do for so long is let go. */
const IDLE_MILLISECONDS = 60_000;

/** The compute client, loaded when it is first needed. */
export class LazyCompute implements vscode.Disposable {
  #client: Promise<ComputeClient> | undefined;
  #disposed = false;

  constructor(
    private readonly script: string,
    private readonly log: (line: string) => void,
  ) {}

  /** @param workers as many as the user wants; undefined leaves it to the machine */
  async get(workers: number | undefined): Promise<ComputeClient> {
    const { startCompute, workersOr } = await loadCompute();
    this.#client ??= Promise.resolve(
      startCompute(this.script, vscode.l10n.bundle ?? {}, workers, {
        idleMilliseconds: IDLE_MILLISECONDS,
        log: this.log,
      }),
    );
    const client = await this.#client;
    client.workers = workersOr(workers);
    if (this.#disposed) client.dispose();
    return client;
  }

  dispose(): void {
    this.#disposed = true;
    void this.#client?.then((client) => client.dispose());
  }
}
