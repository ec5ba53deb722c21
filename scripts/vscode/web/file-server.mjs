import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { onStop } from '../../lib/signals.mjs';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * @typedef {object} FileServer
 * @property {string} authority
 * @property {string} base path that everything is below: only who knows it gets anything
 * @property {() => Promise<void>} stop
 *
 * @typedef {(url: URL, body: Buffer) => Promise<{ status: number, content: string | Buffer, type?: string }> | undefined} Answer
 */

/** @param {http.IncomingMessage} request */
async function bodyOf(request) {
  /** @type {Buffer[]} */
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * Serves folders on 127.0.0.1, to pages of every origin.
 * @param {Record<string, string>} folders by the first part of their address
 * @param {Answer} [answer] asked first
 * @returns {Promise<FileServer>}
 */
export async function startFileServer(folders, answer) {
  const base = `/${randomUUID()}`;

  /**
   * @param {http.IncomingMessage} request
   * @param {http.ServerResponse} response
   */
  const respond = async (request, response) => {
    const headers = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const whole = decodeURIComponent(url.pathname);
    const wanted = whole.startsWith(`${base}/`) ? whole.slice(base.length + 1) : '';
    const own = wanted === '' && whole !== `${base}/` ? undefined : await answer?.(url, await bodyOf(request));
    if (own) {
      response.writeHead(own.status, { ...headers, 'content-type': own.type ?? 'application/octet-stream' });
      response.end(own.content);
      return;
    }
    const [name = '', ...rest] = path.posix.normalize(wanted).split('/');
    const folder = folders[name];
    const file = folder && path.join(folder, ...rest);
    if (!file || rest.includes('..') || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, headers).end();
      return;
    }
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { ...headers, 'content-type': type });
    createReadStream(file).pipe(response);
  };

  const server = http.createServer((request, response) => {
    respond(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((/** @type {(value?: unknown) => void} */ resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const stop = async () => {
    forget();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const forget = onStop(stop);
  return { authority: `127.0.0.1:${address.port}`, base, stop };
}
