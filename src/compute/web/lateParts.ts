declare const self: DedicatedWorkerGlobalScope;

/** What webpack has put into the bundle to load the parts of it that are files of their own. */
declare const __webpack_require__: {
  /** Called with the file's name; what it calls back with only matters where the part did not register itself. */
  l: (name: string, done: (event: { readonly type: string }) => void) => void;
};

/** Makes `import()` of a part ask for its script: this worker has no address from which it could be loaded. */
export function loadPartsBy(read: (name: string) => Promise<Uint8Array<ArrayBuffer>>): void {
  __webpack_require__.l = (name, done) => {
    read(name)
      .then(runScript)
      .then(
        () => done({ type: 'load' }),
        (error: unknown) => done({ type: error instanceof Error ? error.message : 'error' }),
      );
  };
}

function runScript(script: BlobPart): void {
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    self.importScripts(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}
