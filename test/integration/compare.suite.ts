import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/host/ids';
import { assertSame, file, inspect, reset, set, settled, until } from './convscope';

describe('A pinned result', () => {
  const original = Object.getOwnPropertyDescriptor(vscode.env, 'clipboard');
  const copy = file('changing.png');
  let copied = '';

  before(() => {
    const clipboard: vscode.Clipboard = {
      readText: () => Promise.resolve(copied),
      writeText: (text) => {
        copied = text;
        return Promise.resolve();
      },
    };
    Object.defineProperty(vscode.env, 'clipboard', { configurable: true, get: () => clipboard });
  });
  after(() => {
    if (original) Object.defineProperty(vscode.env, 'clipboard', original);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand(COMMANDS.unpinResult);
    await vscode.workspace.fs.delete(copy).then(undefined, () => undefined);
    await reset();
  });

  it('is compared with later ones in a table that can be copied', async () => {
    const inspection = await inspect(file('small.png'));
    await vscode.commands.executeCommand(COMMANDS.pinResult);
    const mean = (): number | undefined => inspection.result?.shown.values.output.statistics.mean;
    const a = mean();
    await set('filters', 5);
    await until('five filters', () => inspection.shown?.trace.arguments.filters === 5);
    await settled(inspection.uri);
    const b = mean();
    assert.ok(a !== undefined && b !== undefined);
    await vscode.commands.executeCommand(COMMANDS.copyTableAsCsv, inspection.uri, { name: 'comparison', filter: 1 });
    const lines = copied.split('\r\n');
    assert.equal(lines[0], 'part,what,A,B,difference,differs');
    assert.ok(lines.includes('Counts,parameters of the bias,32,5,-27,≠'), copied);
    assert.ok(lines.includes(`Statistics of the output,mean,${a},${b},${b - a},≠`), copied);
    await vscode.commands.executeCommand(COMMANDS.unpinResult);
    copied = '';
    await vscode.commands.executeCommand(COMMANDS.copyTableAsCsv, inspection.uri, { name: 'comparison', filter: 1 });
    assert.equal(copied, '');
  });

  it('is of the file as it was: another one under its name is not taken for it', async () => {
    await vscode.workspace.fs.copy(file('small.png'), copy, { overwrite: true });
    const inspection = await inspect(copy);
    const source = inspection.result?.query.source;
    assert.ok(source);
    const bytes = Uint8Array.from(await vscode.workspace.fs.readFile(copy));
    assertSame(Uint8Array.from(await source.read()), bytes, 'the file');
    await vscode.workspace.fs.copy(file('turned.jpg'), copy, { overwrite: true });
    await assert.rejects(source.read(), /changing\.png has changed since it was inspected\./);
  });
});
