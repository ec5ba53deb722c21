import { describe, expect, it } from 'vitest';
import { dataUrisIn, decodeDataUri, findDataUri } from '../../../src/host/memory/dataUri';

const BYTES = new Uint8Array([0x89, 0x50, 0x4e, 0xfb, 0xef, 0xff]);
const BASE64 = Buffer.from(BYTES).toString('base64');
const URI = `data:image/png;base64,${BASE64}`;

function decode(text: string, offset = text.search(/data:/i)): { name: string; bytes: number[] } {
  const uri = findDataUri(text, offset);
  if (!uri) throw new Error(`no URI in ${text}`);
  const { name, bytes } = decodeDataUri(uri);
  return { name, bytes: [...bytes] };
}

describe('findDataUri', () => {
  it.each([
    ['Markdown', `![alt](${URI})`],
    ['Markdown with a title', `![alt](${URI} "a title")`],
    ['HTML', `<img alt="a" src="${URI}" width=3>`],
    ['HTML without quotes', `<img src=${URI}>`],
    ['CSS', `a { background: url(${URI}) no-repeat; }`],
    ['CSS with quotes', `a { background: url('${URI}'); }`],
    ['a srcset', `<img srcset="${URI} 1x, b.png 2x">`],
    ['a string in a string', JSON.stringify({ html: `<img src="${URI}">` })],
    ['a list', `[${URI}, ${URI}]`],
    ['nothing else', URI],
    ['capitals', URI.replace('data:image', 'DATA:Image')],
    ['more parameters', URI.replace(';base64', ';charset=utf-8;base64')],
    ['JSON that escapes slashes', `"${URI.replaceAll('/', '\\/')}"`],
    ['encoded characters', URI.replace('+', '%2B').replace('//', '%2F%2f')],
  ])('finds the URI in %s', (_, text) => {
    expect(decode(text)).toEqual({ name: 'data-uri.png', bytes: [...BYTES] });
  });

  it('knows where a URI begins and ends', () => {
    const text = `a(${URI}) b`;
    const [start, end] = [2, 2 + URI.length];
    expect(findDataUri(text, start - 1)).toBeUndefined();
    expect(findDataUri(text, start)).toMatchObject({ start, end, mime: 'image/png', base64: true, data: BASE64 });
    expect(findDataUri(text, end)).toMatchObject({ start });
    expect(findDataUri(text, end + 1)).toBeUndefined();
    expect(findDataUri('', 0)).toBeUndefined();
  });

  it('tells several in a line apart', () => {
    const text = `"${URI}", "data:text/plain,no", "data:image/jpeg;base64,/9j/"`;
    expect([...dataUrisIn(text)].map(({ mime }) => mime)).toEqual(['image/png', 'image/jpeg']);
    expect(decode(text, text.length - 2).name).toBe('data-uri.jpg');
    expect(findDataUri(text, text.indexOf('no'))).toBeUndefined();
  });

  it('takes no longer for a line of megabytes, whatever it holds', () => {
    const megabytes = 4 * 2 ** 20;
    const large = `"data:image/png;base64,${'iVBO'.repeat(megabytes / 4)}"`;
    const traps = ['data:', 'data:image/', '(data:image/a;base64, ', 'data:image/a;', "'", '"data:image/a,%'];
    const start = performance.now();
    expect(decode(large, megabytes / 2).bytes).toHaveLength((megabytes / 4) * 3);
    for (const trap of traps) findDataUri(trap.repeat(megabytes / trap.length), megabytes);
    expect(performance.now() - start).toBeLessThan(8000);
  });
});

describe('decodeDataUri', () => {
  it.each([
    ['data:image/png,%89PN%fb%EF%ff', [...BYTES]],
    ['data:image/bmp,BM%', [0x42, 0x4d, 0x25]],
    ['data:image/x-portable-pixmap,P3%0a1 1', [0x50, 0x33, 0x0a, 0x31]],
    ['data:image/png;base64,iVBORw', [0x89, 0x50, 0x4e, 0x47]],
    ['data:image/png;base64,iVBO%0ARw==', [0x89, 0x50, 0x4e, 0x47]],
    ['data:image/png;base64,-_8', [0xfb, 0xff]],
  ])('decodes %s', (text, bytes) => {
    expect(decode(text).bytes).toEqual(bytes);
  });

  it.each([
    ['data:image/jpeg;base64,AAAA', 'data-uri.jpg'],
    ['data:image/x-ms-bmp;base64,AAAA', 'data-uri.bmp'],
    ['data:image/x-icon;base64,AAAA', 'data-uri.ico'],
    ['data:image/x-portable-pixmap;base64,AAAA', 'data-uri.ppm'],
    ['data:image/..;base64,AAAA', 'data-uri.image'],
  ])('calls %s %s', (text, name) => {
    expect(decode(text).name).toBe(name);
  });

  it.each([
    ['data:image/svg+xml;base64,PHN2Zz4=', /^This data URI is an SVG: a drawing/],
    ['"data:image/svg+xml,%3Csvg%3E"', /^This data URI is an SVG: a drawing/],
    ['data:image/png;base64,', /^This data URI is empty/],
    ['data:image/png,', /^This data URI is empty/],
    ['x data:image/png;base64,AAA?', /malformed: character 4 of it is “\?” \(column 28\)\.$/],
    ['f"data:image/png;base64,{data}"', /malformed: character 1 of it is “\{” \(column 25\)\.$/],
    ['"data:image/png;base64,AA…AA"', /malformed: character 3 of it is “…” \(column 26\)\.$/],
    ['"data:image/png;base64,A😀AA"', /malformed: character 2 of it is “😀” \(column 25\)\.$/],
    ['"data:image/png;base64,AA%AA"', /malformed: character 3 of it is “%AA” /],
    ['data:image/png;base64,AA==AAAA', /malformed: more data follows its “=”.* \(column 25\)\.$/],
    ['data:image/png;base64,AAAAA', /malformed: it ends too early, after 5 characters \(column 28\)\.$/],
    ['data:image/png;base64,AAAAA=', /malformed: it ends too early/],
  ])('refuses %s', (text, message) => {
    expect(() => decode(text)).toThrow(message);
  });
});
