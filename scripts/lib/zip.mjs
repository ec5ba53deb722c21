import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/**
 * @typedef {object} Entry a file in a zip, as the central directory tells
 * @property {string} name
 * @property {number} size unpacked
 * @property {number} method 0 stored, 8 deflated
 * @property {number} packed how many bytes it takes
 * @property {number} at where its local header begins
 */

/**
 * @param {Buffer} data
 * @param {string} file for the message
 * @returns {Entry[]}
 */
function entriesOf(data, file) {
  let end = data.length - 22;
  while (end >= 0 && data.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new Error(`${file} is not a zip file.`);
  const entries = [];
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    if (data.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`${file} has a broken directory.`);
    const nameLength = data.readUInt16LE(at + 28);
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const [method, packed, size] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20), data.readUInt32LE(at + 24)];
    if (!name.endsWith('/')) entries.push({ name, size, method, packed, at: data.readUInt32LE(at + 42) });
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Names and unpacked sizes of the files in a zip, read from its central directory.
 * @param {string} file
 * @returns {{ name: string, size: number }[]}
 */
export function listZip(file) {
  return entriesOf(readFileSync(file), file).map(({ name, size }) => ({ name, size }));
}

/**
 * The files of a zip whose names match.
 * @param {string} file
 * @param {RegExp} wanted
 * @returns {Map<string, Buffer>}
 */
export function readZip(file, wanted) {
  const data = readFileSync(file);
  const found = new Map();
  for (const { name, method, packed, at } of entriesOf(data, file).filter((entry) => wanted.test(entry.name))) {
    const start = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
    const bytes = data.subarray(start, start + packed);
    found.set(name, method === 8 ? inflateRawSync(bytes) : bytes);
  }
  return found;
}
