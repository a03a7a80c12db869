/** Writes what the contract says into `docs.html` and `docs-events.html`, as they are built or served. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventsPage } from './events.mjs';
import { restPage } from './rest.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const CONTRACT = join(HERE, '../../../backend/contract');
const PAGES = { 'docs.html': restPage, 'docs-events.html': eventsPage };

/** The documents of the contract by name. */
export function contract() {
  const names = ['openapi', 'asyncapi', 'refusals'];
  const read = (name) => JSON.parse(readFileSync(join(CONTRACT, `${name}.json`), 'utf8'));
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

export function contractPages() {
  return {
    name: 'contract-pages',
    transformIndexHtml: {
      order: 'post',
      handler(html, { filename }) {
        const write = PAGES[filename.split('/').at(-1)];
        return write ? html.replace('<!-- contract -->', () => write(contract())) : html;
      },
    },
  };
}
