import { DEFAULT_ARGUMENTS } from '../conv2d/arguments';
import { parseInitializerText } from '../conv2d/parse/text';
import type { RawArguments } from '../conv2d/parse/parseArguments';
import { builtInPresets, type PresetArguments } from '../conv2d/presets';
import { rawArguments } from '../conv2d/rawArguments';

/** A preset by its name, and the flags that go beyond it. */
export interface AskedPreset {
  readonly id: string;
  readonly given: PresetArguments;
}

/** The names are the same for every image. */
export function presetNames(): readonly string[] {
  return builtInPresets(1).map(({ id }) => id);
}

/** @param channels of the image, on which some presets depend */
export function presetRaw({ id, given }: AskedPreset, channels: number): RawArguments {
  const preset = builtInPresets(channels).find((known) => known.id === id);
  const args = { ...preset?.arguments };
  const { kernelInitializer } = args;
  const read = typeof kernelInitializer === 'string' ? parseInitializerText(kernelInitializer) : undefined;
  return {
    ...rawArguments(DEFAULT_ARGUMENTS),
    ...args,
    ...(read?.ok ? { kernelInitializer: read.value } : {}),
    ...given,
  };
}
