import path from 'node:path';
import { DIST } from '../lib/paths.mjs';
import { progress, runOrThrow } from '../lib/run.mjs';

/** @typedef {'cell' | 'map' | 'block' | 'cancelDecoding' | 'cancelCalling'} Question */

const TIMES = 9;
/** @type {readonly (readonly [Question, string])[]} */
const QUESTIONS = [
  ['cell', 'the dot product behind a cell'],
  ['map', '64 × 64 of one feature map'],
  ['block', '64 × 64 of all feature maps'],
  ['cancelDecoding', 'cancelled while it decodes, until the cores are free'],
  ['cancelCalling', 'cancelled while it calls the layer, until the cores are free'],
];

/**
 * What a user waits for beside the runs.
 * @param {import('./cases.mjs').Case} what
 * @param {import('./contenders.mjs').Picture} picture
 * @param {number} workers
 * @returns {Promise<{ title: string, ms: number[] }[]>}
 */
export async function measureAnswers({ name, layer, answers }, { file }, workers) {
  const rows = [];
  for (const backend of answers) {
    progress(`${name}: questions and cancelling, ${backend}…`);
    const stdout = await runOrThrow('Measuring answers', process.execPath, [
      path.join(DIST, 'test/answersBench.js'),
      ...[String(TIMES), file, JSON.stringify(layer), backend, String(workers)],
    ]);
    /** @type {Record<Question, number[]>} */
    const measured = JSON.parse(stdout);
    for (const [question, title] of QUESTIONS) {
      rows.push({ title: `Convscope, ${backend}: ${title}`, ms: measured[question] });
    }
  }
  return rows;
}
