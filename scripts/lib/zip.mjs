import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

/**
 * Names, unpacked sizes and content of the files in a zip, by its central directory.
 * @param {string} file
 * @returns {{ name: string, size: number, read: () => Buffer }[]}
 */
export function listZip(file) {
  const data = readFileSync(file);
  let end = data.length - 22;
  while (end >= 0 && data.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new Error(`${file} is not a zip file.`);
  const entries = [];
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    if (data.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`${file} has a broken directory.`);
    const nameLength = data.readUInt16LE(at + 28);
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const [deflated, packed, place] = [
      data.readUInt16LE(at + 10) > 0,
      data.readUInt32LE(at + 20),
      data.readUInt32LE(at + 42),
    ];
    const read = () => {
      const start = place + 30 + data.readUInt16LE(place + 26) + data.readUInt16LE(place + 28);
      const content = data.subarray(start, start + packed);
      return deflated ? inflateRawSync(content) : content;
    };
    if (!name.endsWith('/')) entries.push({ name, size: data.readUInt32LE(at + 24), read });
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Unpacks a zip that this project has made.
 * @param {string} file
 * @param {string} dir
 */
export function unzip(file, dir) {
  for (const { name, read } of listZip(file)) {
    const target = path.join(dir, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, read());
  }
}

/**
 * The files of a zip whose names match.
 * @param {string} file
 * @param {RegExp} wanted
 * @returns {Map<string, Buffer>}
 */
export function readZip(file, wanted) {
  const found = listZip(file).filter(({ name }) => wanted.test(name));
  return new Map(found.map(({ name, read }) => [name, read()]));
}
