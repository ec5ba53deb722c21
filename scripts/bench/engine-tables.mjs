import { measureAnswers } from './answers.mjs';
import { CASES, costOf } from './cases.mjs';
import { ALONE, contenders, measure, WORKERS } from './contenders.mjs';
import { median, spread, written } from './numbers.mjs';

/** @typedef {import('./contenders.mjs').Picture} Picture */

const HEAD = [
  '',
  'first run, ms',
  'warm, ms',
  '× the first row',
  'to first picture, ms',
  '10^9 multiply-adds a second',
];

/**
 * The layer in the engine beside other libraries: a Markdown table for each case.
 * @param {(name: string) => Picture} pictureOf
 */
export async function printEngineTables(pictureOf) {
  const all = await contenders();
  for (const what of CASES) {
    const picture = pictureOf(what.name);
    const { multiplyAdds } = costOf(what, picture);
    const cost = `${(multiplyAdds / 1e9).toFixed(2)} · 10^9 multiply-adds`;
    console.log(`\n### ${what.name}: ${picture.width} × ${picture.height}, ${cost}\n`);
    console.log(`${row(...HEAD, 'peak memory, MB')}\n| --- |${' ---: |'.repeat(HEAD.length)}`);
    /** @type {Map<string, number>} */
    const peaks = new Map();
    let ours = NaN;
    for (const contender of all) {
      const measured = await measure(contender, what, picture);
      if (!measured) continue;
      const { runs, peak, cold } = measured;
      // The first run of ours decodes the picture and starts the workers; that of the others finds the pixels ready.
      const warm = cold === undefined ? runs.slice(1) : runs;
      const middle = median(warm.map(({ ms }) => ms));
      if (Number.isNaN(ours)) ours = middle;
      const first = warm.flatMap((each) => (each.first === undefined ? [] : [each.first]));
      peaks.set(contender.name, peak);
      console.log(
        row(
          contender.name,
          written(cold ?? runs[0]?.ms ?? NaN),
          spread(warm.map(({ ms }) => ms)),
          (middle / ours).toFixed(2),
          written(median(first)),
          (multiplyAdds / middle / 1e6).toFixed(2),
          (peak / 1e6).toFixed(0),
        ),
      );
    }
    for (const { title, ms } of await measureAnswers(what, picture, WORKERS)) {
      const [first = NaN, ...others] = ms;
      console.log(row(title, written(first), spread(others), (median(others) / ours).toFixed(3), '-', '-', '-'));
    }
    const [[, most = NaN] = []] = peaks;
    const more = (most - (peaks.get(ALONE) ?? NaN)) / 1e6;
    if (WORKERS > 1 && !Number.isNaN(more)) {
      console.log(`\nA worker more than one needs ${(more / (WORKERS - 1)).toFixed(0)} MB.`);
    }
  }
}

/** @param {readonly string[]} cells */
function row(...cells) {
  return `| ${cells.join(' | ')} |`;
}
