import * as vscode from 'vscode';
import { stopIfCancelled } from '../../compute/cancelled';
import type { ImageSource } from '../../compute/keptImages';
import type { ImageShape } from '../../conv2d/load/imageArray';
import type { LoadOptions } from '../../image/openImage';
import { HumanError } from '../../protocol/problem';
import type { HostFiles } from '../platform';
import { randomText } from '../random';
import { readStamped, stampOf } from './readImageFile';

/** An image file whose header has been read. */
export interface OpenedImage {
  readonly shape: ImageShape;
  readonly source: ImageSource;
}

/** Opens one image file again and again, and reads it only when it has changed or is to be loaded another way. */
export class ImageOpener {
  #opened: OpenedImage | undefined;
  /** Tells what was read after `forget` from all that was read before, by whomever. */
  #reading = '';

  constructor(
    private readonly files: HostFiles,
    private readonly uri: vscode.Uri,
    private readonly fileName: string,
  ) {}

  /** Throws a HumanError where there is no such image. */
  async open(options: LoadOptions, signal?: AbortSignal): Promise<OpenedImage> {
    const { files, uri, fileName } = this;
    const wanted = { uri, fileName, signal };
    const [stamp, { shapeOfImage }] = await Promise.all([
      stampOf(files, wanted),
      import(/* webpackChunkName: "image" */ '../../image/fileHeader'),
    ]);
    const id = JSON.stringify([uri.toString(), stamp, options, this.#reading]);
    if (this.#opened?.source.id === id) return this.#opened;
    let read: Uint8Array | undefined = await readStamped(files, wanted);
    stopIfCancelled(signal);
    const shape = shapeOfImage({ bytes: read, fileName, options });
    const source: ImageSource = {
      id,
      fileName,
      options,
      read: async (reader) => {
        // What was read for the header is given away once.
        const bytes = read ?? (await this.#readAgain(stamp, reader));
        read = undefined;
        return bytes;
      },
    };
    this.#opened = { shape, source };
    return this.#opened;
  }

  /** Results are of the file as it was: another one under its name would give other numbers without a word. */
  async #readAgain(stamp: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const { files, uri, fileName } = this;
    const wanted = { uri, fileName, signal };
    if ((await stampOf(files, wanted)) === stamp) return readStamped(files, wanted);
    throw new HumanError({
      message: vscode.l10n.t('{0} has changed since it was inspected.', fileName),
      suggestion: vscode.l10n.t('Run again; where it is pinned for comparison, pin the new result.'),
    });
  }

  /** Reads the file the next time, whatever its time says. */
  forget(): void {
    this.#opened = undefined;
    this.#reading = randomText();
  }
}
