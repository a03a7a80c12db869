/** Fails the build when a page's first load, or the room that follows it, grows over its budget. */
import { readdirSync, readFileSync, statSync } from 'node:fs';

const kB = 1000;
const budgets = {
  'join.html': { script: 35.5 * kB, total: 60 * kB, requests: 5 },
  room: { script: 30.5 * kB, total: 35 * kB, requests: 2 },
  'worker.js': { script: 1.5 * kB, total: 1.5 * kB, requests: 1 },
  'presenter.html': { script: 150 * kB, total: 200 * kB, requests: 8 },
};

function gzipped(file) {
  return statSync(`dist/${file}.gz`).size;
}

/** The room is loaded while a nickname is typed, and belongs to no page's first load. */
function filesOf(page) {
  if (page === 'worker.js') return [page];
  if (page === 'room') {
    const isRoom = (name) => /^RoomPage-[^.]+\.(js|css)$/.test(name);
    return readdirSync('dist/assets')
      .filter(isRoom)
      .map((name) => `assets/${name}`);
  }
  const html = readFileSync(`dist/${page}`, 'utf8');
  // Neither the manifest nor its icons are loaded by who only opens the page.
  const linked = html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css|svg))"/g);
  return [page, ...Array.from(linked, (match) => match[1])];
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
    if (measured[name] > limit) process.exitCode = 1;
  }
}
if (process.exitCode) console.error('A page is over its budget.');
