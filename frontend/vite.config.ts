import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

const backend = 'http://127.0.0.1:8000';
const pages: [RegExp, string][] = [
  [/^\/((join|embed)\/[^/]+)?$/, '/join.html'],
  [
    /^\/(auth\/(test-)?login|dashboard|account|crew|privacy|sessions\/[^/]+|screen\/[^/]+)$/,
    '/presenter.html',
  ],
];

/** The dev server answers the pages' own addresses, as the backend does for the built ones. */
function pageAddresses(): Plugin {
  return {
    name: 'page-addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        const page = pages.find(([address]) => address.test(path));
        if (page && request.method === 'GET') request.url = page[1];
        next();
      });
    },
  };
}

export default defineConfig({
  plugins: [pageAddresses(), svelte()],
  appType: 'mpa',
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    target: ['es2022', 'safari16.4', 'chrome111', 'firefox113'],
    // The polyfill is an inline script, which the content security policy forbids.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // Whoever runs it does not want to know how slow their machine builds.
    rolldownOptions: { checks: { bundlerTimings: false } },
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
