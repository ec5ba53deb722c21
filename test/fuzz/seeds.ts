import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatOf, type ImageFormat } from '../../src/image/format';

/** A picture that is made damaged ones of. */
export interface Seed {
  readonly name: string;
  readonly format: ImageFormat;
  readonly bytes: Uint8Array;
}

export type Seeds = ReadonlyMap<ImageFormat, readonly Seed[]>;

/** The pictures of a folder by what they are, whatever their names say. */
export function readSeeds(folder: string): Seeds {
  const seeds = new Map<ImageFormat, Seed[]>();
  for (const name of readdirSync(folder).sort()) {
    const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
    const format = formatOf(bytes);
    if (format) seeds.set(format, [...(seeds.get(format) ?? []), { name, format, bytes }]);
  }
  return seeds;
}
