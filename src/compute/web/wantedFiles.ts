type Want = (name: string, script: boolean) => void;

interface Waiting {
  readonly promise: Promise<Uint8Array<ArrayBuffer>>;
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: Error) => void;
}

/** Files that a worker has asked its starter for; each only once at a time. */
export class WantedFiles {
  readonly #waiting = new Map<string, Waiting>();

  /** @param want sends the wish */
  constructor(private readonly want: Want) {}

  read(name: string, script = false): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#waiting.get(name);
    if (known) return known.promise;
    let settle: Omit<Waiting, 'promise'> | undefined;
    const promise = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => (settle = { resolve, reject }));
    if (settle) this.#waiting.set(name, { promise, ...settle });
    this.want(name, script);
    return promise;
  }

  arrived(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#take(name)?.resolve(bytes);
  }

  failed(name: string, reason: string): void {
    this.#take(name)?.reject(new Error(reason));
  }

  #take(name: string): Waiting | undefined {
    const waiting = this.#waiting.get(name);
    this.#waiting.delete(name);
    return waiting;
  }
}
