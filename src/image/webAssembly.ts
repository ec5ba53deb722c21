/** The WebAssembly files of the codecs. */
export type CodecFile = 'libjpeg-turbo.wasm' | 'webp_dec.wasm' | 'avif_dec.wasm';

/** Where those files come from: the extension's folder, a package, a server. */
export type ReadCodecFile = (name: CodecFile) => Promise<Uint8Array<ArrayBuffer>>;

/** Compiles each codec once, and makes a fresh instance for every picture: its memory goes with it. */
export class WebAssemblyCodecs {
  readonly #compiled = new Map<CodecFile, Promise<WebAssembly.Module>>();

  constructor(private readonly read: ReadCodecFile) {}

  compile(file: CodecFile): Promise<WebAssembly.Module> {
    const known = this.#compiled.get(file);
    if (known) return known;
    const compiled = this.read(file).then((bytes) => WebAssembly.compile(bytes));
    this.#compiled.set(file, compiled);
    return compiled;
  }

  /** A codec that Emscripten has given a shell of JavaScript. */
  async instantiate<Codec>(factory: EmscriptenWasm.ModuleFactory<Codec>, file: CodecFile): Promise<Codec> {
    const compiled = await this.compile(file);
    const silent = (): void => undefined;
    return factory({
      noInitialRun: true,
      print: silent,
      printErr: silent,
      instantiateWasm: (imports, ready) => {
        const instance = new WebAssembly.Instance(compiled, imports);
        ready(instance);
        return instance.exports;
      },
    });
  }
}
