import * as vscode from 'vscode';
import type { ComputeClient } from '../../compute/computeClient';
import { usualWorkers } from '../../compute/workerCount';
import type { Platform } from '../platform';

/** A worker that has had nothing to do for so long is let go. */
const IDLE_MILLISECONDS = 60_000;

/** The compute client, loaded when it is first needed. */
export class LazyCompute implements vscode.Disposable {
  #client: Promise<ComputeClient> | undefined;
  #disposed = false;

  /** @param extension folder of the extension */
  constructor(
    private readonly extension: vscode.Uri,
    private readonly platform: Pick<Platform, 'loadCompute'>,
    private readonly log: (line: string) => void,
  ) {}

  /** @param wanted workers, as many as the user wants; undefined leaves it to the machine */
  async get(wanted: number | undefined): Promise<ComputeClient> {
    const { startCompute, cores } = await this.platform.loadCompute();
    const workers = wanted ?? usualWorkers(cores);
    const options = { workers, idleMilliseconds: IDLE_MILLISECONDS, log: this.log };
    this.#client ??= startCompute(this.extension, vscode.l10n.bundle ?? {}, options);
    try {
      const client = await this.#client;
      client.workers = workers;
      if (this.#disposed) client.dispose();
      return client;
    } catch (error) {
      // The next run tries again: it may have been the network.
      this.#client = undefined;
      throw error;
    }
  }

  dispose(): void {
    this.#disposed = true;
    void this.#client?.then(
      (client) => client.dispose(),
      () => undefined,
    );
  }
}
