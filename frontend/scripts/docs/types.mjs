/** JSON Schema in words: the type of a value, the fields of an object. */
import { anchor, code, escaped, inline, pairs, paragraphs, said, section } from './markup.mjs';
import { texts } from './texts.mjs';

function nameOf({ $ref }) {
  return $ref.split('/').at(-1);
}

function link(name) {
  return `<a href="#${anchor('type', name)}">${code(name)}</a>`;
}

function range(low, high, unit = '') {
  if (low === undefined && high === undefined) return '';
  const span = low === undefined ? `≤ ${high}` : high === undefined ? `≥ ${low}` : `${low}–${high}`;
  return ` <small>${escaped(span)}${unit && ` ${unit}`}</small>`;
}

function limits(schema) {
  return [
    range(schema.minLength, schema.maxLength, said(texts.characters)),
    range(schema.minItems, schema.maxItems, said(texts.items)),
    range(schema.minimum, schema.maximum),
    schema.format ? ` <small>${escaped(schema.format)}</small>` : '',
    schema.pattern ? ` <small>${code(schema.pattern)}</small>` : '',
  ].join('');
}

function listType({ prefixItems, items }) {
  if (prefixItems) return `[${prefixItems.map(typeOf).join(', ')}]`;
  const one = typeOf(items ?? {});
  return items?.anyOf || items?.enum ? `(${one})[]` : `${one}[]`;
}

function plainType(schema) {
  if (schema.type === 'array') return listType(schema);
  const values = schema.additionalProperties;
  if (values && typeof values === 'object') return `{${code('string')}: ${typeOf(values)}}`;
  return code(schema.type ?? 'any');
}

/** The type of a value as HTML, with its limits. */
export function typeOf(schema) {
  if (schema.$ref) return link(nameOf(schema));
  if ('const' in schema) return code(JSON.stringify(schema.const));
  if (schema.enum) return schema.enum.map((one) => code(JSON.stringify(one))).join(' | ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ');
  return plainType(schema) + limits(schema);
}

/** A name with its type, whether it must be there, and what it is without. */
export function field(name, schema, required, description = schema.description) {
  const must = required ? ` <span class="must">${said(texts.required)}</span>` : '';
  const known = schema.default !== undefined && schema.default !== null;
  const otherwise = known
    ? `; ${said(texts.otherwise)} ${code(JSON.stringify(schema.default))}`
    : '';
  const about = description ? `<br><span lang="en">${inline(description)}</span>` : '';
  return [code(name) + must, typeOf(schema) + otherwise + about];
}

/** The fields of an object, or the type of what is none. */
export function fields(schema) {
  if (!schema.properties)
    return `<p>${schema.type === 'object' ? said(texts.none) : typeOf(schema)}</p>`;
  const rows = Object.entries(schema.properties).map(([name, one]) =>
    field(name, one, schema.required?.includes(name)),
  );
  return pairs(rows) || `<p>${said(texts.none)}</p>`;
}

/** Every type by name. */
export function types(schemas) {
  const each = Object.entries(schemas).map(([name, schema]) =>
    section(anchor('type', name), code(name), paragraphs(schema.description) + fields(schema), 3),
  );
  return section('types', said(texts.types), each.join(''));
}
