/** The part of Emscripten's types that the declarations of the codecs refer to. */
declare namespace EmscriptenWasm {
  interface Module {
    readonly HEAPU8: Uint8Array;
  }

  interface Options {
    readonly noInitialRun?: boolean;
    readonly print?: (line: string) => void;
    readonly printErr?: (line: string) => void;
    readonly instantiateWasm?: (
      imports: WebAssembly.Imports,
      ready: (instance: WebAssembly.Instance) => void,
    ) => WebAssembly.Exports;
  }

  type ModuleFactory<T> = (options?: Options) => Promise<T>;
}
