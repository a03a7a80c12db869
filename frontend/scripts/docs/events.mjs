/** The page of commands and events, from the AsyncAPI document. */
import { anchor, code, inline, paragraphs, said, section } from './markup.mjs';
import { heading, page, refusals, unfolding } from './page.mjs';
import { texts } from './texts.mjs';
import { fields, types } from './types.mjs';

function follow(document, { $ref }) {
  return $ref
    .slice(2)
    .split('/')
    .reduce((place, step) => place[step], document);
}

/** The payload of a message, which its channel names. */
function payloadOf(document, reference) {
  const { payload } = follow(document, follow(document, reference));
  return payload.$ref ? follow(document, payload) : payload;
}

function operation(document, name, { action, messages, reply }) {
  const payload = payloadOf(document, messages[0]);
  const [first = '', ...rest] = (payload.description ?? '').split(/\n\s*\n/);
  const summary = `${code(name)} <span class="about" lang="en">${inline(first)}</span>`;
  const ack = reply && payloadOf(document, reply.messages[0]);
  const content = [
    paragraphs(rest.join('\n\n')),
    heading(texts.payload),
    fields(payload),
    ack ? heading(texts.ack) + paragraphs(ack.description) + fields(ack) : '',
  ];
  const kind = action === 'receive' ? 'command' : 'event';
  return unfolding(anchor(kind, name), summary, content.join(''));
}

function part(document, id, title, action) {
  const all = Object.entries(document.operations).filter(([, one]) => one.action === action);
  const html = all.map(([name, one]) => operation(document, name, one)).join('');
  return [id, said(title), section(id, said(title), html)];
}

export function eventsPage({ asyncapi, refusals: codes }) {
  const parts = [
    part(asyncapi, 'commands', texts.commands, 'receive'),
    part(asyncapi, 'events', texts.received_events, 'send'),
    refusals(codes),
    ['types', said(texts.types), types(asyncapi.components.schemas)],
  ];
  const about = { title: texts.events, about: texts.events_about };
  return page('/docs/events', { ...about, document: '/api/asyncapi.json', parts });
}
