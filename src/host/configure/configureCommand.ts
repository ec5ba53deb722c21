import * as vscode from 'vscode';
import type { ArgumentName, Conv2DArguments } from '../../conv2d/arguments';
import type { RawArguments } from '../../conv2d/parse/parseArguments';
import { rawArguments } from '../../conv2d/rawArguments';
import type { ImageShape } from '../../conv2d/load/imageArray';
import { COMMANDS } from '../ids';
import type { Inspections } from '../inspection/inspections';
import type { Conv2DSettings } from '../settings';
import { tryDraft } from './drafts';
import { currentLayer } from './currentLayer';
import { askStep, type StepEnd, type StepPlace, type TryDraft } from './quickInputs';
import { askMore, askReview } from './review';
import { type ConfigureStep, mainSteps, moreSteps } from './steps';

/** How the whole dialogue ended. */
type DialogueEnd = { readonly kind: 'run'; readonly arguments: Conv2DArguments } | { readonly kind: 'cancel' | 'code' };

/** A multi-step quick pick over the layer's arguments; settings are written at the end, or not at all. */
export class ConfigureCommand {
  constructor(
    private readonly inspections: Inspections,
    private readonly settings: Conv2DSettings,
  ) {}

  /** @param scope the image whose settings are meant */
  async execute(scope: vscode.Uri | undefined): Promise<void> {
    const { image, arguments: current } = await currentLayer(scope, this.inspections, this.settings);
    const { parseInitializerText } = await import(/* webpackChunkName: "python" */ '../../conv2d/parse/text');
    const more = moreSteps((text) => {
      const read = parseInitializerText(text);
      return read.ok ? read.value : text;
    });
    const end = await new Dialogue(rawArguments(current), image, more).run();
    if (end.kind === 'run') await this.settings.write(scope, end.arguments);
    if (end.kind === 'code') await vscode.commands.executeCommand(COMMANDS.configureFromCode, scope);
  }
}

/** One way through the steps, with everything that was chosen so far. */
class Dialogue {
  readonly #attempt: TryDraft;
  readonly #main = mainSteps();

  constructor(
    private draft: RawArguments,
    image: ImageShape,
    private readonly more: readonly ConfigureStep[],
  ) {
    this.#attempt = (raw) => tryDraft(raw, image);
  }

  async run(): Promise<DialogueEnd> {
    const total = this.#main.length + 1;
    for (let index = 0; index >= 0;) {
      const step = this.#main[index];
      if (!step) {
        const end = await this.#review({ number: total, total });
        if (end !== 'back') return end;
        index--;
        continue;
      }
      const later = [...this.#main.slice(index + 1), ...this.more].map(({ argument }) => argument);
      const end = await this.#ask(step, { number: index + 1, total, canGoBack: index > 0, later });
      if (end === 'cancel' || end === 'code') return { kind: end };
      index += end === 'next' ? 1 : -1;
    }
    return { kind: 'cancel' };
  }

  async #review(place: { number: number; total: number }): Promise<DialogueEnd | 'back'> {
    for (;;) {
      const outcome = this.#attempt(this.draft);
      const end = await askReview(outcome, place);
      switch (end.kind) {
        case 'run':
          return outcome.ok ? { kind: 'run', arguments: outcome.arguments } : { kind: 'cancel' };
        case 'back':
          return 'back';
        case 'cancel':
          return { kind: 'cancel' };
        case 'more': {
          const finished = await this.#listMore();
          if (finished !== 'back') return finished;
          break;
        }
        case 'change': {
          const finished = await this.#change(end.argument);
          if (finished !== 'back') return finished;
        }
      }
    }
  }

  async #listMore(): Promise<DialogueEnd | 'back'> {
    const names = this.more.map(({ argument }) => argument);
    for (;;) {
      const outcome = this.#attempt(this.draft);
      const end = await askMore(outcome, this.draft, names);
      if (end.kind === 'run' && outcome.ok) return { kind: 'run', arguments: outcome.arguments };
      if (end.kind === 'back') return 'back';
      if (end.kind !== 'change') return { kind: 'cancel' };
      const finished = await this.#change(end.argument);
      if (finished !== 'back') return finished;
    }
  }

  /** Changes one argument out of turn; every other one can be changed after it. */
  async #change(argument: ArgumentName): Promise<DialogueEnd | 'back'> {
    const all = [...this.#main, ...this.more];
    const step = all.find((candidate) => candidate.argument === argument);
    if (!step) return 'back';
    const later = all.filter((other) => other !== step).map((other) => other.argument);
    const end = await this.#ask(step, { canGoBack: true, later });
    return end === 'cancel' || end === 'code' ? { kind: end } : 'back';
  }

  async #ask(step: ConfigureStep, place: StepPlace): Promise<StepEnd['kind']> {
    const end = await askStep(step, place, this.draft, this.#attempt);
    if (end.kind === 'next') this.draft = end.draft;
    return end.kind;
  }
}
