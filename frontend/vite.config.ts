import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { contractPages } from './scripts/docs/plugin.mjs';
import { helpPages } from './scripts/help/plugin.mjs';
import { olderCss } from './scripts/older-css.mjs';
import { TARGET } from './scripts/oldest/browsers.mjs';
import { withoutPrivateNames } from './scripts/private-names.mjs';

const backend = 'http://127.0.0.1:8000';
const pages: [RegExp, string][] = [
  [/^\/embed\/[^/]+\?(.*&)?view=[^&]/, '/presenter.html'],
  [/^\/((join|embed)\/[^/?]+)?(\?|$)/, '/join.html'],
  [
    /^\/(auth\/(test-)?login|dashboard|account|crew|privacy|sessions\/[^/?]+(\/replay)?|screen\/[^/?]+)(\?|$)/,
    '/presenter.html',
  ],
  [/^\/help(\?|$)/, '/help.html'],
  [/^\/docs(\?|$)/, '/docs.html'],
  [/^\/docs\/events(\?|$)/, '/docs-events.html'],
];

/** The dev server answers the pages' own addresses, as the backend does for the built ones. */
function pageAddresses(): Plugin {
  return {
    name: 'page-addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const page = pages.find(([address]) => address.test(request.url ?? ''));
        if (page && request.method === 'GET') request.url = page[1];
        next();
      });
    },
  };
}

function partLoader(): Plugin {
  return {
    name: 'part-loader',
    enforce: 'pre',
    apply: 'build',
    load: {
      filter: { id: /vite\/preload-helper\.js$/ },
      handler: () => readFileSync(new URL('./scripts/load-part.mjs', import.meta.url), 'utf8'),
    },
  };
}

/** What Socket.IO brings along and our server never asks for: WebTransport, and packets that are not text. */
const UNUSED: [file: RegExp, code: string][] = [
  [/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, 'export const WT = undefined;'],
  [
    /engine\.io-parser\/build\/esm\/contrib\/base64-arraybuffer\.js$/,
    'export const decode = () => new ArrayBuffer(0);',
  ],
  [
    /socket\.io-parser\/build\/esm\/is-binary\.js$/,
    'export const isBinary = () => false; export const hasBinary = isBinary;',
  ],
  [
    /socket\.io-parser\/build\/esm\/binary\.js$/,
    'export const deconstructPacket = undefined; export const reconstructPacket = undefined;',
  ],
];

function withoutUnused(): Plugin[] {
  return UNUSED.map(([id, code]) => ({
    name: 'without-unused',
    enforce: 'pre',
    apply: 'build',
    load: { filter: { id }, handler: () => code },
  }));
}

/** After TypeScript and Svelte have made script of it, and before that is lowered to what the oldest browsers know. */
function privateAsProperties(): Plugin {
  return {
    name: 'private-as-properties',
    enforce: 'post',
    apply: 'build',
    transform: {
      filter: { code: /#[\w$]/ },
      handler(code) {
        return withoutPrivateNames(code, this.parse);
      },
    },
  };
}

export default defineConfig({
  plugins: [
    pageAddresses(),
    contractPages(),
    helpPages(),
    partLoader(),
    withoutUnused(),
    svelte(),
    privateAsProperties(),
  ],
  appType: 'mpa',
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  css: { postcss: { plugins: [olderCss] } },
  build: {
    target: TARGET,
    // The polyfill is an inline script, which the content security policy forbids.
    modulePreload: {
      polyfill: false,
      // A part is told its own file, also where that is all it needs.
      resolveDependencies: (file, files, { hostType }) =>
        hostType === 'js' ? [...new Set([file, ...files])] : files,
    },
    assetsInlineLimit: 0,
    // Whoever runs it does not want to know how slow their machine builds, or that one page has at once what another
    // fetches later.
    rolldownOptions: {
      checks: { bundlerTimings: false, ineffectiveDynamicImport: false },
      // Of the features that `registry.ts` lists, a page takes those of its own list and nothing of the others.
      treeshake: {
        moduleSideEffects: [
          { test: /\/features\/[^/]+\/(participant|presenter)\.ts$/, sideEffects: false },
        ],
      },
      transform: { assumptions: { noDocumentAll: true, setPublicClassFields: true } },
    },
  },
  server: {
    port: 3000,
    strictPort: true,
    proxy: {
      '/api': backend,
      '/auth': backend,
      '/socket.io': { target: backend, ws: true },
    },
  },
});
