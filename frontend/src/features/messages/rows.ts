import type { Me, NewMessage, Sender } from '@/contract/socket';
import { DELETED, MARKED } from './messages.svelte';
import type { Draft } from './outbox.svelte';

export interface Row {
  key: string;
  text: string;
  sender: Sender;
  at: string;
  mine: boolean;
  state: Draft['state'];
  /** The same person goes on speaking, so the name above is enough. */
  continued: boolean;
  draft?: Draft;
  /** The message as it was told, when it is no draft. */
  message?: NewMessage;
  deleted: boolean;
  /** The word filter found something: to be read by those who ask for it. */
  marked: boolean;
}

const SAME_BREATH_MS = 3 * 60_000;

// The same row for the same message, so that one new message draws one row and not three hundred.
const drawn = new WeakMap<NewMessage | Draft, Row>();

/** What the list shows: the conversation, then one's own messages that are still on their way. */
export function toRows(messages: NewMessage[], drafts: Draft[], me: Me | null): Row[] {
  const rows: Row[] = [];
  for (const message of messages) rows.push(keep(message, fromMessage(message, me), rows.at(-1)));
  if (!me) return rows;
  for (const draft of drafts) rows.push(keep(draft, fromDraft(draft, me), rows.at(-1)));
  return rows;
}

function keep(source: NewMessage | Draft, row: Row, previous: Row | undefined): Row {
  row.continued = continues(previous, row);
  const before = drawn.get(source);
  if (before?.continued === row.continued && before.mine === row.mine) return before;
  drawn.set(source, row);
  return row;
}

/** Whether it is there for those only who ask to see it; its writer knows what it says. */
export function isCovered({ message_type, sender }: NewMessage, me: Me | null): boolean {
  return message_type === MARKED && sender.id !== me?.id;
}

function fromMessage(message: NewMessage, me: Me | null): Row {
  const mine = message.sender.id === me?.id;
  return {
    // A draft and the message it becomes are one row, so nothing flickers on the way.
    key: (mine && message.client_id) || message.id,
    text: message.message,
    sender: message.sender,
    at: message.sent_at,
    mine,
    state: 'sent',
    continued: false,
    message,
    deleted: message.message_type === DELETED,
    marked: isCovered(message, me),
  };
}

function fromDraft(draft: Draft, me: Me): Row {
  const { clientId: key, text, state, writtenAt: at } = draft;
  return {
    key,
    text,
    sender: me,
    at,
    mine: true,
    state,
    continued: false,
    deleted: false,
    marked: false,
    draft,
  };
}

function continues(previous: Row | undefined, row: Row): boolean {
  if (previous?.sender.id !== row.sender.id) return false;
  return Date.parse(row.at) - Date.parse(previous.at) < SAME_BREATH_MS;
}
