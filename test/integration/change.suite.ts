import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, IMAGE_SETTINGS_SECTION, PRESETS_SETTING, SETTINGS_SECTION } from '../../src/host/ids';
import { file, inspect, reset, sample, set, until } from './convscope';

function written(name: string): unknown {
  return vscode.workspace.getConfiguration(SETTINGS_SECTION, file('small.png')).get(name);
}

describe('a change in the call', () => {
  afterEach(async () => {
    const section = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION);
    await section.update(PRESETS_SETTING, undefined, vscode.ConfigurationTarget.Global);
    await reset();
  });

  it('is traced before it is written, and run in the pause', async () => {
    const inspection = await inspect(file('small.png'));
    const changing = inspection.change({ filters: 5 });
    await until('the trace', () => inspection.shown?.trace.arguments.filters === 5);
    assert.deepEqual([inspection.shown?.stale, written('filters')], [true, 32]);
    await changing;
    assert.equal(written('filters'), 5);
    assert.deepEqual(inspection.shown?.values?.output.shape, [1, 5, 9, 5]);
  });

  it('leaves what others write before the pause is over', async () => {
    const inspection = await inspect(file('small.png'));
    const seed = inspection.shown?.trace.seed;
    const changing = inspection.change({ filters: 5 });
    await until('the trace', () => inspection.shown?.trace.arguments.filters === 5);
    await vscode.commands.executeCommand(COMMANDS.pinSeed, inspection.uri);
    await changing;
    assert.deepEqual([written('filters'), written('seed')], [5, seed]);
    assert.deepEqual([inspection.status.kind, inspection.shown?.trace.arguments.seed], ['done', seed]);
  });

  it('that is refused is written by no later one, and goes with the next run', async () => {
    const inspection = await inspect(file('small.png'));
    await inspection.change({ filters: 0 });
    await inspection.change({ padding: 'same' });
    assert.equal(inspection.status.kind, 'failed');
    assert.deepEqual([written('filters'), written('padding')], [32, 'valid']);
    await inspection.runAgain();
    assert.deepEqual(inspection.draft, {});
    assert.equal(inspection.status.kind, 'done');
  });

  it('does not keep its run from following what is set while it runs', async () => {
    const inspection = await inspect(sample());
    // So many that the run outlasts the time that settings are given to settle.
    const changing = inspection.change({ filters: 320 });
    await until('the call', () => {
      const { status, shown } = inspection;
      return status.kind === 'running' && status.stage === 'calling' && shown?.trace.arguments.filters === 320;
    });
    await set('strides', [4, 4]);
    await changing;
    // A fast machine may have ended the first run before the settings settle.
    await until('the run with both', () => {
      const { status, shown } = inspection;
      return status.kind === 'done' && shown?.trace.arguments.strides[0] === 4;
    });
    assert.deepEqual(inspection.shown?.values?.output.shape, [1, 181, 320, 320]);
  });

  it('that is refused does not keep the layer from following what is set meanwhile', async () => {
    const inspection = await inspect(file('small.png'));
    const changing = inspection.change({ filters: 5 });
    await set('padding', 'same');
    await inspection.follow();
    const refused = inspection.change({ filters: 0 });
    await Promise.all([changing, refused]);
    await until('the run', () => inspection.shown?.stale === false);
    assert.equal(inspection.shown?.trace.arguments.padding, 'same');
  });

  it('is part of the preset that is saved meanwhile', async () => {
    const inspection = await inspect(file('small.png'));
    const changing = inspection.change({ filters: 5 });
    await vscode.commands.executeCommand(COMMANDS.savePreset, inspection.uri, 'Five');
    const presets = vscode.workspace.getConfiguration(IMAGE_SETTINGS_SECTION).get<unknown>(PRESETS_SETTING);
    assert.ok(typeof presets === 'object' && presets && 'Five' in presets);
    assert.ok(typeof presets.Five === 'object' && presets.Five && 'filters' in presets.Five);
    assert.equal(presets.Five.filters, 5);
    await changing;
  });
});
