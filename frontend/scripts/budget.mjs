/** Fails the build when a page's first load, or a part that follows it, grows over its budget. */
import { readdirSync, readFileSync, statSync } from 'node:fs';

const kB = 1000;
const budgets = {
  'join.html': { script: 35.5 * kB, total: 60 * kB, requests: 5 },
  Waiting: { script: 2.5 * kB, total: 3.2 * kB, requests: 4 },
  RoomPage: { script: 32.2 * kB, total: 35.2 * kB, requests: 2 },
  AfterJoining: { script: 12.2 * kB, total: 14 * kB, requests: 2 },
  'mood-part': { script: 2 * kB, total: 2.5 * kB, requests: 2 },
  'feeds-tab': { script: 6.5 * kB, total: 8 * kB, requests: 4 },
  FeedChart: { script: 27.5 * kB, total: 28.5 * kB, requests: 4 },
  Afterwards: { script: 2 * kB, total: 3 * kB, requests: 2 },
  'questions-tab': { script: 15 * kB, total: 18 * kB, requests: 2 },
  // It names every part that is fetched later, so it grows with them; nobody waits for it.
  'worker.js': { script: 3 * kB, total: 3 * kB, requests: 1 },
  'presenter.html': { script: 150 * kB, total: 200 * kB, requests: 8 },
  HostsJoined: { script: 9 * kB, total: 10.3 * kB, requests: 2 },
  ReplayPage: { script: 10 * kB, total: 13 * kB, requests: 4 },
  'docs.html': { script: 20 * kB, total: 63 * kB, requests: 5 },
  'help.html': { script: 20 * kB, total: 40 * kB, requests: 5 },
  'docs-events.html': { script: 20 * kB, total: 60 * kB, requests: 5 },
};

/** What comes with the first activity, and with the first of each kind: how it is answered, and its results. */
const KINDS = ['Choice', 'Scale', 'Ranking', 'Open', 'Cloud'];
const ACTIVITIES = [
  'activity-tab',
  ...KINDS.flatMap((kind) => [`${kind}Answer`, `${kind}Results`]),
  'cloud.worker',
  'QuizNow',
];
for (const part of ACTIVITIES) budgets[part] = { script: 15 * kB, total: 16 * kB, requests: 10 };

/** What is loaded before a part is: the room while a nickname is typed, then what every room needs, then the rest. */
const BEFORE = {
  Waiting: ['join.html'],
  RoomPage: ['join.html'],
  AfterJoining: ['join.html', 'RoomPage'],
  HostsJoined: ['presenter.html'],
  'mood-part': ['join.html', 'RoomPage', 'AfterJoining'],
  Afterwards: ['join.html'],
  'questions-tab': ['join.html', 'RoomPage'],
  'feeds-tab': ['join.html', 'RoomPage', 'AfterJoining', 'presenter.html'],
  FeedChart: ['join.html', 'RoomPage', 'AfterJoining', 'presenter.html', 'feeds-tab'],
  ReplayPage: ['presenter.html'],
};
for (const part of ACTIVITIES) {
  BEFORE[part] = ['join.html', 'RoomPage', 'AfterJoining', 'presenter.html'];
  if (part !== 'activity-tab') BEFORE[part].push('activity-tab');
}

function gzipped(file) {
  return statSync(`dist/${file}.gz`).size;
}

function filesOf(name) {
  if (name === 'worker.js') return [name];
  return name.endsWith('.html') ? filesOfPage(name) : filesOfPart(name);
}

function filesOfPage(page) {
  const html = readFileSync(`dist/${page}`, 'utf8');
  // Neither the manifest nor its icons are loaded by who only opens the page.
  const linked = html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css|svg))"/g);
  return [page, ...Array.from(linked, (match) => match[1])];
}

/** The files of that name, and the scripts that these import, as far as nothing before them has loaded those. */
function filesOfPart(name) {
  const isOne = (file) => new RegExp(`^${name}-[^.]+\\.(js|css)$`).test(file);
  const files = new Set(readdirSync('dist/assets').filter(isOne));
  for (const file of files) for (const imported of importsOf(file)) files.add(imported);
  const known = (BEFORE[name] ?? []).flatMap(filesOf);
  return [...files].map((file) => `assets/${file}`).filter((file) => !known.includes(file));
}

function importsOf(file) {
  if (!file.endsWith('.js')) return [];
  const script = readFileSync(`dist/assets/${file}`, 'utf8');
  return Array.from(script.matchAll(/(?:from|import)"\.\/([^"]+)"/g), (match) => match[1]);
}

function measure(page) {
  const assets = filesOf(page);
  const scripts = assets.filter((asset) => asset.endsWith('.js'));
  const sum = (files) => files.reduce((bytes, file) => bytes + gzipped(file), 0);
  return { script: sum(scripts), total: sum(assets), requests: assets.length };
}

for (const [page, budget] of Object.entries(budgets)) {
  const measured = measure(page);
  console.log(page, 'gzipped bytes and requests:', measured, 'of', budget);
  for (const [name, limit] of Object.entries(budget)) {
    // A part that is not there was renamed.
    if (measured[name] > limit || measured.requests === 0) process.exitCode = 1;
  }
}
if (process.exitCode) console.error('A page is over its budget, or part of it is not there.');
