// Plain JavaScript in place of three native modules that the VS Code server asks for, so that nothing is compiled.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// Without a logger the text of output channels is lost.
const SPDLOG = `
const fs = require('fs');
const path = require('path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(kind, name, file) {
    this.file = file;
    this.level = 2;
    this.plain = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.appendFileSync(file, '');
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() { this.plain = true; }
  setPattern() {}
  flush() {}
  drop() {}
  write(level, message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.plain ? message : time + ' [' + LEVELS[level] + '] ' + message + '\\n';
    try { fs.appendFileSync(this.file, line); } catch { /* the log folder may be gone at the end of a test */ }
  }
}
['trace', 'debug', 'info', 'warn', 'error', 'critical'].forEach((name, level) => {
  Logger.prototype[name] = function (message) { this.write(level, message); };
});

// One by one: only so does the server's import see the names.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger('', name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
`;

/** Source of each stand-in by the name of its module. */
export const STAND_INS = {
  '@vscode/native-watchdog': 'exports.start = () => {};\n',
  '@vscode/deviceid': "exports.getDeviceId = async () => '00000000-0000-4000-8000-000000000000';\n",
  '@vscode/spdlog': SPDLOG.trimStart(),
};

/**
 * Puts the stand-ins in place of the real modules.
 * @param {string} nodeModules
 */
export function writeStandIns(nodeModules) {
  for (const [name, source] of Object.entries(STAND_INS)) {
    const dir = path.join(nodeModules, name);
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
    writeFileSync(path.join(dir, 'index.js'), source);
  }
}
