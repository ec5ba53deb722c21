'use strict';

// A file system of the scheme convscope-disk: everything is asked of `folder-server.mjs`.
const vscode = require('vscode');

/** @implements {vscode.FileSystemProvider} */
class Disk {
  /** @type {vscode.EventEmitter<vscode.FileChangeEvent[]>} */
  #changed = new vscode.EventEmitter();
  onDidChangeFile = this.#changed.event;

  /** @param {string} address */
  constructor(address) {
    this.address = address;
  }

  /**
   * @param {string} operation
   * @param {vscode.Uri} uri
   * @param {{ body?: Uint8Array<ArrayBuffer>, more?: Record<string, string> }} [options]
   */
  async #ask(operation, uri, { body, more } = {}) {
    const address = new URL(`${this.address}/${operation}`);
    for (const [name, value] of Object.entries({ path: uri.path, ...more })) address.searchParams.set(name, value);
    const answer = await fetch(address, { method: 'POST', body });
    if (answer.ok) return answer;
    const code = await answer.text();
    if (code === 'ENOENT' || code === 'ENOTDIR') throw vscode.FileSystemError.FileNotFound(uri);
    if (code === 'EEXIST') throw vscode.FileSystemError.FileExists(uri);
    if (code === 'EISDIR') throw vscode.FileSystemError.FileIsADirectory(uri);
    throw vscode.FileSystemError.Unavailable(`${code}: ${uri.path}`);
  }

  /**
   * @param {vscode.FileChangeType} type
   * @param {vscode.Uri} uri
   */
  #tell(type, uri) {
    this.#changed.fire([{ type, uri }]);
  }

  watch() {
    // Only what is changed through here is told.
    return new vscode.Disposable(() => undefined);
  }

  /** @param {vscode.Uri} uri */
  async stat(uri) {
    return (await this.#ask('stat', uri)).json();
  }

  /** @param {vscode.Uri} uri */
  async readDirectory(uri) {
    return (await this.#ask('readDirectory', uri)).json();
  }

  /** @param {vscode.Uri} uri */
  async createDirectory(uri) {
    await this.#ask('createDirectory', uri);
    this.#tell(vscode.FileChangeType.Created, uri);
  }

  /** @param {vscode.Uri} uri */
  async readFile(uri) {
    return new Uint8Array(await (await this.#ask('readFile', uri)).arrayBuffer());
  }

  /**
   * @param {vscode.Uri} uri
   * @param {Uint8Array} content
   */
  async writeFile(uri, content) {
    const known = await this.stat(uri).then(
      () => true,
      () => false,
    );
    await this.#ask('writeFile', uri, { body: new Uint8Array(content) });
    this.#tell(known ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri);
  }

  /** @param {vscode.Uri} uri */
  async delete(uri) {
    await this.#ask('delete', uri);
    this.#tell(vscode.FileChangeType.Deleted, uri);
  }

  /**
   * @param {vscode.Uri} from
   * @param {vscode.Uri} to
   * @param {{ overwrite: boolean }} options
   */
  async rename(from, to, { overwrite }) {
    await this.#ask('rename', from, { more: { to: to.path, overwrite: String(overwrite) } });
    this.#tell(vscode.FileChangeType.Deleted, from);
    this.#tell(vscode.FileChangeType.Created, to);
  }
}

module.exports.activate = (/** @type {vscode.ExtensionContext} */ { extensionUri, subscriptions }) => {
  const address = vscode.Uri.joinPath(extensionUri, '..', 'folder').toString(true);
  const options = { isCaseSensitive: true };
  subscriptions.push(vscode.workspace.registerFileSystemProvider('convscope-disk', new Disk(address), options));
};
