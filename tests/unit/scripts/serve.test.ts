import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Serving } from '../../../scripts/serve';
import { serve } from '../../../scripts/serve';

const top = mkdtempSync(join(tmpdir(), 'maillage-serve-'));
const root = join(top, 'build');
const donnees = join(top, 'fichiers');
const page = `<!doctype html><title>Maillage</title>${'été '.repeat(500)}`;
let site: Serving;
let bare: Serving;

beforeAll(async () => {
  mkdirSync(join(root, '_app/immutable'), { recursive: true });
  mkdirSync(join(root, 'candidats'));
  mkdirSync(join(donnees, 'dossier'), { recursive: true });
  writeFileSync(join(top, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'index.html'), page);
  writeFileSync(join(root, 'methode.html'), 'méthode');
  writeFileSync(join(root, 'candidats/index.html'), 'candidats');
  writeFileSync(join(root, '_app/immutable/moteur.wasm'), Buffer.from([0, 97, 115, 109]));
  writeFileSync(join(donnees, 'frr été.csv'), 'code;classe\n');
  writeFileSync(join(donnees, '.cache'), 'x');
  site = await serve({ root, base: '/x/', port: 0, donnees });
  bare = await serve({ root, port: 0 });
});

afterAll(async () => {
  await site.close();
  await bare.close();
  rmSync(top, { recursive: true });
});

/** A request as it is written: `fetch` would tidy the path first. */
function raw(path: string): Promise<{ status: number; body: string }> {
  const { port } = new URL(site.url);
  return new Promise((done, failed) => {
    request({ host: 'localhost', port, path }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({ status: response.statusCode!, body: Buffer.concat(chunks).toString() }),
      );
    })
      .on('error', failed)
      .end();
  });
}

describe('serve', () => {
  it('serves pages under a sub-path, with or without their extension', async () => {
    expect(site.url).toMatch(/^http:\/\/localhost:\d+\/x\/$/);
    expect(await (await fetch(site.url)).text()).toBe(page);
    expect(await (await fetch(`${site.url}methode`)).text()).toBe('méthode');
    const folder = await fetch(`${site.url}candidats`);
    expect(folder.url).toBe(`${site.url}candidats/`);
    expect(await folder.text()).toBe('candidats');
    expect((await fetch(site.url.slice(0, -1))).url).toBe(site.url);
    expect((await raw('/index.html')).status).toBe(404);
    expect((await fetch(`${site.url}absent`)).status).toBe(404);
  });

  it('says types and how long to keep', async () => {
    const wasm = await fetch(`${site.url}_app/immutable/moteur.wasm`);
    expect(wasm.headers.get('content-type')).toBe('application/wasm');
    expect(wasm.headers.get('cache-control')).toContain('immutable');
    const index = await fetch(site.url);
    expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(index.headers.get('cache-control')).toBe('no-cache');
    const again = await fetch(site.url, {
      headers: { 'If-None-Match': index.headers.get('etag')! },
    });
    expect(again.status).toBe(304);
  });

  it('compresses what it is asked to', async () => {
    const { port } = new URL(site.url);
    const body = await new Promise<Buffer>((done) => {
      request(
        { host: 'localhost', port, path: '/x/', headers: { 'Accept-Encoding': 'br' } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => done(Buffer.concat(chunks)));
        },
      ).end();
    });
    expect(body.length).toBeLessThan(page.length / 4);
    expect(brotliDecompressSync(body).toString()).toBe(page);
  });

  it('lists and serves the files of the folder of the site', async () => {
    expect(await (await fetch(`${site.url}donnees/index.json`)).json()).toEqual([
      { nom: 'frr été.csv', octets: 12 },
    ]);
    const file = await fetch(`${site.url}donnees/${encodeURIComponent('frr été.csv')}`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await file.text()).toBe('code;classe\n');
    expect(await (await fetch(`${bare.url}donnees/index.json`)).json()).toEqual([]);
  });

  it.each([
    '/x/../secret.txt',
    '/x/..%2fsecret.txt',
    '/x/%2e%2e/secret.txt',
    '/x/..%5csecret.txt',
    '/x/donnees/..%2f..%2fsecret.txt',
    '/x/donnees/..%2fsecret.txt',
    '/x/donnees/.cache',
    '/x//etc/passwd',
    '/x/%00',
  ])('gives nothing outside its folders: %s', async (path) => {
    const { status, body } = await raw(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  it('refuses an address that cannot be read, and any method but GET and HEAD', async () => {
    expect((await raw('/x/%E0%A4%A')).status).toBe(400);
    expect((await fetch(site.url, { method: 'POST' })).status).toBe(405);
    expect(await (await fetch(site.url, { method: 'HEAD' })).text()).toBe('');
  });

  it('takes the next port where one is taken, and says so where a folder is missing', async () => {
    const taken = Number(new URL(site.url).port);
    const next = await serve({ root, port: taken });
    expect(Number(new URL(next.url).port)).toBeGreaterThan(taken);
    await next.close();
    await expect(serve({ root: join(top, 'absent') })).rejects.toThrow('n’est pas un dossier');
  });
});
