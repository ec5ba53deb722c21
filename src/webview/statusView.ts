import { usesSeed } from '../conv2d/callText';
import { formatInteger } from '../conv2d/format';
import type { Trace } from '../conv2d/trace';
import type { Asked, PageState, PageValues, Status } from '../protocol/panelMessages';
import type { Problem, Remedy } from '../protocol/problem';
import { runningWords, stageWords } from '../protocol/stageWords';
import { element } from './dom';
import type { Host } from './host';

/** What can be done at once about a problem with an image. */
const REMEDIES: Readonly<Record<Remedy, { readonly label: string; readonly ask: Asked['type'] }>> = {
  downscale: { label: 'Downscale', ask: 'downscale' },
  raiseLimit: { label: 'Raise the Limit…', ask: 'raiseLimit' },
  loadLike: { label: 'Load Like…', ask: 'chooseLoader' },
  openComputeSettings: { label: 'Open Settings', ask: 'openComputeSettings' },
};

/** Says how the run stands: progress with Cancel, a result's origin, or what went wrong and what to do. */
export class StatusView {
  readonly root = element('section', { class: 'status', 'aria-label': 'Run' });
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
        element('p', { class: 'notice error mismatch', text: `This is a bug in Convscope: ${mismatch}.` }),
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
        const kept = values ? ' The last result is still shown.' : trace ? ' The shapes are known without it.' : '';
        return [
          this.#notice('Cancelled', `The layer was not run.${kept}`, undefined, [this.#button('Run Again', 'run')]),
        ];
      }
      case 'failed':
        return [this.#failure(status.problem, values !== undefined)];
    }
  }

  /** The seed, and the way to keep it where it was drawn. */
  #seed({ arguments: args, seed }: Trace): (Node | string)[] {
    if (!usesSeed(args)) return [];
    const drawn = ` · Weights drawn with seed ${seed}, as Keras on TensorFlow draws them`;
    if (args.seed !== null) return [`${drawn}; the settings fix it.`];
    return [`${drawn}. `, this.#button('Pin Seed', 'pinSeed', 'link')];
  }

  #otherBackend({ backend }: PageValues): HTMLElement {
    return backend.name === 'wasm'
      ? this.#button('Run on CPU', 'runOnCpu', 'link')
      : this.#button('Run on WASM', 'runOnWasm', 'link');
  }

  #running(status: Running): HTMLElement {
    const running = element(
      'div',
      { class: 'running' },
      element('span', { class: 'stage' }),
      element(
        'div',
        { class: 'progress', role: 'progressbar', 'aria-label': 'Running the layer' },
        element('div', { class: 'bar' }),
      ),
      this.#button('Cancel', 'cancel', 'secondary'),
    );
    showProgress(running, status);
    return running;
  }

  #failure(problem: Problem, hasValues: boolean): HTMLElement {
    const settings = problem.argument ? [this.#button('Open Settings', 'openSettings', 'secondary')] : [];
    const configure = problem.argument ? [this.#button('Configure…', 'configure')] : [];
    const remedies = (problem.remedies ?? []).map((remedy, index) =>
      this.#button(REMEDIES[remedy].label, REMEDIES[remedy].ask, index > 0 ? 'secondary' : undefined),
    );
    const kept = hasValues ? ' The last good result is still shown.' : '';
    return this.#notice('The layer was not run', problem.message, `${problem.suggestion ?? ''}${kept}`.trim(), [
      ...remedies,
      ...configure,
      ...settings,
      this.#button('Run Again', 'run', problem.argument || remedies.length > 0 ? 'secondary' : undefined),
      this.#button('Show Log', 'showLog', 'secondary'),
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
        return `${stageWords(status.stage)}…`;
      case 'done':
        return 'The run has finished.';
      case 'cancelled':
        return 'The run was cancelled.';
      case 'failed':
        return `The layer was not run. ${status.problem.message}`;
    }
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
  const decoded = decode === 0 ? 'the image was decoded before' : `${formatInteger(decode)} ms of it decoding`;
  const where = `TensorFlow.js ${tfjs}, ${name.toUpperCase()} backend, ${workers} ${workers === 1 ? 'worker' : 'workers'}.`;
  const instead = fallback === undefined ? '' : ` The WASM backend was not used: ${fallback}.`;
  return `Ran in ${time}, ${decoded}. ${where}${instead}`;
}
