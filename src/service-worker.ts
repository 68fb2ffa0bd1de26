import { base, build, files, prerendered, version } from '$service-worker';

declare const clients: Clients;
declare function skipWaiting(): Promise<void>;

const CACHE = `maillage-${version}`;
/** What the site may hold of its own: asked from the network first. */
const DONNEES = `${base}/donnees/`;
/** The engine of questions: 34 MB that the first visit fetches once everything else is there. */
const isHeavy = (path: string): boolean => path.endsWith('.wasm');

const ALL = [...build, ...files, ...prerendered];
const KNOWN = new Set(ALL);

addEventListener('install', (event) => {
  if (event instanceof ExtendableEvent) event.waitUntil(install());
});

addEventListener('activate', (event) => {
  if (event instanceof ExtendableEvent) event.waitUntil(activate());
});

addEventListener('message', (event) => {
  if (event instanceof ExtendableMessageEvent && event.data === 'completer') {
    event.waitUntil(complete());
  }
});

addEventListener('fetch', (event) => {
  if (!(event instanceof FetchEvent) || event.request.method !== 'GET') return;
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (url.pathname.startsWith(DONNEES)) event.respondWith(networkFirst(event.request));
  else if (KNOWN.has(url.pathname)) event.respondWith(cacheFirst(event.request, url.pathname));
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(ALL.filter((path) => !isHeavy(path)));
  await skipWaiting();
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('maillage-') && name !== CACHE) await caches.delete(name);
  }
  await clients.claim();
}

/** Fetches what the install left out, so that everything works offline. */
async function complete(): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const path of ALL.filter(isHeavy)) {
    if (!(await cache.match(path))) await cache.add(path);
  }
}

/** Pages are the same whatever their search part, which the browser reads. */
async function cacheFirst(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(path, answer.clone());
  return answer;
}

async function networkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}
