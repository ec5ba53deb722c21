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
    title.textContent = 'Inspect Conv2D on a Pasted Image';
    const label = document.createElement('label');
    label.htmlFor = this.#target.id = 'target';
    label.textContent = 'Press Ctrl+V (⌘V on a Mac) here, or drop an image file here with Shift held down.';
    // A text box, because browsers paste by menu and keyboard only where something can be typed.
    this.#target.rows = 4;
    this.#target.spellcheck = false;
    this.#target.placeholder = 'Paste an image here';
    this.#target.setAttribute('aria-describedby', 'status error');
    this.#target.addEventListener('input', () => (this.#target.value = ''));
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Read the Clipboard';
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
    this.#status.textContent = 'Reading the image…';
    try {
      const { name, file } = await find();
      if (file.size === 0) throw new NoImage(`${name} is empty (0 bytes).`);
      if (file.size > MAX_MEGABYTES * 2 ** 20) {
        throw new NoImage(`${name} has more than ${MAX_MEGABYTES} MiB. Save it as a file and inspect that.`);
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
  return `This cannot be read (${reason}). Paste or drop an image file.`;
}
