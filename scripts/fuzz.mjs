// `npm run fuzz`: loads damaged pictures of every format, and prints what came of them.
import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DIST, inRoot } from './lib/paths.mjs';
import { progress, runMain } from './lib/run.mjs';
import { endChild, onStop } from './lib/signals.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

/**
 * @typedef {import('../test/fuzz/messages').Order} Order
 * @typedef {import('../test/fuzz/messages').Report} Report
 * @typedef {import('../test/fuzz/messages').Outcome} Outcome
 * @typedef {import('../test/fuzz/messages').Failure} Failure
 */

const HELP = `npm run fuzz -- [options]
  --count <n>     files to load (20000; without an end where minutes are given)
  --seed <n>      which files (1)
  --minutes <n>   stop after so long
  --loaders <n>   loaders that each file is loaded like, of 8 (1: all in turn, from file to file)
  --jobs <n>      processes (one for each core)
  --generator <g> damaged: good files with errors; composed: parts repeated, overlapping, nested, with sizes that
                  do not agree; both: each in turn (both)
  --first <n>     begin with this file of the run (0)
  --folder <dir>  where files that fail are saved (a new folder)
  --bundle <file> a build of test/fuzz with the codecs in the folder above it, instead of one made now`;

/** Failures of one cause that are printed while the files are loaded. */
const SHOWN = 3;

/** @param {string} name @returns {import('../test/fuzz/messages').Generator} */
function generatorOf(name) {
  if (name === 'both' || name === 'damaged' || name === 'composed') return name;
  throw new Error(`--generator must be both, damaged or composed, not ${name}.`);
}

function options() {
  const { values } = parseArgs({
    options: {
      count: { type: 'string' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string' },
      loaders: { type: 'string', default: '1' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      generator: { type: 'string', default: 'both' },
      first: { type: 'string', default: '0' },
      folder: { type: 'string' },
      bundle: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const number = (/** @type {string} */ name, /** @type {string} */ text) => {
    const value = Number(text);
    if (!(value >= 0)) throw new Error(`--${name} must be a number, not ${text}.`);
    return value;
  };
  const minutes = values.minutes === undefined ? undefined : number('minutes', values.minutes);
  return {
    count: values.count === undefined ? (minutes ? Infinity : 20_000) : number('count', values.count),
    seed: number('seed', values.seed),
    until: minutes === undefined ? 0 : Date.now() + minutes * 60_000,
    loaders: number('loaders', values.loaders),
    jobs: Math.max(1, number('jobs', values.jobs)),
    generator: generatorOf(values.generator),
    first: number('first', values.first),
    folder: path.resolve(values.folder ?? mkdtempSync(path.join(tmpdir(), 'convscope-fuzz-'))),
    bundle: values.bundle === undefined ? undefined : path.resolve(values.bundle),
    help: values.help,
  };
}

/**
 * Runs one share of the files; a process that dies is replaced.
 * @param {string} bundle
 * @param {Order} order
 * @param {(report: Report) => void} hear
 * @returns {Promise<void>}
 */
function runShare(bundle, order, hear) {
  return new Promise((resolve, reject) => {
    const child = fork(bundle, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const forget = onStop(() => endChild(child));
    /** @type {number | undefined} */
    let last;
    let done = false;
    child.on('message', (/** @type {Report} */ report) => {
      if (report.type === 'started') last = report.index;
      if (report.type === 'done') done = true;
      hear(report);
    });
    child.once('error', reject);
    child.once('close', () => {
      forget();
      if (done) return resolve();
      if (last === undefined) return reject(new Error(`A process died before its first file, ${order.first}.`));
      runShare(bundle, { ...order, first: last + order.step, died: last }, hear).then(resolve, reject);
    });
    child.send(order);
  });
}

/** @param {readonly Outcome[]} outcomes @param {readonly Failure[]} failures */
function table(outcomes, failures) {
  const formats = [...new Set([...outcomes, ...failures].map(({ format }) => format))].sort();
  const rows = formats.map((format) => {
    const own = outcomes.filter((outcome) => outcome.format === format);
    const sum = (/** @type {(outcome: Outcome) => number} */ value) => own.reduce((all, one) => all + value(one), 0);
    const most = (/** @type {(outcome: Outcome) => number} */ value) =>
      own.reduce((all, one) => Math.max(all, value(one)), 0);
    const cells = [
      format,
      own.length,
      sum(({ loaded }) => loaded),
      sum(({ refused }) => refused),
      Math.round(most(({ headerMs }) => headerMs)),
      Math.round(most(({ ms }) => ms)),
      Math.round(most(({ added }) => added) / 1e6),
      failures.filter((failure) => failure.format === format).length,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head =
    '| format | files | loaded | refused | slowest header, ms | slowest, ms | most added memory, MB | failures |';
  return [head, '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |', ...rows].join('\n');
}

runMain(async () => {
  const { count, seed, until, loaders, jobs, generator, first, folder, bundle: given, help } = options();
  if (help) return console.log(HELP);
  if (!given) {
    await ensureInstalled();
    await ensureBuilt();
  }
  const bundle = given ?? path.join(DIST, 'test/fuzz.js');
  const end = count === Infinity ? Number.MAX_SAFE_INTEGER : first + count;
  /** @type {Outcome[]} */
  const outcomes = [];
  /** @type {Failure[]} */
  const failures = [];
  const started = Date.now();
  /** @type {Map<string, number>} */
  const alike = new Map();
  const hear = (/** @type {Report} */ report) => {
    if (report.type === 'failure') {
      failures.push(report.failure);
      const { kind, text, file } = report.failure;
      // Of many that are alike the first few tell enough.
      const cause = `${kind} ${text.replace(/\d[\d,]*|\[.*?\]/g, '')}`;
      const times = (alike.get(cause) ?? 0) + 1;
      alike.set(cause, times);
      if (times <= SHOWN) progress(`${kind}: ${text}\n  ${file}`);
    } else if (report.type === 'outcome') {
      outcomes.push(report.outcome);
      if (outcomes.length % 2000 === 0)
        progress(`${outcomes.length} files, ${Math.round((Date.now() - started) / 1000)} s`);
    }
  };
  const order = {
    run: seed,
    step: jobs,
    end,
    until,
    loaders,
    generator,
    images: inRoot('test/fixtures/images'),
    folder,
    died: null,
  };
  const codecs = path.resolve(path.dirname(bundle), '..');
  await Promise.all(
    Array.from({ length: jobs }, (_, job) => runShare(bundle, { ...order, codecs, first: first + job }, hear)),
  );
  console.log(`${table(outcomes, failures)}\n`);
  for (const [cause, times] of alike) if (times > SHOWN) console.log(`${times} times: ${cause}`);
  const seconds = Math.round((Date.now() - started) / 1000);
  const loads = outcomes.reduce((sum, { loaded, refused }) => sum + loaded + refused, 0);
  const where = failures.length > 0 ? `: ${folder}` : '';
  console.log(
    `Seed ${seed}: ${outcomes.length} damaged files, ${loads} loads in ${seconds} s, ${failures.length} failures${where}.`,
  );
  return failures.length > 0 ? 1 : 0;
});
