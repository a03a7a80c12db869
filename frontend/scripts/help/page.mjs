/** Writes the help in both languages, each part under a heading that its contents link to. */
import { en } from '../../src/help/texts.en.ts';
import { ko } from '../../src/help/texts.ko.ts';
import { escaped, pairs, said, section } from '../docs/markup.mjs';
import { labels } from './labels.mjs';

/** A text of the help, or a label of the pages that says enough. */
function textOf(key) {
  return key in ko ? { ko: ko[key], en: en[key] } : labelOf(key);
}

function labelOf(name) {
  const label = labels[name];
  if (!label) throw new Error(`The help names what is not there: ${name}`);
  const one = (text) => text.replace('{count}', '1');
  return { ko: one(label.ko), en: one(label.en) };
}

/** What stands between braces is a label, between backticks a key, and a link is written as in Markdown. */
function marked(language) {
  return (text) =>
    escaped(text)
      .replace(/\{(\w+)\}/g, (_, name) => `<b>${escaped(labelOf(name)[language])}</b>`)
      .replace(/`([^`]+)`/g, '<kbd>$1</kbd>')
      .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>');
}

const written = (key) => said(textOf(key), { ko: marked('ko'), en: marked('en') });
const p = (key) => `<p>${written(key)}</p>`;
const steps = (...keys) => `<ol>${keys.map((key) => `<li>${written(key)}</li>`).join('')}</ol>`;
const terms = (...rows) => pairs(rows.map((row) => row.map(written)));
const fold = (key, ...content) =>
  `<details id="${key}"><summary>${written(key)}</summary>${content.join('')}</details>`;
const keys = (...rows) =>
  `<div class="keys">${pairs(rows.map(([key, label]) => [`<kbd>${key}</kbd>`, written(label)]))}</div>`;

const MODES = ['mode_open', 'mode_slow', 'mode_hold', 'mode_known', 'mode_read_only'];

const PARTICIPANTS = {
  join: [
    steps('join_scan', 'join_name', 'join_press'),
    fold(
      'join_not',
      terms(
        ['unknown_title', 'join_unknown'],
        ['passcode_label', 'join_passcode'],
        ['held_title', 'join_held'],
        ['locked_title', 'join_locked'],
        ['ended_title', 'join_ended'],
      ),
    ),
  ],
  room: [
    p('room_about'),
    terms(
      ['chat', 'room_chat'],
      ['reactions', 'room_reactions'],
      ['questions', 'room_questions'],
      ['activities', 'room_activities'],
      ['pulse', 'room_pulse'],
      ['room_me', 'room_me_text'],
    ),
  ],
  states: [
    p('states_about'),
    terms(
      ['state_pending', 'state_pending_text'],
      ['state_sent', 'state_sent_text'],
      ['held', 'state_held_text'],
      ['goes_later', 'state_later_text'],
      ['unsent', 'state_unsent_text'],
      ['edited', 'state_edited_text'],
      ['message_deleted', 'state_deleted_text'],
      ['message_marked', 'state_marked_text'],
    ),
  ],
  connection: [
    p('connection_about'),
    steps('connection_network', 'connection_reload', 'connection_browser', 'connection_ask'),
    fold('connection_blocked', p('connection_blocked_text')),
  ],
  privacy: [p('privacy_text')],
};

const PRESENTERS = {
  create: [
    steps('create_sign_in', 'create_title', 'create_press'),
    fold(
      'create_before',
      terms(
        ['schedule', 'create_schedule'],
        ['rehearse', 'create_rehearse'],
        ['crew', 'create_crew'],
      ),
    ),
  ],
  start: [steps('start_press', 'start_pause', 'start_end')],
  code: [
    p('code_about'),
    fold(
      'code_access',
      terms(
        ['passcode_set', 'code_passcode'],
        ['lock', 'code_lock'],
        ['replace_code', 'code_replace'],
      ),
    ),
  ],
  moderate: [
    p('moderate_menu'),
    p('moderate_held'),
    fold(
      'moderate_modes',
      terms(...MODES.map((mode) => [mode, `${mode}_hint`]), ['word_filter', 'moderate_words']),
    ),
  ],
  screen: [steps('screen_open', 'screen_stage'), p('screen_links'), p('screen_remote')],
  report: [p('report_about'), p('report_replay'), p('report_reuse')],
  shortcuts: [
    p('shortcuts_about'),
    keys(
      ['/', 'key_write'],
      ['C', 'key_chat'],
      ['Q', 'key_questions'],
      ['A', 'key_approve'],
      ['N', 'key_next'],
      ['R', 'key_reveal'],
      ['P', 'key_pause'],
      ['F', 'key_screen'],
      ['?', 'shortcuts_list'],
    ),
    p('programs'),
  ],
};

const READERS = { participants: PARTICIPANTS, presenters: PRESENTERS };

function link(id) {
  return `<a href="#${id}">${written(id)}</a>`;
}

function contents() {
  const lists = Object.entries(READERS).map(([reader, parts]) => {
    const items = Object.keys(parts).map((id) => `<li>${link(id)}</li>`);
    return `<li>${link(reader)}<ul>${items.join('')}</ul></li>`;
  });
  return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">${written('contents')}</h2><ul>${lists.join('')}</ul></nav>`;
}

function partsFor([reader, parts]) {
  const inside = Object.entries(parts).map(([id, html]) =>
    section(id, written(id), html.join(''), 3),
  );
  return section(reader, written(reader), inside.join('\n'));
}

/** The body of the page. */
export function helpPage() {
  return `<header class="help-head"><a class="home" href="/">EngageNow</a><div id="controls"></div></header>
<main class="help"><div class="intro"><h1>${written('title')}</h1>${p('intro')}</div>
${contents()}
<div class="parts">${Object.entries(READERS).map(partsFor).join('\n')}</div></main>`;
}
