import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileInMemory } from '../../../src/host/commands/fileInMemory';
import { HumanError } from '../../../src/protocol/problem';
import { extension, file, inspect, reset, sample, setCompute } from '../convscope';
import { beginAnew, watchWorkers } from '../workers.web';

describe('in a browser', () => {
  afterEach(reset);

  it('there is no Node, and the extension comes from another origin', () => {
    assert.equal(typeof process, 'undefined');
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
    assert.equal(vscode.env.remoteName, undefined);
    assert.equal(extension().extensionUri.scheme, 'http');
    assert.ok(extension().extensionUri.authority !== new URL(self.location.origin).host);
  });

  it('a file is only written as a whole, and one that is too large is refused before anything is computed', async () => {
    let asked = false;
    const fill = (): Promise<void> => {
      asked = true;
      return Promise.resolve();
    };
    await assert.rejects(fileInMemory(2 ** 30, 2 ** 28, fill), (error) => {
      assert.ok(error instanceof HumanError);
      assert.match(error.message, /This output has 1\.00 GiB\. .* up to 256\.00 MiB/);
      return true;
    });
    assert.ok(!asked);
  });

  it('uses the cores that the browser tells of', async () => {
    await setCompute('backend', 'cpu');
    const { shown } = await inspect(sample());
    assert.equal(shown?.values?.backend.workers, Math.min(8, Math.max(navigator.hardwareConcurrency - 1, 2)));
    assert.ok(watchWorkers().started.length > 0);
  });

  describe('without WebAssembly', () => {
    before(() => beginAnew('delete self.WebAssembly'));
    after(() => beginAnew(''));

    it('runs on the CPU backend, and decodes a JPEG approximately', async () => {
      await setCompute('backend', 'wasm');
      const inspection = await inspect(file('turned.jpg'));
      // It may have been decoded by another worker before.
      await inspection.runAgain();
      const { status, shown, mismatches } = inspection;
      assert.deepEqual(status, { kind: 'done' });
      assert.equal(shown?.values?.backend.name, 'cpu');
      assert.match(shown.values.backend.fallback ?? '', /WebAssembly/);
      assert.match(shown.facts?.approximate ?? '', /^WebAssembly is not to be had here/);
      assert.deepEqual(mismatches, []);
      assert.deepEqual(shown.values.output.shape, [1, 37, 21, 32]);
    });
  });
});
