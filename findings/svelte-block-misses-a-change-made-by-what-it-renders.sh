#!/usr/bin/env bash
# svelte 5.57.3 (with jsdom 29.1.1, Node 20): what a component changes while it is made, the block around it never shows.
#
# A page that leads on at once ("you are signed in already") sets the router's state in its script. Text beside it then
# shows the new state, but the block that chose the page keeps the old one: `{#if}`, `{#key}`, `{#each}` and a dynamic
# component alike. There is no error, and nothing mends it: the state has its new value, so setting that again changes
# nothing. The block is still running when the state changes, and is not run again for it. From `onMount` the same
# assignment works. Seen in the build for production and in that for development.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"type": "module"}' >package.json
npm install --silent --no-audit --no-fund svelte@5.57.3 jsdom@29.1.1 esbuild@0.28.2

cat >router.svelte.js <<'JS'
import Old from './Old.svelte';
import New from './New.svelte';
export const router = $state({ page: 'old' });
export const pages = { old: Old, new: New };
JS
echo '<p>new</p>' >New.svelte

cat >main.js <<'JS'
import { flushSync, mount } from 'svelte';
import App from './App.svelte';
import { router } from './router.svelte.js';

export async function run(document) {
  mount(App, { target: document.body });
  flushSync();
  await new Promise((resolve) => setTimeout(resolve, 50));
  router.page = 'new';
  flushSync();
  return document.body.textContent.replaceAll(/\s+/g, ' ').trim();
}
JS

cat >run.mjs <<'JS'
import { build } from 'esbuild';
import { JSDOM } from 'jsdom';
import { readFileSync } from 'node:fs';
import { compile, compileModule } from 'svelte/compiler';

const [mode] = process.argv.slice(2);
const options = { generate: 'client', dev: mode === 'development' };
const loader = (compiler) => ({ path }) => ({
  contents: compiler(readFileSync(path, 'utf8'), { ...options, filename: path }).js.code,
});
const svelte = {
  name: 'svelte',
  setup(bundle) {
    bundle.onLoad({ filter: /\.svelte$/ }, loader(compile));
    bundle.onLoad({ filter: /\.svelte\.js$/ }, loader(compileModule));
  },
};
const conditions = ['browser', mode];
await build({ entryPoints: ['main.js'], bundle: true, format: 'esm', outfile: 'out.mjs', plugins: [svelte], conditions });

const { window } = new JSDOM('<body></body>', { pretendToBeVisual: true });
for (const name of ['document', 'Node', 'Element', 'HTMLElement', 'Text', 'Comment', 'HTMLMediaElement'])
  globalThis[name] = window[name];
globalThis.window = window;
Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
console.log(await (await import('./out.mjs')).run(window.document));
JS

failed=0
try() { # what is expected on the page, the markup that chooses the page
    cat >App.svelte <<SVELTE
<script>
  import { pages, router } from './router.svelte.js';
  const Page = \$derived(pages[router.page]);
  const { old: Old, new: New } = pages;
</script>
state: {router.page}, page: $2
SVELTE
    for mode in production development; do
        seen=$(node run.mjs "$mode")
        echo "$when, $2, $mode: \"$seen\""
        [[ $seen == "$1" ]] || failed=1
    done
}

when="in the script"
echo "<script>import { router } from './router.svelte.js'; router.page = 'new';</script><p>old</p>" >Old.svelte
try 'state: new, page: old' '<Page />'
try 'state: new, page: old' "{#if router.page === 'new'}<New />{:else}<Old />{/if}"
try 'state: new, page: old' '{#key router.page}<Page />{/key}'

when="in onMount"
echo "<script>import { onMount } from 'svelte'; import { router } from './router.svelte.js';
  onMount(() => { router.page = 'new'; });</script><p>old</p>" >Old.svelte
try 'state: new, page: new' '<Page />'

if [[ $failed == 1 ]]; then
    echo "changed: see above" >&2
    exit 1
fi
