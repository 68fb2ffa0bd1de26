import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

import { compresser } from './scripts/compresser.js';

const site = adapter({ strict: true });

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: {
      ...site,
      adapt: async (builder) => {
        await site.adapt(builder);
        await compresser('build');
      },
    },
    // Relative asset paths: the same build/ works at the root of a site or under any sub-path.
    paths: { relative: true },
    // Registered by the layout, once the first picture no longer needs the line.
    serviceWorker: { register: false },
    version: { pollInterval: 0 },
    typescript: {
      config: (config) => {
        config.include.push('../scripts/**/*.ts', '../*.config.ts');
      },
    },
  },
};
