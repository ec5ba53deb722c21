import { ARGUMENT_NAMES } from '../../conv2d/arguments';
import type { Preset, PresetArguments } from '../../conv2d/presets';
import { SettingAllowance, type SettingBounds } from '../settingAllowance';

/** The user's presets as far as they are read. */
export interface OwnPresets {
  readonly presets: readonly Preset[];
  /** How many are left out because they are too many or too large. */
  readonly leftOut: number;
}

/** Nobody finds anything in a longer list. */
const MOST_PRESETS = 200;

const MOST_LETTERS_OF_NAME = 200;

/** Of all presets together: some of them may be kernels that are written out, number by number. */
const BOUNDS: SettingBounds = { depth: 16, values: 100_000, letters: 1_000_000 };

/** Reads presets as the setting holds them: names, each with arguments as `convscope.conv2d` has them. */
export function readPresets(written: unknown): OwnPresets {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return { presets: [], leftOut: 0 };
  const names = Object.keys(written);
  const allowance = new SettingAllowance(BOUNDS);
  const presets: Preset[] = [];
  for (const name of names) {
    if (presets.length === MOST_PRESETS) break;
    if (name.length > MOST_LETTERS_OF_NAME) continue;
    const value: unknown = Reflect.get(written, name);
    if (!allowance.take(value)) continue;
    presets.push({ id: name, kind: 'own', title: name, explanation: '', arguments: knownOf(value) });
  }
  return { presets, leftOut: names.length - presets.length };
}

/** Of its own: VS Code makes what settings hold anew whenever it is asked for. */
function knownOf(value: unknown): PresetArguments {
  if (typeof value !== 'object' || value === null) return {};
  const given = new Map<string, unknown>(Object.entries(value));
  const known = ARGUMENT_NAMES.filter((name) => given.has(name));
  return Object.fromEntries(known.map((name) => [name, plain(given.get(name))]));
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
