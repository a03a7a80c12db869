/** Writes the types of src/contract from the documents that the backend generates. */
import { compile } from 'json-schema-to-typescript';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const source = new URL('../../backend/contract/', import.meta.url);
const target = new URL('../src/contract/', import.meta.url);
const banner = '// Generated from backend/contract by `npm run contract`; change it there.';

function read(name) {
  return JSON.parse(readFileSync(new URL(name, source), 'utf8'));
}

/** Only the definitions get a name of their own, not each of their properties. */
function withoutTitles(schema) {
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'title' && typeof value === 'string') delete schema.title;
    else if (value && typeof value === 'object') withoutTitles(value);
  }
  return schema;
}

/** The bodies of the REST API as one JSON Schema, each a property under its own name. */
function bodies(openapi) {
  const definitions = JSON.stringify(openapi.components.schemas);
  const $defs = JSON.parse(definitions.replaceAll('#/components/schemas/', '#/$defs/'));
  const names = Object.keys($defs);
  return {
    $defs,
    description: 'What the REST API takes and gives, by name.',
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }])),
    required: names,
  };
}

async function write(name, title, schema) {
  const code = await compile(withoutTitles(schema), title, {
    additionalProperties: false,
    bannerComment: banner,
    format: false,
    ignoreMinAndMaxItems: true,
  });
  await writeCode(name, code);
}

async function writeCode(name, code) {
  const file = fileURLToPath(new URL(name, target));
  const style = await resolveConfig(file);
  writeFileSync(file, await format(code, { ...style, parser: 'typescript' }));
}

await write('rest.ts', 'RestContract', bodies(read('openapi.json')));
await write('socket.ts', 'SocketContract', read('socket.json'));

const refusals = Object.entries(read('refusals.json'));
const codes = (is) => JSON.stringify(refusals.filter(([, one]) => is(one)).map(([code]) => code));
await writeCode(
  'refusals.ts',
  `${banner}

/** The same may be let in later: it goes again by itself. */
export const RETRY_LATER: string[] = ${codes(({ retry }) => retry === 'later')};

/** The same may be let in with a fresh token. */
export const RETRY_RENEWED: string[] = ${codes(({ retry }) => retry === 'renew')};

/** The room is over for this token, whichever command was refused. */
export const ENDS_SESSION: string[] = ${codes(({ ends }) => ends === 'session')};
`,
);
