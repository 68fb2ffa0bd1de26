/** Once the page has shown what it was given: what nobody waits for takes neither its line nor its processor. */
export function auRepos(): Promise<void> {
  return new Promise((suite) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => suite(), { timeout: 2000 });
    else setTimeout(suite, 300);
  });
}

/** Between two long steps: what the reader did meanwhile is answered. */
export function souffler(): Promise<void> {
  return new Promise((suite) => setTimeout(suite));
}
