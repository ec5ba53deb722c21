/** What is wrong with a text, and where. */
export class PythonProblem extends Error {
  constructor(
    message: string,
    readonly from: number,
    readonly to: number,
    /** What to write instead, in a sentence. */
    readonly suggestion?: string,
  ) {
    super(message);
  }
}
