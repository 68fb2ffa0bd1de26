import { afterEach, describe, expect, it } from 'vitest';

import { openInBrowser } from '$lib/engine/browser';

const { Worker: WorkerReel, fetch: fetchReel } = globalThis;

/** Each cause of a failed start, on the real worker. */
describe('where the engine cannot start, it says so in French', () => {
  afterEach(() => {
    globalThis.Worker = WorkerReel;
    globalThis.fetch = fetchReel;
  });

  it('when its worker is not there', async () => {
    globalThis.Worker = class extends WorkerReel {
      constructor() {
        super('/absent.js');
      }
    };
    await expect(openInBrowser()).rejects.toThrow('Le moteur de requêtes n’a pas pu démarrer.');
  });

  it.each([
    ['the network is down', () => Promise.reject(new TypeError('Failed to fetch'))],
    [
      'its wasm is not there',
      () => fetchReel('/absent.wasm', { headers: { accept: 'application/wasm' } }),
    ],
    [
      'its wasm is another file',
      () =>
        Promise.resolve(
          new Response('<!doctype html>', { headers: { 'content-type': 'application/wasm' } }),
        ),
    ],
  ])(
    'when %s',
    async (_, answer) => {
      globalThis.fetch = answer;
      await expect(openInBrowser()).rejects.toThrow('Le moteur de requêtes n’a pas pu démarrer.');
    },
    15_000,
  );
});
