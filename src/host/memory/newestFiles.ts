export interface KeptFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** When it was added, in milliseconds. */
  readonly time: number;
}

export interface Room {
  readonly files: number;
  readonly bytes: number;
}

/** Keeps the newest files and forgets older ones when room runs out; the newest one stays, however large it is. */
export class NewestFiles {
  /** By path; the oldest first. */
  readonly #files = new Map<string, KeptFile>();
  #bytes = 0;
  #count = 0;

  constructor(
    private readonly room: Room,
    private readonly now: () => number,
  ) {}

  /** @returns the file that was there, if there was one of this name with the same bytes */
  add(name: string, bytes: Uint8Array): { readonly file: KeptFile; readonly forgotten: readonly KeptFile[] } {
    const known = [...this.#files.values()].find((file) => file.path.endsWith(`/${name}`) && same(file.bytes, bytes));
    if (known) {
      this.#files.delete(known.path);
      this.#files.set(known.path, known);
      return { file: known, forgotten: [] };
    }
    const file = { path: `/${++this.#count}/${name}`, bytes, time: this.now() };
    this.#files.set(file.path, file);
    this.#bytes += bytes.byteLength;
    return { file, forgotten: this.#forget() };
  }

  get(path: string): KeptFile | undefined {
    return this.#files.get(path);
  }

  clear(): void {
    this.#files.clear();
    this.#bytes = 0;
  }

  #forget(): KeptFile[] {
    const forgotten: KeptFile[] = [];
    for (const file of this.#files.values()) {
      const enough = this.#files.size <= this.room.files && this.#bytes <= this.room.bytes;
      if (enough || this.#files.size === 1) break;
      this.#files.delete(file.path);
      this.#bytes -= file.bytes.byteLength;
      forgotten.push(file);
    }
    return forgotten;
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
