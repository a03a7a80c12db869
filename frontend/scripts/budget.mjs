/** Fails the build when a page's first load grows over its budget of bytes or requests. */
import { readFileSync, statSync } from 'node:fs';

const kB = 1000;
const budgets = {
  'join.html': { script: 40 * kB, total: 60 * kB, requests: 5 },
  'presenter.html': { script: 150 * kB, total: 200 * kB, requests: 8 },
};

function gzipped(file) {
  return statSync(`dist/${file}.gz`).size;
}

function measure(page) {
  const html = readFileSync(`dist/${page}`, 'utf8');
  const assets = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1]);
  const scripts = assets.filter((asset) => asset.endsWith('.js'));
  const sum = (files) => files.reduce((bytes, file) => bytes + gzipped(file), 0);
  return { script: sum(scripts), total: sum([page, ...assets]), requests: 1 + assets.length };
}

for (const [page, budget] of Object.entries(budgets)) {
  const measured = measure(page);
  console.log(page, 'gzipped bytes and requests:', measured, 'of', budget);
  for (const [name, limit] of Object.entries(budget)) {
    if (measured[name] > limit) process.exitCode = 1;
  }
}
if (process.exitCode) console.error('A page is over its budget.');
