// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { type Conv2DArguments, DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { askedArguments } from '../../../src/conv2d/asked';
import { rawArguments } from '../../../src/conv2d/rawArguments';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import type { Preset } from '../../../src/conv2d/presets';
import { HeaderView } from '../../../src/webview/headerView';
import { imageOf } from '../fixtures';
import { base } from './finishedRun';
import { silentHost } from './silentHost';

let host: ReturnType<typeof silentHost>;
let header: HeaderView;

beforeEach(() => {
  host = silentHost();
  header = new HeaderView(host);
  document.body.replaceChildren(header.root);
});

function render(args: Partial<Conv2DArguments> = {}, ownPresets: readonly Preset[] = [], presetsLeftOut = 0): void {
  const all = { ...DEFAULT_ARGUMENTS, ...args };
  const traced = traceConv2D(imageOf(8, 12, 3), all);
  if (!traced.ok) throw new Error(traced.problem.message);
  header.render({ ...base, asked: askedArguments(rawArguments(all)), trace: traced.trace, ownPresets, presetsLeftOut });
}

function control(selector: string): HTMLInputElement | HTMLSelectElement {
  const found = header.root.querySelector(selector);
  if (found instanceof HTMLInputElement || found instanceof HTMLSelectElement) return found;
  throw new Error(`there is no ${selector}`);
}

function enter(selector: string, value: string, event = 'input'): void {
  control(selector).value = value;
  control(selector).dispatchEvent(new Event(event));
}

const SOBEL = 'Constant(value=[[[[-1]], [[0]], [[1]]], [[[-2]], [[0]], [[2]]], [[[-1]], [[0]], [[1]]]])';

describe('the call of the layer', () => {
  it.each([
    ['#argument-filters', '8', 'input', { filters: 8 }],
    ['#argument-filters', '', 'input', { filters: null }],
    ['[aria-label="kernel_size, width"]', '5', 'input', { kernelSize: [4, 5] }],
    ['[aria-label="strides, height"]', '2', 'input', { strides: [2, 1] }],
    ['#argument-padding', 'same', 'change', { padding: 'same' }],
    ['#argument-activation', 'relu', 'change', { activation: 'relu' }],
    ['#argument-useBias', 'False', 'change', { useBias: false }],
    ['#argument-kernelInitializer', ' he_normal ', 'change', { kernelInitializer: 'he_normal' }],
    ['#argument-seed', '7', 'input', { seed: 7 }],
    ['#argument-name', '', 'change', { name: null }],
  ])('hands over what is entered in %s: %j', (selector, value, event, changes) => {
    render();
    enter(selector, value, event);
    expect(host.change).toHaveBeenLastCalledWith(changes);
  });

  it('leaves what is being typed, and follows in all other fields', () => {
    render();
    control('#argument-filters').focus();
    control('#argument-filters').value = '1';
    render({ filters: 16, padding: 'same' });
    expect(control('#argument-filters').value).toBe('1');
    expect(control('#argument-padding').value).toBe('same');
    control('#argument-padding').focus();
    expect(control('#argument-filters').value).toBe('16');
  });

  it('shows a value that settings hold although it is none of those to choose from', () => {
    const asked = askedArguments({ ...rawArguments(DEFAULT_ARGUMENTS), padding: 'full' });
    header.render({ ...base, asked });
    expect(control('#argument-padding').value).toBe('full');
  });

  it('says how many presets are left out', () => {
    render({}, [], 99_800);
    expect(header.root.querySelector('#preset-words')?.textContent).toContain('(99,800) are left out');
    render();
    expect(header.root.querySelector('#preset-words')?.textContent).not.toContain('left out');
  });

  it('knows which preset it is, and offers the user’s own', () => {
    const own: Preset = { id: 'Mine', kind: 'own', title: 'Mine', explanation: '', arguments: { filters: 5 } };
    render({ kernelSize: [3, 3], padding: 'same' }, [own]);
    expect(control('#preset').value).toBe('layer same');
    render({ filters: 6 }, [own]);
    expect(control('#preset').value).toBe('');
    enter('#preset', 'own Mine', 'change');
    expect(host.change).toHaveBeenLastCalledWith({ filters: 5 });
    enter('#preset', 'kernel sobelX', 'change');
    expect(host.change).toHaveBeenLastCalledWith(
      expect.objectContaining({ filters: 3, groups: 3, kernelInitializer: SOBEL }),
    );
  });
});

describe('a kernel set by hand', () => {
  const value = [-1, -2, -1].map((side) => [[[side]], [[0]], [[-side]]]);
  const args: Partial<Conv2DArguments> = { kernelSize: [3, 3], kernelInitializer: { className: 'Constant', value } };
  const cells = (): string[] =>
    [...header.root.querySelectorAll<HTMLInputElement>('.kernel-editor td input')].map((cell) => cell.value);

  it('shows every number, and takes another', () => {
    render(args);
    expect(cells()).toEqual(['-1', '0', '1', '-2', '0', '2', '-1', '0', '1']);
    enter('[aria-label="Weight in row 1, column 2"]', '2.5');
    expect(host.change).toHaveBeenLastCalledWith({ kernelInitializer: SOBEL.replace('[[2]]', '[[2.5]]') });
    enter('[aria-label="Weight in row 0, column 0"]', '-');
    expect(host.change).toHaveBeenCalledTimes(1);
  });

  it('grows around its middle with kernel_size', () => {
    render(args);
    enter('[aria-label="kernel_size, height"]', '1');
    expect(host.change).toHaveBeenLastCalledWith({
      kernelSize: [1, 3],
      kernelInitializer: 'Constant(value=[[[[-2]], [[0]], [[2]]]])',
    });
  });

  it('has a choice of the filter where each has numbers of its own', () => {
    const both = [[[[1, 2, 3]]]];
    render({ filters: 3, kernelSize: [1, 1], kernelInitializer: { className: 'Constant', value: both } });
    expect(cells()).toEqual(['1']);
    enter('#kernel-editor-filter', '2', 'change');
    expect(cells()).toEqual(['3']);
    enter('.kernel-editor td input', '9');
    expect(host.change).toHaveBeenLastCalledWith({ kernelInitializer: 'Constant(value=[[[[1, 2, 9]]]])' });
  });

  it('begins with 1 in the middle', () => {
    render({ kernelSize: [2, 3] });
    const button = [...header.root.querySelectorAll('button')].find((one) => one.textContent === 'Set Kernel by Hand');
    button?.click();
    expect(host.change).toHaveBeenLastCalledWith({
      kernelInitializer: 'Constant(value=[[[[0]], [[1]], [[0]]], [[[0]], [[0]], [[0]]]])',
    });
  });
});
