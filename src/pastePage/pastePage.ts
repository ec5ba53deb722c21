import * as l10n from '@vscode/l10n';
import { imageOf, type NamedFile, NoImage, readClipboard } from './imageFiles';

/** The one message that the page sends; the host checks it. */
export interface PastedImage {
  readonly type: 'image';
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The host takes no more. */
const MAX_MEGABYTES = 512;

/** A place to paste or drop an image, a button that reads the clipboard, and a line that says what happened. */
export class PastePage {
  readonly #target = document.createElement('textarea');
  readonly #status = document.createElement('p');
  readonly #error = document.createElement('p');

  constructor(
    private readonly root: HTMLElement,
    private readonly send: (image: PastedImage) => void,
  ) {
    this.#build();
    document.addEventListener('paste', (event) => {
      event.preventDefault();
      void this.#take(() => imageOf(event.clipboardData, 'pasted'));
    });
    // Lets the menu's Paste work wherever the focus is.
    document.addEventListener('beforepaste', (event) => event.preventDefault());
    this.#listenForDrops();
  }

  focus(): void {
    this.#target.focus();
  }

  #build(): void {
    const title = document.createElement('h1');
    title.textContent = l10n.t('Inspect Conv2D on a Pasted Image');
    const label = document.createElement('label');
    label.htmlFor = this.#target.id = 'target';
    label.textContent = l10n.t('Press Ctrl+V (⌘V on a Mac) here, or drop an image file here with Shift held down.');
    // A text box, because browsers paste by menu and keyboard only where something can be typed.
    this.#target.rows = 4;
    this.#target.spellcheck = false;
    this.#target.placeholder = l10n.t('Paste an image here');
    this.#target.setAttribute('aria-describedby', 'status error');
    this.#target.addEventListener('input', () => (this.#target.value = ''));
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = l10n.t('Read the Clipboard');
    button.addEventListener('click', () => void this.#take(() => readClipboard(clipboardOf(navigator))));
    this.#status.id = 'status';
    this.#status.setAttribute('role', 'status');
    this.#error.id = 'error';
    this.#error.setAttribute('role', 'alert');
    this.root.append(title, label, this.#target, button, this.#status, this.#error);
  }

  #listenForDrops(): void {
    const over = (is: boolean): void => void this.#target.classList.toggle('over', is);
    document.addEventListener('dragover', (event) => {
      event.preventDefault();
      over(true);
    });
    document.addEventListener('dragleave', () => over(false));
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      over(false);
      void this.#take(() => imageOf(event.dataTransfer, 'dropped'));
    });
  }

  async #take(find: () => NamedFile | Promise<NamedFile>): Promise<void> {
    this.#error.textContent = '';
    this.#status.textContent = l10n.t('Reading the image…');
    try {
      const { name, file } = await find();
      if (file.size === 0) throw new NoImage(l10n.t('{0} is empty (0 bytes).', name));
      if (file.size > MAX_MEGABYTES * 2 ** 20) {
        throw new NoImage(
          l10n.t('{0} has more than {1} MiB. Save it as a file and inspect that.', name, MAX_MEGABYTES),
        );
      }
      this.send({ type: 'image', name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch (error) {
      this.#status.textContent = '';
      this.#error.textContent = wordsFor(error);
    }
  }
}

/** The types promise a clipboard everywhere; pages that are not secure have none. */
function clipboardOf(of: { readonly clipboard?: Clipboard }): Clipboard | undefined {
  return of.clipboard;
}

function wordsFor(error: unknown): string {
  if (error instanceof NoImage) return error.message;
  // A folder can be dropped, too, and looks like a file until it is read.
  const reason = error instanceof Error ? error.message : String(error);
  return l10n.t('This cannot be read ({0}). Paste or drop an image file.', reason);
}
