import type * as vscode from 'vscode';
import { CancelledError } from '../../compute/cancelled';
import type { OutputQuery } from '../../compute/outputQueries';
import type { CellPlace } from '../../protocol/panelView';
import type { ToPage } from '../../protocol/panelMessages';
import type { Part } from '../../protocol/part';
import { type Problem, problemOf } from '../../protocol/problem';
import type { Inspection } from '../inspection/inspection';

/** What the page asks about the image and the output that it shows. */
type Kind = 'cell' | 'imagePart' | 'mapPart' | 'compare';

/** Of each kind only the latest question is answered: whoever moves over a picture asks faster than one can look. */
export class PageQuestions implements vscode.Disposable {
  readonly #asking = new Map<Kind, AbortController>();

  constructor(
    private readonly inspection: Inspection,
    private readonly log: vscode.LogOutputChannel,
    private readonly post: (message: ToPage) => void,
  ) {}

  cell({ y, x, filter }: CellPlace): void {
    const place = { y, x, filter };
    void this.#answer(
      'cell',
      async (signal) => ({ type: 'cell', cell: await this.inspection.answers.cell(place, signal) }),
      (problem) => ({ type: 'cellRefused', problem }),
    );
  }

  imagePart({ rows, columns, size }: Part): void {
    const part = { rows, columns, size };
    void this.#answer('imagePart', async (signal) => ({
      type: 'imagePart',
      part,
      picture: await this.inspection.answers.imagePart(part, signal),
    }));
  }

  mapPart(filter: number, { rows, columns, size }: Part): void {
    const part = { rows, columns, size };
    void this.#answer('mapPart', async (signal) => ({
      type: 'mapPart',
      filter,
      part,
      values: (await this.inspection.answers.mapPart({ filter, ...part }, signal)).data,
    }));
  }

  /** @param pinned what the page compares with; without it there is no answer */
  compare({ id, filter }: { readonly id: number; readonly filter: number }, pinned: OutputQuery | undefined): void {
    if (!pinned) return;
    void this.#answer(
      'compare',
      async (signal) => ({
        type: 'comparedMaps',
        id,
        maps: await this.inspection.answers.compare(pinned, filter, signal),
      }),
      (problem) => ({ type: 'compareRefused', id, problem }),
    );
  }

  dispose(): void {
    for (const asking of this.#asking.values()) asking.abort();
    this.#asking.clear();
  }

  /** @param refuse what the page is told where there is no answer; without it the coarser picture simply stays */
  async #answer(
    kind: Kind,
    ask: (signal: AbortSignal) => Promise<ToPage>,
    refuse?: (problem: Problem) => ToPage,
  ): Promise<void> {
    this.#asking.get(kind)?.abort();
    const asking = new AbortController();
    this.#asking.set(kind, asking);
    try {
      const answer = await ask(asking.signal);
      if (this.#asking.get(kind) === asking) this.post(answer);
    } catch (error) {
      if (this.#asking.get(kind) !== asking || error instanceof CancelledError) return;
      const problem = problemOf(error);
      this.log.warn(`A ${kind} of ${this.inspection.fileName}: ${problem.message}`);
      if (refuse) this.post(refuse(problem));
    }
  }
}
