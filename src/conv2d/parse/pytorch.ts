import * as l10n from '@vscode/l10n';
import { bind } from '../../python/bind';
import { repr } from '../../python/repr';
import { elementsOf, type PythonCall, unknownIn } from '../../python/values';
import { sentences } from '../sentences';

/** Parameters of torch.nn.Conv2d in its order (torch/nn/modules/conv.py). */
const PARAMETERS = [
  'in_channels',
  'out_channels',
  'kernel_size',
  'stride',
  'padding',
  'dilation',
  'groups',
  'bias',
  'padding_mode',
  'device',
  'dtype',
];
const WORDS = ['in_channels', 'out_channels', 'stride', 'dilation', 'padding_mode'];

/** The layer of Keras that does what a layer of PyTorch does. */
export interface KerasOffer {
  readonly call: string;
  /** What belongs to it, and what is not the same: sentences. */
  readonly note: string;
}

/** Whether a call of Conv2D has words that only PyTorch has. */
export function hasPytorchWords({ arguments_ }: PythonCall): boolean {
  return arguments_.some(({ name = '' }) => WORDS.includes(name));
}

/** What a call of `nn.Conv2d` is in Keras; undefined where its arguments are not known or not legal there. */
export function fromPytorch(call: PythonCall): KerasOffer | undefined {
  const bound = bind(call.arguments_, { name: 'Conv2d', parameters: PARAMETERS, required: 3 });
  if (!bound.ok) return undefined;
  const value = (name: string, usual: unknown): unknown => {
    const given = bound.values.get(name);
    return given ? given.value : usual;
  };
  const used = ['out_channels', 'kernel_size', 'stride', 'padding', 'dilation', 'groups', 'bias', 'padding_mode'];
  if (used.some((name) => unknownIn(value(name, null)))) return undefined;
  const filters = value('out_channels', null);
  const [kernel, stride, dilation] = [value('kernel_size', 1), value('stride', 1), value('dilation', 1)].map(pairOf);
  const padding = paddingOf(value('padding', 0));
  if (!kernel || !stride || !dilation || padding === undefined || !Number.isInteger(filters)) return undefined;
  if (value('padding_mode', 'zeros') !== 'zeros') return undefined;
  const pads = typeof padding === 'string' ? [0, 0] : padding;
  const centred =
    stride.every((step) => step === 1) && pads.every((pad, at) => 2 * pad === reach(kernel, dilation, at));
  const none = pads.every((pad) => pad === 0);
  const same = padding === 'same' || (typeof padding !== 'string' && centred && !none);
  const before = !same && !none ? `ZeroPadding2D(${short(pads)})` : undefined;
  const given = [
    repr(filters),
    short(kernel),
    ...(short(stride) === '1' ? [] : [`strides=${short(stride)}`]),
    ...(same ? ["padding='same'"] : []),
    ...(short(dilation) === '1' ? [] : [`dilation_rate=${short(dilation)}`]),
    ...(value('groups', 1) === 1 ? [] : [`groups=${repr(value('groups', 1))}`]),
    ...(value('bias', true) === false ? ['use_bias=False'] : []),
  ];
  const weights = l10n.t('PyTorch draws other weights at first.');
  const padded =
    before && l10n.t('It needs {0} before it: Keras pads another way than by {1} pixels.', before, short(pads));
  return { call: `Conv2D(${given.join(', ')})`, note: padded === undefined ? weights : sentences(padded, weights) };
}

type Sides = readonly [number, number];

/** Undefined for what is no whole number, or two. */
function pairOf(value: unknown): Sides | undefined {
  const [height, width, more] = elementsOf(value) ?? [value, value];
  const whole = (item: unknown): item is number =>
    typeof item === 'number' && Number.isInteger(item) && item >= 0 && item < 2 ** 31;
  return whole(height) && whole(width) && more === undefined ? [height, width] : undefined;
}

function paddingOf(value: unknown): Sides | 'same' | 'valid' | undefined {
  return value === 'same' || value === 'valid' ? value : pairOf(value);
}

/** How far the kernel reaches beyond its first pixel. */
function reach(kernel: Sides, dilation: Sides, at: number): number {
  return ((kernel[at] ?? 1) - 1) * (dilation[at] ?? 1);
}

function short([height, width]: readonly number[]): string {
  return height === width ? `${height ?? 0}` : `(${height ?? 0}, ${width ?? 0})`;
}
