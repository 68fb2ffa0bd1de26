import type { Stats } from 'node:fs';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface ServeOptions {
  /** Folder to serve. */
  readonly root: string;
  /** Path under which the site is mounted, `/x/`; `/` by default. */
  readonly base?: string;
  /** Port to try first; the following ones are tried where it is taken. 0: any. */
  readonly port?: number;
  /** Folder of the site's own files, served as `donnees/<file>` and listed in `donnees/index.json`. */
  readonly donnees?: string;
}

export interface Serving {
  /** Address of the site, with its base and a final `/`. */
  readonly url: string;
  close(): Promise<void>;
}

const DEFAULT_PORT = 4173;
const PORTS_TRIED = 20;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.topojson': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};
const COMPRESSIBLE =
  /^(?:text\/|application\/(?:json|geo\+json|manifest\+json|wasm|xml)|image\/svg)/;
const ENCODINGS = [
  {
    name: 'br',
    suffix: '.br',
    compress: (body: Buffer) =>
      promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  },
  { name: 'gzip', suffix: '.gz', compress: (body: Buffer) => promisify(gzip)(body) },
] as const;

/** Compressed bodies, by path, time of change and encoding. */
type Cache = Map<string, Promise<Buffer>>;

/**
 * Serves a static site on localhost until `close`.
 * @throws Error in French, where a folder does not exist or no port is free.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { port = DEFAULT_PORT } = options;
  for (const folder of [options.root, options.donnees]) {
    if (folder && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Error(`« ${folder} » n’est pas un dossier.`);
    }
  }
  const base = `/${options.base ?? ''}/`.replace(/\/+/g, '/');
  const cache: Cache = new Map();
  const server = createServer((request, response) => {
    answer({ ...options, base }, cache, request, response).catch((error: unknown) => {
      console.error(error);
      end(response, 500, 'Erreur interne');
    });
  });
  // A line closed just as the browser asks again on it loses what it asks for.
  server.keepAliveTimeout = 60_000;
  const bound = await listen(server, port, port === 0 ? 1 : PORTS_TRIED);
  return {
    url: `http://localhost:${bound}${base}`,
    close: () =>
      new Promise((done, failed) => {
        server.close((error) => (error ? failed(error) : done()));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, tries: number): Promise<number> {
  return new Promise((bound, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || tries <= 1) failed(error);
      else listen(server, port + 1, tries - 1).then(bound, failed);
    });
    server.listen(port, 'localhost', () => {
      server.removeAllListeners('error');
      bound((server.address() as AddressInfo).port);
    });
  });
}

async function answer(
  { root, base, donnees }: ServeOptions & { readonly base: string },
  cache: Cache,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return end(response, 405, 'Méthode refusée');
  const path = pathOf(request);
  if (path === null) return end(response, 400, 'Adresse illisible');
  if (`${path}/` === base) return redirect(response, base);
  if (!path.startsWith(base)) return end(response, 404, 'Introuvable');

  const relative = path.slice(base.length);
  if (relative === 'donnees/index.json') return end(response, 200, list(donnees), TYPES['.json']!);
  const own = donnees && /^donnees\/([^/]+)$/.exec(relative)?.[1];
  const found = (own ? findFile(donnees, own) : null) ?? findFile(root, relative);
  if (found === 'folder') return redirect(response, `${path}/`);
  if (found) return send(found, relative, cache, request, response, 200);

  const missing = findFile(root, '404.html');
  if (missing && missing !== 'folder')
    return send(missing, relative, cache, request, response, 404);
  return end(response, 404, 'Introuvable');
}

function pathOf({ url = '/' }: IncomingMessage): string | null {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
}

interface Found {
  readonly path: string;
  readonly stats: Stats;
}

/** The file that an address names inside a folder: itself, its `.html`, or its `index.html`; `folder` where a `/` is missing. */
function findFile(root: string, relative: string): Found | 'folder' | null {
  const top = resolve(root);
  const path = resolve(top, `./${relative}`);
  if (relative.includes('\0') || (path !== top && !path.startsWith(top + sep))) return null;
  if (relative.split('/').some((part) => part.startsWith('.') && part !== '.well-known'))
    return null;

  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile()) return { path, stats };
  const html = statSync(`${path}.html`, { throwIfNoEntry: false });
  if (html?.isFile() && !relative.endsWith('/')) return { path: `${path}.html`, stats: html };
  const index = join(path, 'index.html');
  const indexStats = stats?.isDirectory() && statSync(index, { throwIfNoEntry: false });
  if (!indexStats) return null;
  return relative === '' || relative.endsWith('/') ? { path: index, stats: indexStats } : 'folder';
}

async function send(
  { path, stats }: Found,
  relative: string,
  cache: Cache,
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
): Promise<void> {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const etag = `"${stats.size.toString(36)}-${Math.floor(stats.mtimeMs).toString(36)}"`;
  response.setHeader('Content-Type', type);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('ETag', etag);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader(
    'Cache-Control',
    relative.startsWith('_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }

  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = COMPRESSIBLE.test(type)
    ? ENCODINGS.find(({ name }) => new RegExp(`\\b${name}\\b`).test(accepted))
    : undefined;
  const body = await bodyOf(path, etag, encoding, cache);
  if (encoding) response.setHeader('Content-Encoding', encoding.name);
  response.setHeader('Content-Length', body.length);
  response.writeHead(status);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function bodyOf(
  path: string,
  etag: string,
  encoding: (typeof ENCODINGS)[number] | undefined,
  cache: Cache,
): Promise<Buffer> {
  if (!encoding) return readFile(path);
  if (existsSync(path + encoding.suffix)) return readFile(path + encoding.suffix);
  const key = `${path} ${etag} ${encoding.name}`;
  const known = cache.get(key);
  if (known) return known;
  const body = readFile(path).then(encoding.compress);
  cache.set(key, body);
  return body;
}

/** The files of the folder, as JSON: `[{ nom, octets }]`. */
function list(donnees: string | undefined): string {
  if (!donnees) return '[]';
  const files = readdirSync(donnees)
    .filter((nom) => !nom.startsWith('.'))
    .sort()
    .map((nom) => ({ nom, stats: statSync(join(donnees, nom)) }))
    .filter(({ stats }) => stats.isFile());
  return JSON.stringify(files.map(({ nom, stats }) => ({ nom, octets: stats.size })));
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(307, { Location: encodeURI(location) }).end();
}

function end(response: ServerResponse, status: number, text: string, type = TYPES['.txt']!): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: 'build' },
      base: { type: 'string', default: '/' },
      port: { type: 'string', default: process.env.PORT ?? String(DEFAULT_PORT) },
    },
  });
  const { url } = await serve({
    root: values.root,
    base: values.base,
    port: Number(values.port),
    donnees: process.env.DONNEES,
  });
  console.log(`Maillage est servi à l’adresse ${url} (Ctrl+C pour arrêter).`);
}
