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
  const file = fileURLToPath(new URL(name, target));
  const style = await resolveConfig(file);
  writeFileSync(file, await format(code, { ...style, parser: 'typescript' }));
}

await write('rest.ts', 'RestContract', bodies(read('openapi.json')));
await write('socket.ts', 'SocketContract', read('socket.json'));
