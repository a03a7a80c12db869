/**
 * Builds each page by itself: one script and one style sheet a page, and before them the small script that every
 * browser understands. Then the service worker, which knows what each page is made of.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'vite';

/** The page behind each shell that the worker keeps. */
const SHELLS = { '/': 'join.html', '/dashboard': 'presenter.html' };

/** The help and the pages of the contract, which the worker does not keep. */
const TO_READ = ['help.html', 'docs.html', 'docs-events.html'];

function run(input, output = {}, { define = {}, ...more } = {}) {
  return build({
    logLevel: 'warn',
    define,
    ...more,
    build: { emptyOutDir: false, ...more.build, rolldownOptions: { input, output } },
  });
}

/**
 * For servers whose DEFAULT_LOCALE is English: the page goes by its own language where it speaks none of the
 * reader's.
 */
function writeEnglish(page) {
  const html = readFileSync(`dist/${page}`, 'utf8');
  writeFileSync(
    `dist/${page.replace('.html', '.en.html')}`,
    html.replace('lang="ko"', 'lang="en"'),
  );
}

/** Builds a classic script; returns its address. */
async function runClassic(input, name, options) {
  const output = { entryFileNames: `assets/${name}-[hash].js`, format: 'iife' };
  const built = await run(input, output, options);
  return `/${built.output[0].fileName}`;
}

/** Puts a classic script at the end of the page: there it runs before the page's own, and has what it may write on. */
function startBy(src) {
  return {
    name: 'start',
    transformIndexHtml: () => [{ tag: 'script', attrs: { src }, injectTo: 'body' }],
  };
}

// What hardly anybody is ever asked for is fetched when it is.
const SELDOM = /\/proof[.-]/;

/** The addresses of a page's assets that are kept for a reload, its own script first. */
function filesOf({ output }) {
  const assets = output.filter(
    ({ fileName }) => fileName.startsWith('assets/') && !SELDOM.test(fileName),
  );
  return assets
    .toSorted((one, other) => Number(other.isEntry ?? false) - Number(one.isEntry ?? false))
    .map(({ fileName }) => `/${fileName}`);
}

/** What every room loads once it has been joined: a participant's, and a host's. */
const AFTER_JOINING =
  /\/((MeSheet|RoomTabs|UnsentSheet|MessageMenu|HostUnreadNews|HostAlerts|AlertControl|Notes)\.svelte|conversation-part\.ts)$/;

/** What charts of more than one kind share. */
const OF_CHARTS = /\/activities\/results\/(ChartTable\.svelte|(percent|texts[^/]*)\.ts)$/;

/**
 * What a page needs from the start is one script, and so is the room, whatever of it is also used by what comes later:
 * else that cuts it in two, which costs a request and most of a kilobyte. What is loaded together is one script, too:
 * each more is a request, and on a phone a round trip.
 */
const TOGETHER = {
  codeSplitting: {
    groups: [
      { name: 'page', tags: ['$initial'], priority: 1 },
      { name: 'RoomPage', test: (id) => ofRoom.has(id) },
      {
        name: () => (ofRoom.size ? 'AfterJoining' : 'HostsJoined'),
        test: (id) => afterJoining.has(id),
      },
      { name: 'charts', test: OF_CHARTS },
    ],
  },
};

/** What `registry.ts` lists for the other page, and the build leaves out. */
const isOfPresenter = /\/features\/[^/]+\/presenter\.ts$/;

/** The modules that the room cannot begin without, and those that it loads once it has been joined. */
const ofRoom = new Set();
const afterJoining = new Set();
const findRoom = {
  name: 'find-room',
  buildEnd() {
    const add = (found, id) => {
      if (ofRoom.has(id) || found.has(id) || isOfPresenter.test(id)) return;
      found.add(id);
      this.getModuleInfo(id)?.importedIds.forEach((imported) => add(found, imported));
    };
    const modules = [...this.getModuleIds()];
    for (const found of [ofRoom, afterJoining]) found.clear();
    modules.filter((id) => id.endsWith('/RoomPage.svelte')).forEach((id) => add(ofRoom, id));
    modules.filter((id) => AFTER_JOINING.test(id)).forEach((id) => add(afterJoining, id));
  },
};

/**
 * The bundler's helper that lists a module's exports would be one more request: it has a script of its own as soon as a
 * later part needs any of its helpers.
 */
const WITH_OWN_HELPER = [
  ...['join', 'RoomPage', 'AfterJoining', 'activity-tab', 'feeds-tab'],
  ...['presenter', 'HostsJoined'],
];
const ownHelper = {
  name: 'own-helper',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !WITH_OWN_HELPER.includes(chunk.name)) continue;
      const asked = /import\s*\{\s*\w+ as (\w+)\s*\}\s*from\s*"\.\/rolldown-runtime-[^"]+";/;
      const helper =
        'const $1=(all)=>{const o={};for(const n in all)Object.defineProperty(o,n,{get:all[n],enumerable:true});return o};';
      chunk.code = chunk.code.replace(asked, helper);
      // The page and who loads the chunk ask for what it imports.
      chunk.imports = chunk.imports.filter((file) => chunk.code.includes(basename(file)));
    }
  },
};

rmSync('dist', { recursive: true, force: true });
const standIns = await runClassic('src/start/mend.ts', 'mend');
const start = await runClassic('src/start/start.ts', 'start', {
  define: { STAND_INS: JSON.stringify(standIns) },
  build: { target: 'es2015' },
});
const files = {};
const shells = createHash('sha256');
for (const [shell, page] of Object.entries(SHELLS)) {
  const built = await run(page, TOGETHER, { plugins: [startBy(start), findRoom, ownHelper] });
  files[shell] = [...filesOf(built), start];
  shells.update(readFileSync(`dist/${page}`, 'utf8'));
  writeEnglish(page);
}
await run(TO_READ, TOGETHER);
TO_READ.forEach(writeEnglish);
await run(
  'src/worker/worker.ts',
  { entryFileNames: 'worker.js', format: 'iife' },
  {
    define: {
      BUILD: JSON.stringify(shells.digest('hex').slice(0, 12)),
      FILES: JSON.stringify(files),
    },
  },
);
