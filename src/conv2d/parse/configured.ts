import * as l10n from '@vscode/l10n';
import { type CallPlace, findCalls, parseCall } from '../../python/parse';
import type { PythonText } from '../../python/pythonText';
import { repr } from '../../python/repr';
import { type PythonArgument, PythonUnknown } from '../../python/values';

/** Functions of Keras that change what its layers do where their own arguments say nothing. */
const DATA_FORMAT = ['set_image_data_format'];
const PRECISION = ['set_floatx', 'set_dtype_policy', 'set_global_policy', 'set_policy'];

/** What a text sets for all layers; undefined where it says nothing of it. */
export type Configured =
  | { readonly known: true; readonly value: string }
  /** Not certain to hold for the layer: in a function, in a branch, several times or after it. */
  | { readonly known: false; readonly message: string; readonly place: CallPlace }
  | undefined;

/**
 * The data format that `keras.config.set_image_data_format` has set before a layer.
 *
 * @param layerAt where the layer's call begins
 */
export function configuredDataFormat(code: PythonText, layerAt: () => number): Configured {
  const places = placesOf(code, DATA_FORMAT);
  const [first] = places;
  if (!first) return undefined;
  const values = places.map((place) => valueAt(code, place, DATA_FORMAT));
  const [value] = values;
  const alike = typeof value === 'string' && values.every((other) => other === value);
  const usual = alike && value === 'channels_last';
  const at = layerAt();
  const before = places.every(({ from }) => from < at && isOutermost(code, from));
  return alike && (usual || before)
    ? { known: true, value }
    : { known: false, place: first, message: unknown(code, first) };
}

/** What makes the layers of a text compute in something else than float32; undefined where nothing does. */
export function otherPrecisionIn(code: PythonText): Exclude<Configured, { readonly known: true }> {
  for (const place of placesOf(code, PRECISION)) {
    const value = valueAt(code, place, PRECISION);
    if (value === 'float32') continue;
    const message =
      typeof value === 'string'
        ? l10n.t('dtype={0} cannot be inspected: Convscope computes in float32.', repr(value))
        : unknown(code, place);
    return { known: false, message, place };
  }
  return undefined;
}

function placesOf(code: PythonText, callees: readonly string[]): readonly CallPlace[] {
  // Reading a text once more takes its time: few have one of these words.
  if (!callees.some((callee) => code.source.includes(callee))) return [];
  const found = findCalls(code, callees);
  return found.ok ? found.value : [];
}

function valueAt(code: PythonText, { from }: CallPlace, callees: readonly string[]): unknown {
  const call = parseCall(code, callees, from);
  const given: readonly PythonArgument[] = call.ok ? call.value.arguments_ : [];
  const [only, more] = given;
  return more ? undefined : only?.value;
}

/** Whether a line begins with it: what is further in may never be carried out. */
function isOutermost({ source }: PythonText, at: number): boolean {
  return at === 0 || source.charAt(at - 1) === '\n';
}

function unknown({ source }: PythonText, { from, to }: CallPlace): string {
  return l10n.t('Convscope does not know what `{0}` is.', repr(new PythonUnknown(source.slice(from, to))));
}
