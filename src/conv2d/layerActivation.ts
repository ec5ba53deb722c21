import * as l10n from '@vscode/l10n';
import { repr } from '../python/repr';
import { PythonFloat } from '../python/values';
import type { LayerActivation, NamedActivation } from './activationNames';

/** Keras' activation layers with arguments that matter (keras/src/layers/activations/). */
export type LayerActivationDetails =
  | { readonly layer: 'LeakyReLU'; readonly slope: number }
  | { readonly layer: 'ReLU'; readonly most: number | null; readonly slope: number; readonly threshold: number }
  | { readonly layer: 'ELU'; readonly alpha: number };

/** Their parameters in the order of their constructors, with the defaults. */
export const LAYER_PARAMETERS = {
  LeakyReLU: { negative_slope: 0.3 },
  ReLU: { max_value: null, negative_slope: 0, threshold: 0 },
  ELU: { alpha: 1 },
} as const satisfies Readonly<Record<LayerActivationDetails['layer'], Readonly<Record<string, number | null>>>>;

/** The layer of a text as settings have it; undefined where it is none, or has arguments that Keras refuses. */
export function layerActivationOf(text: string): LayerActivationDetails | undefined {
  const [, layer = '', list = ''] = /^(LeakyReLU|ReLU|ELU)\(([^()]*)\)$/.exec(text.trim()) ?? [];
  const names = layerParameters(layer);
  if (!names) return undefined;
  const given = new Map<string, number | null>();
  for (const [at, part] of list
    .split(',')
    .filter((item) => item.trim() !== '')
    .entries()) {
    const [, name = names[at] ?? '', value = ''] = /^\s*(?:(\w+)\s*=)?\s*([-+.\w]+)\s*$/.exec(part) ?? [];
    if (!names.includes(name) || given.has(name)) return undefined;
    given.set(name, value === 'None' ? null : Number(value));
  }
  return layerActivation(layer, given);
}

/** Names of the parameters; undefined for a layer that is none of these. */
export function layerParameters(layer: string): readonly string[] | undefined {
  return isLayer(layer) ? Object.keys(LAYER_PARAMETERS[layer]) : undefined;
}

/** The layer with these arguments; undefined where one is no number that it can have. */
export function layerActivation(
  layer: string,
  given: ReadonlyMap<string, number | null>,
): LayerActivationDetails | undefined {
  const value = (name: string, usual: number): number => {
    const own = given.get(name);
    return own === undefined ? usual : (own ?? NaN);
  };
  const details = ((): LayerActivationDetails | undefined => {
    switch (layer) {
      case 'LeakyReLU':
        return { layer, slope: value('negative_slope', LAYER_PARAMETERS.LeakyReLU.negative_slope) };
      case 'ReLU':
        return {
          layer,
          most: given.get('max_value') ?? null,
          slope: value('negative_slope', 0),
          threshold: value('threshold', 0),
        };
      case 'ELU':
        return { layer, alpha: value('alpha', LAYER_PARAMETERS.ELU.alpha) };
      default:
        return undefined;
    }
  })();
  return details && isAllowed(details) ? details : undefined;
}

/** The name of an activation that does the same; undefined where there is none. */
export function sameByName(details: LayerActivationDetails): NamedActivation | undefined {
  switch (details.layer) {
    case 'LeakyReLU':
      return details.slope === 0.2 ? 'leaky_relu' : undefined;
    case 'ReLU':
      if (details.threshold !== 0) return undefined;
      if (details.most === null && details.slope === 0.2) return 'leaky_relu';
      if (details.slope !== 0) return undefined;
      return details.most === null ? 'relu' : details.most === 6 ? 'relu6' : undefined;
    case 'ELU':
      return details.alpha === 1 ? 'elu' : undefined;
  }
}

/** The text of a layer, as settings and Python have it: with the arguments that differ from the defaults. */
export function layerActivationText(details: LayerActivationDetails): LayerActivation {
  switch (details.layer) {
    case 'LeakyReLU':
      return `LeakyReLU(negative_slope=${number(details.slope)})`;
    case 'ELU':
      return `ELU(alpha=${number(details.alpha)})`;
    case 'ReLU': {
      const { most, slope, threshold } = details;
      const given = [
        ...(most === null ? [] : [`max_value=${number(most)}`]),
        ...(slope === 0 ? [] : [`negative_slope=${number(slope)}`]),
        ...(threshold === 0 ? [] : [`threshold=${number(threshold)}`]),
      ];
      return `ReLU(${given.join(', ')})`;
    }
  }
}

/** What the layer does, in a few words. */
export function layerActivationWords(details: LayerActivationDetails): string {
  switch (details.layer) {
    case 'LeakyReLU':
      return l10n.t('{0} above {1}, {2} below', 'x', '0', `${number(details.slope)} · x`);
    case 'ELU':
      return l10n.t('{0} above {1}, {2} below', 'x', '0', `${number(details.alpha)} · (e^x - 1)`);
    case 'ReLU': {
      const { most, slope, threshold } = details;
      const above = most === null ? 'x' : `min(x, ${number(most)})`;
      const from = threshold === 0 ? 'x' : `(x - ${number(threshold)})`;
      const below = slope === 0 ? '0' : `${number(slope)} · ${from}`;
      return l10n.t('{0} above {1}, {2} below', above, number(threshold), below);
    }
  }
}

/** The function of one value, with TensorFlow's rounding of the arguments. */
export function layerFunction(details: LayerActivationDetails): (x: number) => number {
  switch (details.layer) {
    case 'LeakyReLU': {
      const slope = Math.fround(details.slope);
      return (x) => (x > 0 ? x : slope * x);
    }
    case 'ELU': {
      const alpha = Math.fround(details.alpha);
      return (x) => (x > 0 ? x : alpha * Math.expm1(x));
    }
    case 'ReLU': {
      const [most, slope, threshold] = [details.most ?? Infinity, details.slope, details.threshold].map(Math.fround);
      return reluFunction(most ?? Infinity, slope ?? 0, threshold ?? 0);
    }
  }
}

/** keras/src/backend/tensorflow/nn.py makes it of several operations: with a threshold alone, NaN becomes 0. */
function reluFunction(most: number, slope: number, threshold: number): (x: number) => number {
  if (slope !== 0) return (x) => (x > threshold ? Math.min(x, most) : slope * Math.fround(x - threshold));
  if (threshold !== 0) return (x) => (x > threshold ? Math.min(x, most) : 0);
  return (x) => Math.min(Math.max(x, 0), most);
}

/** Whether Keras takes the arguments. */
function isAllowed(details: LayerActivationDetails): boolean {
  switch (details.layer) {
    case 'LeakyReLU':
      return Number.isFinite(details.slope) && details.slope >= 0;
    case 'ELU':
      return Number.isFinite(details.alpha);
    case 'ReLU':
      return [details.most ?? 0, details.slope, details.threshold].every(
        (value) => Number.isFinite(value) && value >= 0,
      );
  }
}

function isLayer(name: string): name is LayerActivationDetails['layer'] {
  return Object.hasOwn(LAYER_PARAMETERS, name);
}

function number(value: number): string {
  return Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER
    ? repr(new PythonFloat(value))
    : repr(value);
}
