/**
 * What came of one stage of `npm test`.
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string} [details] what to show when something failed
 */

/**
 * An outcome without a single test is a failure: something did not run.
 * @param {Outcome} outcome
 * @returns {Outcome}
 */
export function neverEmpty({ passed, failed, details }) {
  if (passed + failed > 0) return { passed, failed, details };
  return { passed: 0, failed: 1, details: `No tests were found.\n${details ?? ''}` };
}

/**
 * A check that is one test by itself.
 * @param {boolean} ok
 * @param {string} details
 * @returns {Outcome}
 */
export function single(ok, details) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, details };
}
