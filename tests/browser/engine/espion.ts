/**
 * Makes every worker started from now on tell the addresses that it fetches. The worker itself is the real one.
 *
 * @returns the addresses so far, and what puts `Worker` back.
 */
export function espionnerWorkers(): { readonly adresses: string[]; readonly retirer: () => void } {
  const adresses: string[] = [];
  const canal = new BroadcastChannel('adresses');
  canal.onmessage = ({ data }: MessageEvent<string>) => adresses.push(data);
  const Origine = globalThis.Worker;

  globalThis.Worker = class extends Origine {
    constructor(url: string | URL, options?: WorkerOptions) {
      const script = `(${espion.toString()})(); importScripts(${JSON.stringify(String(url))});`;
      super(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), options);
    }
  };
  return {
    adresses,
    retirer: () => {
      globalThis.Worker = Origine;
      canal.close();
    },
  };
}

/** Runs in the worker, before its script. */
function espion(): void {
  const canal = new BroadcastChannel('adresses');
  const scope = globalThis as typeof globalThis & { importScripts(...urls: string[]): void };
  const tell = (url: unknown) => canal.postMessage(String(url instanceof Request ? url.url : url));

  const { fetch, importScripts } = scope;
  scope.fetch = (input, init) => {
    tell(input);
    return fetch(input, init);
  };
  scope.importScripts = (...urls) => {
    urls.forEach(tell);
    importScripts(...urls);
  };
  const ouvrir = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method: string, url: string | URL, ...rest: unknown[]) {
    tell(url);
    Reflect.apply(ouvrir, this, [method, url, ...rest]);
  };
}
