import type { Empreinte } from './worker';

/** Bytes from which a hash is worth a thread of its own. */
const GROS = 1 << 20;

/** The SHA-256 of a big file, hexadecimal, in a worker of its own: its rows are read meanwhile. `undefined` for a small one. */
export function empreinteACote(contenu: Blob, signal: AbortSignal): Promise<string> | undefined {
  if (contenu.size < GROS) return undefined;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const empreinte = new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Empreinte>) =>
      'empreinte' in data ? resolve(data.empreinte) : reject(new Error(data.erreur));
    worker.onerror = ({ message }) =>
      reject(new Error(message || 'Le calcul de l’empreinte s’est arrêté.'));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.postMessage(contenu);
  });
  return empreinte.finally(() => worker.terminate());
}
