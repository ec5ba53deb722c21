import { Script } from 'node:vm';
import { parser } from '@lezer/python';
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { CODE_LANGUAGES, type CodeLanguage, exportCode } from '../../../src/conv2d/code/exportCode';
import { type ImageArray, imageShape } from '../../../src/conv2d/load/imageArray';
import { LOADERS } from '../../../src/conv2d/load/loaders';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';

/** Names that would end a text, a comment or a line somewhere, or could not be seen. */
const HOSTILE = [
  `it's`,
  `"both'`,
  `"""'''`,
  'back\\slash\\',
  'a\nimport os',
  'a\rb',
  'a\r\nb',
  'a\u2028process.exit(3)//',
  'a\u2029process.exit(3)//',
  'a\u0085b',
  'a\u0000b',
  'a\vb\fc',
  '\u202Egnp.exe\u2066',
  '*/process.exit(3)/*',
  '</script><script>alert(1)</script>',
  '<!--',
  '-->',
  '${process.exit(3)}`',
  '{0} {img}',
  '\uD800',
  'a\uDC00b',
  '\uFEFF\u00A0\u3000',
  '#',
  '狗🐕.png',
  'x'.repeat(5000),
];
/** Any text at all, and texts that have much of what means something in a program. */
const names = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from(HOSTILE.slice(0, -1).join(''))) }),
);

const plain = { shrink: 1, shape: [8, 9, 3], dtype: 'uint8', channelNames: ['red', 'green', 'blue'] } as const;
/** Every way of reading an image, those that TensorFlow.js has and those that it lacks. */
const ARRAYS: readonly ImageArray[] = LOADERS.flatMap((loader): ImageArray[] => [
  { ...plain, read: { loader, targetSize: null } },
  { ...plain, read: { loader, targetSize: [8, 9] }, dtype: 'uint16' },
]).concat({ ...plain, read: 'np.load', dtype: 'float32' });

function program(language: CodeLanguage, array: ImageArray, path: string): string {
  const name = `layer ${path}`;
  const traced = traceConv2D(imageShape('x', array), { ...DEFAULT_ARGUMENTS, name, seed: 1 });
  if (!traced.ok) throw new Error(traced.problem.message);
  return exportCode(language, { trace: traced.trace, path });
}

/** What each piece of a program is, in their order, and the texts in it. */
interface Pieces {
  readonly kinds: readonly string[];
  readonly texts: readonly string[];
}

function javaScriptPieces(source: string): Pieces {
  // Only parsed: nothing of it runs.
  expect(() => new Script(source)).not.toThrow();
  const file = ts.createSourceFile('x.js', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const kinds: string[] = [];
  const texts: string[] = [];
  const look = (node: ts.Node): void => {
    kinds.push(ts.SyntaxKind[node.kind]);
    if (ts.isStringLiteral(node)) texts.push(node.text);
    ts.forEachChild(node, look);
  };
  look(file);
  return { kinds, texts };
}

function pythonPieces(source: string): Pieces {
  const kinds: string[] = [];
  const texts: string[] = [];
  parser.parse(source).iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'Escape') kinds.push(name);
      if (name === 'String') texts.push(source.slice(from, to));
    },
  });
  return { kinds, texts };
}

const pieces = { keras: pythonPieces, pytorch: pythonPieces, tensorflowjs: javaScriptPieces };
const LANGUAGES = Object.keys(CODE_LANGUAGES).filter((name): name is CodeLanguage => name in pieces);
/** Ends of lines for any language or editor. */
const LINES = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** What cannot be seen, or is half a letter, and turns up as something else in a file. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe.each(LANGUAGES)('the program for %s', (language) => {
  it('is the same program whatever the file and the layer are called, with every loader', () => {
    const usual = ARRAYS.map((array) => pieces[language](program(language, array, 'a.png')).kinds.join(' '));
    // Lezer's name for what it cannot read.
    expect(usual.join(' ')).not.toContain('⚠');
    const check = (path: string): void =>
      ARRAYS.forEach((array, at) => {
        const source = program(language, array, path);
        const { kinds, texts } = pieces[language](source);
        expect(kinds.join(' ')).toBe(usual[at]);
        expect(source.split(LINES)).toHaveLength(source.split('\n').length);
        expect(UNSEEN.test(source.replaceAll('\n', ''))).toBe(false);
        if (language === 'tensorflowjs') {
          expect(source).not.toMatch(/<\/script|<!--/i);
          if (source.includes('sharp(')) expect(texts).toContain(path);
        }
      });
    HOSTILE.forEach(check);
    fc.assert(fc.property(names, check), { numRuns: 25 });
  });
});
