import { describe, expect, it } from 'vitest';
import { eventsPage } from '../../scripts/docs/events.mjs';
import { inline } from '../../scripts/docs/markup.mjs';
import { contract } from '../../scripts/docs/plugin.mjs';
import { restPage } from '../../scripts/docs/rest.mjs';
import { field, typeOf } from '../../scripts/docs/types.mjs';

const documents = contract() as {
  openapi: { paths: Record<string, object> };
  asyncapi: { operations: object };
  refusals: object;
};

function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

it('lets no text become markup', () => {
  expect(inline('<b> & `"<i>"`')).toBe('&lt;b&gt; &amp; <code>&quot;&lt;i&gt;&quot;</code>');
  const hostile = '<script>alert(1)</script>';
  const schema = { type: hostile, default: hostile, description: hostile, pattern: hostile };
  expect(field(hostile, schema, true).join('')).not.toContain('<script');
});

it.each([
  [{ $ref: '#/components/schemas/One' }, 'One'],
  [{ type: 'string', minLength: 1, maxLength: 64 }, 'string 1–64 글자characters'],
  [{ type: 'integer', maximum: 365 }, 'integer ≤ 365'],
  [
    { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
    '(string | null)[]',
  ],
  [{ type: 'array', prefixItems: [{ type: 'string' }, {}] }, '[string, any]'],
  [{ enum: ['a', 'b'] }, '"a" | "b"'],
  [{ const: true }, 'true'],
  [{ type: 'object', additionalProperties: { type: 'integer' } }, '{string: integer}'],
])('says what %j is', (schema, words) => {
  expect(parsed(typeOf(schema)).body.textContent).toBe(words);
});

describe.each([
  ['REST', parsed(restPage(documents))],
  ['events', parsed(eventsPage(documents))],
])('the page of %s', (_name, page) => {
  const ids = Array.from(page.querySelectorAll('[id]'), ({ id }) => id);

  it('has every place once, and every link leads to one', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const links = Array.from(page.querySelectorAll('a[href^="#"]'), (one) =>
      one.getAttribute('href')?.slice(1),
    );
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((link) => !ids.includes(link ?? ''))).toEqual([]);
  });

  it('has no style, script or address of another host', () => {
    expect(page.querySelectorAll('script, style, [style], img').length).toBe(0);
    expect(page.querySelectorAll('[href]:not([href^="#"]):not([href^="/"])').length).toBe(0);
  });
});

it('has every route, command and event', () => {
  const rest = parsed(restPage(documents));
  const methods = Object.values(documents.openapi.paths).flatMap((one) => Object.keys(one));
  expect(rest.querySelectorAll('[id^="route-"]').length).toBe(methods.length);
  const events = parsed(eventsPage(documents));
  const operations = Object.keys(documents.asyncapi.operations);
  expect(events.querySelectorAll('details').length).toBe(operations.length);
});
