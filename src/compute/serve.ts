import type { Engine } from '../engine/engine';
import { imagePart } from '../engine/imagePart';
import { toPng } from '../engine/png';
import { kernelPictures, mapPictures } from '../engine/savedPictures';
import { kernelThumbnail, outputThumbnail } from '../engine/thumbnails';
import { HumanError, problemOf } from '../protocol/problem';
import type { AnyQuestion, CallName, Calls, Reply } from './calls';

type Send = (reply: Reply, transfer: readonly ArrayBuffer[]) => void;

/** Answers questions one after the other; every outcome is a reply, so that nothing is ever left pending. */
export class Server {
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly engine: Engine,
    private readonly send: Send,
  ) {}

  receive(question: AnyQuestion): void {
    this.#last = this.#last.then(() => this.#reply(question));
  }

  async #reply(question: AnyQuestion): Promise<void> {
    const { id, name } = question;
    try {
      const answer = await answerTo(this.engine, question);
      this.send({ id, name, answer }, buffersOf(answer));
    } catch (error) {
      const stack = error instanceof Error && !(error instanceof HumanError) ? error.stack : undefined;
      this.send({ id, name, problem: problemOf(error), stack, outOfMemory: isAllocationFailure(error) }, []);
    }
  }
}

/** The one place where a question's name becomes a call. */
export async function answerTo(engine: Engine, question: AnyQuestion): Promise<ReturnType<Calls[CallName]>> {
  switch (question.name) {
    case 'decode':
      return engine.decode(question.request);
    case 'build':
      return engine.build(question.request);
    case 'strip':
      return engine.strip(question.request);
    case 'cell':
      return engine.cell(question.request);
    case 'block':
      return engine.block(question.request);
    case 'difference':
      return engine.difference(question.request);
    case 'imagePart':
      return imagePart(question.request);
    case 'kernelThumbnail':
      return kernelThumbnail(question.request);
    case 'outputThumbnail':
      return outputThumbnail(question.request);
    case 'mapPictures':
      return mapPictures(question.request);
    case 'kernelPictures':
      return kernelPictures(question.request);
    case 'png':
      return toPng(question.request);
    case 'wake':
      return {};
  }
}

/** What V8, and Emscripten's `abort` in the middle of TensorFlow.js' WASM backend, throw when there is no memory left. */
function isAllocationFailure(error: unknown): boolean {
  return (
    error instanceof Error &&
    /allocation failed|invalid typed array length|out of memory|cannot enlarge memory|^aborted\(/i.test(error.message)
  );
}

/** Every buffer in an answer, to be transferred instead of copied; an answer has no buffer that is needed afterwards. */
function buffersOf(answer: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(answer)) {
    if (answer.buffer instanceof ArrayBuffer) found.add(answer.buffer);
  } else if (typeof answer === 'object' && answer !== null) {
    for (const value of Object.values(answer)) buffersOf(value, found);
  }
  return [...found];
}
