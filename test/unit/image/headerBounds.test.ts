import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/image/header';
import { openImage } from '../../../src/image/openImage';
import { ReadBudget } from '../../../src/image/readBudget';
import { describeProblem, problemOf } from '../../../src/protocol/problem';
import { LOAD_OPTIONS } from '../fixtures';

/** No message is longer than a few lines, whatever a file makes it quote. */
const LONGEST_MESSAGE = 400;

/** What the user reads when this file is opened; empty where it is. */
function refusal(bytes: Uint8Array, name: string): string {
  try {
    openImage(bytes, name, LOAD_OPTIONS);
    return '';
  } catch (error) {
    return describeProblem(problemOf(error));
  }
}

function npy(header: string, length = header.length): Uint8Array {
  const head = Buffer.alloc(10);
  head.write('\x93NUMPY\x01\x00', 'latin1');
  head.writeUInt16LE(length, 8);
  return Buffer.concat([head, Buffer.from(header, 'latin1')]);
}

const array = (descr: string, shape: string): Uint8Array =>
  Buffer.concat([npy(`{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}}`), Buffer.alloc(64)]);

describe('texts out of a file', () => {
  it.each([
    ['the name of its type', array('<'.padEnd(9000, 'x'), '(2, 2)')],
    ['a type that tables of JavaScript have', array('<constructor', '(2, 2)')],
    ['a type with ends of lines', array('<\\n\\u2028\\u202e', '(2, 2)')],
    ['its shape', array('|u1', `(${'1, '.repeat(2000)})`)],
    ['a size beyond all numbers', array('|u1', `(${'9'.repeat(400)}, 2)`)],
    ['a header beyond what NumPy reads', npy('x'.repeat(60_000))],
    ['a number of a header', Buffer.from(`P5 ${'9'.repeat(60_000)} 1 255\n`)],
    ['a number among values', Buffer.from(`P2 1 1 255\n${'9'.repeat(60_000)}\n`)],
  ])('are quoted as far as a message holds: %s', (_, bytes) => {
    const text = refusal(bytes, 'file.npy');
    expect(text.length).toBeLessThan(LONGEST_MESSAGE);
    expect(text).not.toMatch(/Infinity|NaN|undefined|function|[\u2028\u202e\n]/);
  });

  it('name a type that is none', () => {
    expect(refusal(array('<constructor', '(2, 2)'), 'a.npy')).toContain("its elements have the type '<constructor'");
  });
});

describe('an array', () => {
  it.each(['(2, 99999999)', '(65536, 65536, 65536, 65536)', '(9007199254740992, 2)'])(
    'of a shape that the file cannot hold is refused before room is made: %s',
    (shape) => expect(refusal(array('<f8', shape), 'a.npy')).not.toBe(''),
  );
});

const SUB_BLOCKS = 3_000_000;

/** A GIF of one frame, and an extension of very many sub-blocks. */
function longGif(count: number): Uint8Array {
  const frame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 0x01, 0];
  const head = [...Buffer.from('GIF89a'), 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
  const extension = Buffer.alloc(2 * count).fill(Buffer.from([1, 7]));
  return Buffer.concat([Buffer.from(head), Buffer.from([0x21, 0xfe]), extension, Buffer.from([0, ...frame, 0x3b])]);
}

describe('reading a header', () => {
  it.each([
    ['a GIF of many small blocks', longGif(SUB_BLOCKS)],
    ['a graymap with a long comment', Buffer.concat([Buffer.from('P5\n#'), Buffer.alloc(6_000_000, 0x78)])],
    ['a graymap of many spaces', Buffer.concat([Buffer.from('P5\n'), Buffer.alloc(6_000_000, 0x20)])],
    ['a bitmap that claims many colours', bitmap(0xffffffff)],
    ['an array', array('|u1', '(8, 8)')],
  ])('stops within its budget of steps: %s', (_, bytes) => {
    const budget = new ReadBudget();
    try {
      readHeader(bytes, 'file', budget);
    } catch (error) {
      expect(describeProblem(problemOf(error))).toMatch(/too many steps|cut off/);
    }
    expect(budget.spent).toBeGreaterThan(0);
    expect(budget.spent).toBeLessThan(budget.steps + 10_000);
  });

  it('reads a GIF of a usual number of blocks, on few steps', () => {
    const budget = new ReadBudget();
    expect(readHeader(longGif(10_000), 'a.gif', budget)).toMatchObject({ format: 'GIF', height: 1, width: 1 });
    expect(budget.spent).toBeLessThan(100_000);
  });
});

/** A bitmap of one pixel with this many colours. */
function bitmap(colours: number): Uint8Array {
  const bytes = Buffer.alloc(60);
  bytes.write('BM');
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(1, 18);
  bytes.writeInt32LE(1, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(8, 28);
  bytes.writeUInt32LE(colours, 46);
  return bytes;
}
