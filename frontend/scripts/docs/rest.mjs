/** The page of the REST API, from its OpenAPI document. */
import { anchor, code, escaped, inline, pairs, paragraphs, said, section } from './markup.mjs';
import { heading, page, refusals, unfolding } from './page.mjs';
import { texts } from './texts.mjs';
import { field, types, typeOf } from './types.mjs';

function parameters({ parameters: all = [] }) {
  const rows = all.map(({ name, in: place, required, schema, description }) => {
    const [term, about] = field(name, schema, required, description);
    return [`${term} <small>${escaped(place)}</small>`, about];
  });
  return rows.length ? heading(texts.parameters) + pairs(rows) : '';
}

function contentRows(content) {
  return Object.entries(content).map(([media, { schema }]) => [code(media), typeOf(schema ?? {})]);
}

function body({ requestBody }) {
  return requestBody ? heading(texts.body) + pairs(contentRows(requestBody.content)) : '';
}

function answer([status, { content = {} }]) {
  const name =
    status === 'default' ? `<a href="#refusals">${said(texts.refused)}</a>` : code(status);
  const rows = contentRows(content).map(([media, type]) => `${type} <small>${media}</small>`);
  return [name, rows.join('<br>') || said(texts.no_content)];
}

function operation(path, method, one) {
  const [first, ...rest] = (one.description ?? one.summary).split(/\n\s*\n/);
  const summary = `<span class="method">${method.toUpperCase()}</span> <code>${escaped(path).replaceAll('/', '/<wbr>')}</code> <span class="about" lang="en">${inline(first)}</span>`;
  const token = one.security ? texts.needs_token : texts.no_token;
  const content = [
    paragraphs(rest.join('\n\n')),
    `<p>${said(token)}</p>`,
    parameters(one),
    body(one),
    heading(texts.answers),
    pairs(Object.entries(one.responses).map(answer)),
  ];
  return unfolding(anchor('route', `${method} ${path}`), summary, content.join(''));
}

/** The operations by tag, in the order of the document. */
function byTag(paths) {
  const tags = new Map();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, one] of Object.entries(methods)) {
      const tag = one.tags?.[0] ?? 'other';
      tags.set(tag, [...(tags.get(tag) ?? []), operation(path, method, one)]);
    }
  }
  return [...tags].toSorted(([one], [other]) => one.localeCompare(other));
}

function part([tag, operations]) {
  const id = anchor('tag', tag);
  const title = `<span lang="en">${escaped(tag[0].toUpperCase() + tag.slice(1))}</span>`;
  return [id, title, section(id, title, operations.join(''))];
}

export function restPage({ openapi, refusals: codes }) {
  const parts = byTag(openapi.paths).map(part);
  parts.push(refusals(codes));
  parts.push(['types', said(texts.types), types(openapi.components.schemas)]);
  const about = { title: texts.rest, about: texts.rest_about };
  return page('/docs', { ...about, document: '/api/openapi.json', parts });
}
