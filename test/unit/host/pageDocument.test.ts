import { describe, expect, it, vi } from 'vitest';

vi.mock('vscode', () => ({
  Uri: { joinPath: (base: string, ...path: string[]) => [base, ...path].join('/') },
  env: { language: 'en' },
  l10n: { bundle: { hello: '</script><script>' } },
}));

describe("a page's document", () => {
  it('lets nothing in but its own script and styles, and nothing out', async () => {
    const { pageDocument } = await import('../../../src/host/pageDocument');
    const parts = { title: '<b>"x"', script: 'paste.js', styles: ['paste.css'] };
    const webview = { cspSource: 'https://own.example', asWebviewUri: (uri: unknown) => uri };
    const made: unknown = Reflect.apply(pageDocument, undefined, [webview, 'vscode-file://extension', parts]);
    const html = String(made);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.split('; ');
    const nonce = /<script nonce="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).toEqual([
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      'style-src https://own.example',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(nonce.length).toBeGreaterThan(15);
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).toContain('<title>&#60;b&#62;&#34;x&#34;</title>');
  });
});
