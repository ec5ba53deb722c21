import * as l10n from '@vscode/l10n';
import { usesSeed } from '../conv2d/callText';
import { formatInteger } from '../conv2d/format';
import { sentences } from '../conv2d/sentences';
import type { Trace } from '../conv2d/trace';
import type { Asked, PageState, PageValues, Status } from '../protocol/panelMessages';
import type { Problem, Remedy } from '../protocol/problem';
import { runningWords, stageWords } from '../protocol/stageWords';
import { element } from './dom';
import type { Host } from './host';

/** Says how the run stands: progress with Cancel, a result's origin, or what went wrong and what to do. */
export class StatusView {
  readonly root = element('section', { class: 'status', 'aria-label': l10n.t('Run') });
  readonly #live = element('p', { class: 'live', role: 'status', 'aria-live': 'polite' });
  readonly #body = element('div');
  #shown = '';

  constructor(private readonly host: Host) {
    this.root.append(this.#live, this.#body);
  }

  render({ status, stale, trace, mismatches }: PageState, values: PageValues | undefined): void {
    const key = JSON.stringify([status, stale, mismatches, values?.timings, trace?.seed, trace?.arguments]);
    if (key === this.#shown) return;
    this.#shown = key;
    // While it runs, the same Cancel button stays, so that it can be clicked and keeps its focus.
    const running = this.#body.querySelector('.running');
    if (status.kind === 'running' && running) {
      showProgress(running, status);
    } else {
      this.#body.replaceChildren(...this.#parts(status, values, trace));
    }
    for (const mismatch of this.#body.querySelectorAll('.mismatch')) mismatch.remove();
    for (const mismatch of mismatches) {
      this.#body.append(
        element('p', { class: 'notice error mismatch', text: l10n.t('This is a bug in Convscope: {0}.', mismatch) }),
      );
    }
    this.#live.textContent = this.#announcement(status);
  }

  #parts(status: Status, values: PageValues | undefined, trace: Trace | undefined): HTMLElement[] {
    switch (status.kind) {
      case 'running':
        return [this.#running(status)];
      case 'done':
        return values
          ? [
              element(
                'p',
                { class: 'origin' },
                origin(values),
                ' ',
                this.#otherBackend(values),
                ...(trace ? this.#seed(trace) : []),
              ),
            ]
          : [];
      case 'cancelled': {
        const kept = values
          ? [l10n.t('The last result is still shown.')]
          : trace
            ? [l10n.t('The shapes are known without it.')]
            : [];
        return [
          this.#notice(l10n.t('Cancelled'), sentences(l10n.t('The layer was not run.'), ...kept), undefined, [
            this.#button(l10n.t('Run Again'), 'run'),
          ]),
        ];
      }
      case 'failed':
        return [this.#failure(status.problem, values !== undefined)];
    }
  }

  /** The seed, and the way to keep it where it was drawn. */
  #seed({ arguments: args, seed }: Trace): (Node | string)[] {
    if (!usesSeed(args)) return [];
    const drawn =
      args.seed === null
        ? l10n.t('Weights drawn with seed {0}, as Keras on TensorFlow draws them.', seed)
        : l10n.t('Weights drawn with seed {0}, as Keras on TensorFlow draws them; the settings fix it.', seed);
    if (args.seed !== null) return [` · ${drawn}`];
    return [` · ${drawn} `, this.#button(l10n.t('Pin Seed'), 'pinSeed', 'link')];
  }

  #otherBackend({ backend }: PageValues): HTMLElement {
    return backend.name === 'wasm'
      ? this.#button(l10n.t('Run on CPU'), 'runOnCpu', 'link')
      : this.#button(l10n.t('Run on WASM'), 'runOnWasm', 'link');
  }

  #running(status: Running): HTMLElement {
    const running = element(
      'div',
      { class: 'running' },
      element('span', { class: 'stage' }),
      element(
        'div',
        { class: 'progress', role: 'progressbar', 'aria-label': l10n.t('Running the layer') },
        element('div', { class: 'bar' }),
      ),
      this.#button(l10n.t('Cancel'), 'cancel', 'secondary'),
    );
    showProgress(running, status);
    return running;
  }

  #failure(problem: Problem, hasValues: boolean): HTMLElement {
    const settings = problem.argument ? [this.#button(l10n.t('Open Settings'), 'openSettings', 'secondary')] : [];
    const configure = problem.argument ? [this.#button(l10n.t('Configure…'), 'configure')] : [];
    const remedies = (problem.remedies ?? []).map((remedy, index) => {
      const { label, ask } = remedyWords(remedy);
      return this.#button(label, ask, index > 0 ? 'secondary' : undefined);
    });
    const kept = hasValues ? [l10n.t('The last good result is still shown.')] : [];
    const [first = '', ...others] = [...(problem.suggestion ? [problem.suggestion] : []), ...kept];
    return this.#notice(l10n.t('The layer was not run'), problem.message, sentences(first, ...others), [
      ...remedies,
      ...configure,
      ...settings,
      this.#button(l10n.t('Run Again'), 'run', problem.argument || remedies.length > 0 ? 'secondary' : undefined),
      this.#button(l10n.t('Show Log'), 'showLog', 'secondary'),
    ]);
  }

  #notice(title: string, message: string, suggestion: string | undefined, buttons: HTMLElement[]): HTMLElement {
    const failed = suggestion !== undefined;
    return element(
      'div',
      { class: failed ? 'notice error' : 'notice' },
      element('h2', { text: title }),
      element('p', { class: 'message', text: message }),
      suggestion ? element('p', { class: 'suggestion', text: suggestion }) : undefined,
      element('div', { class: 'buttons' }, ...buttons),
    );
  }

  #button(label: string, ask: Parameters<Host['ask']>[0], kind = ''): HTMLButtonElement {
    return element('button', { class: kind, type: 'button', text: label, onClick: () => this.host.ask(ask) });
  }

  #announcement(status: Status): string {
    switch (status.kind) {
      case 'running':
        return l10n.t('{0}…', stageWords(status.stage));
      case 'done':
        return l10n.t('The run has finished.');
      case 'cancelled':
        return l10n.t('The run was cancelled.');
      case 'failed':
        return sentences(l10n.t('The layer was not run.'), status.problem.message);
    }
  }
}

/** What can be done at once about a problem with an image. */
function remedyWords(remedy: Remedy): { readonly label: string; readonly ask: Asked['type'] } {
  switch (remedy) {
    case 'downscale':
      return { label: l10n.t('Downscale'), ask: 'downscale' };
    case 'raiseLimit':
      return { label: l10n.t('Raise the Limit…'), ask: 'raiseLimit' };
    case 'loadLike':
      return { label: l10n.t('Load Like…'), ask: 'chooseLoader' };
    case 'openComputeSettings':
      return { label: l10n.t('Open Settings'), ask: 'openComputeSettings' };
  }
}

type Running = Extract<Status, { kind: 'running' }>;

/** The words, and the bar where it is known how far it is. */
function showProgress(running: Element, status: Running): void {
  const words = running.querySelector('.stage');
  if (words) words.textContent = runningWords(status);
  const progress = running.querySelector('.progress');
  const bar = running.querySelector<HTMLElement>('.bar');
  if (!progress || !bar) return;
  const { percent } = status;
  progress.classList.toggle('determinate', percent !== undefined);
  if (percent === undefined) progress.removeAttribute('aria-valuenow');
  else progress.setAttribute('aria-valuenow', String(percent));
  bar.style.width = percent === undefined ? '' : `${percent}%`;
}

function origin({ timings, tfjs, backend: { name, workers, fallback } }: PageValues): string {
  const { total, decode } = timings;
  const time = total < 1000 ? `${total} ms` : `${(total / 1000).toFixed(1)} s`;
  return sentences(
    decode === 0
      ? l10n.t('Ran in {0}, the image was decoded before.', time)
      : l10n.t('Ran in {0}, {1} ms of it decoding.', time, formatInteger(decode)),
    workers === 1
      ? l10n.t('TensorFlow.js {0}, {1} backend, 1 worker.', tfjs, name.toUpperCase())
      : l10n.t('TensorFlow.js {0}, {1} backend, {2} workers.', tfjs, name.toUpperCase(), workers),
    ...(fallback === undefined ? [] : [l10n.t('The WASM backend was not used: {0}.', fallback)]),
  );
}
