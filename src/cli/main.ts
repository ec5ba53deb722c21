import { writeSync } from 'node:fs';
import { basename } from 'node:path';
import { randomInt } from 'node:crypto';
import { CommanderError } from 'commander';
import type { Conv2DArguments } from '../conv2d/arguments';
import { exportCode } from '../conv2d/code/exportCode';
import { parseArguments, type RawArguments } from '../conv2d/parse/parseArguments';
import { SEEDS } from '../conv2d/parse/parseSeed';
import { readBeside } from '../compute/nodeFiles';
import { loadImage } from '../image/loadImage';
import { shapeOfImage, traceLayer } from '../image/traceImage';
import { WebAssemblyCodecs } from '../image/webAssembly';
import { HumanError, problemOf } from '../protocol/problem';
import { documentText, toDocument } from '../report/document';
import { endWithoutReaders } from './brokenPipe';
import { digestText, toDigest } from './digest';
import { type Options, readOptions } from './options';
import { presetRaw } from './preset';
import { readImage } from './readImage';
import { runLayer } from './runLayer';
import { toText } from './text';

async function inspect(options: Options): Promise<string> {
  const { image, raw, preset, json, code, digest, load } = options;
  // Before the image is read: what is wrong with them is told at once.
  const asked = preset ? undefined : legal(raw);
  const bytes = await readImage(image);
  const fileName = basename(image);
  if (digest) {
    const codecs = new WebAssemblyCodecs(readBeside(__dirname));
    const told = toDigest(fileName, await loadImage(bytes, fileName, load, codecs));
    return json ? `${JSON.stringify(told, null, 2)}\n` : digestText(told);
  }
  const shape = shapeOfImage({ bytes, fileName, options: load });
  const args = asked ?? legal(preset ? presetRaw(preset, shape.channels) : raw);
  const trace = traceLayer(shape, args, randomInt(SEEDS));
  if (code) return exportCode(code, { trace, path: image });
  const inspection = await runLayer({ bytes, fileName, trace }, options);
  return json ? documentText(toDocument(inspection)) : toText(inspection);
}

function legal(raw: RawArguments): Conv2DArguments {
  const parsed = parseArguments(raw);
  if (!parsed.ok) throw new HumanError(parsed.problem);
  return parsed.arguments;
}

/** At once, and without a word where that cannot be written either. */
function writeError(line: string): void {
  try {
    writeSync(process.stderr.fd, line);
  } catch {
    // Nothing is left to say it with.
  }
}

/** Exit codes: 0 done, 1 the image or Convscope failed, 2 the arguments were refused. */
async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2), process.stderr);
    process.stdout.write(await inspect(options));
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { message, suggestion, argument } = problemOf(error);
    process.stderr.write(`${message}\n${suggestion === undefined ? '' : `${suggestion}\n`}`);
    if (!(error instanceof HumanError) && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return argument === undefined ? 1 : 2;
  }
}

endWithoutReaders(
  [process.stdout, process.stderr],
  (code) => process.exit(code),
  (line) => writeError(line),
);
void main().then((code) => {
  process.exitCode = code;
});
