/** What webpack has put into the bundle to load the parts of it that are files of their own. */
declare const __webpack_require__: {
  /** Called with the file's name; what it calls back with only matters where the part did not register itself. */
  l: (name: string, done: (event: { readonly type: string }) => void) => void;
};

/**
 * Makes `import()` of a part read its script in this way. A web extension is one file for VS Code, which runs its text as a
 * function: there is no document to put script elements into, and `importScripts` is blocked. So the parts run as it does.
 */
export function loadPartsBy(read: (name: string) => Promise<string>): void {
  __webpack_require__.l = (name, done) => {
    read(name).then(
      (script) => {
        Reflect.apply(new Function(script), undefined, []);
        done({ type: 'load' });
      },
      (error: unknown) => done({ type: error instanceof Error ? error.message : 'error' }),
    );
  };
}
