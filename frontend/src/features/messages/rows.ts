import type { Me, NewMessage, RepliedTo, Sender } from '@/contract/socket';
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
  /** The first of its day in the reader's zone, after one of another day. */
  newDay: boolean;
  /** The same person says more in the same minute, so the time stands there. */
  timeFollows: boolean;
  draft?: Draft;
  /** The message as it was told, when it is no draft. */
  message?: NewMessage;
  /** The message that it replies to. */
  replyTo?: RepliedTo | null;
  deleted: boolean;
  /** The word filter found something: to be read by those who ask for it. */
  marked: boolean;
}

const SAME_BREATH_MS = 3 * 60_000;
const ALONE = { continued: false, newDay: false, timeFollows: false };

// What a row shows that another one's coming can change.
const SEEN = ['continued', 'newDay', 'timeFollows', 'mine'] as const;

// The same row for the same message, so that one new message draws one row and not three hundred.
const drawn = new WeakMap<NewMessage | Draft, Row>();

/** What the list shows: the conversation, then one's own messages that are still on their way. */
export function toRows(messages: NewMessage[], drafts: Draft[], me: Me | null): Row[] {
  const rows: Row[] = [];
  const sources = me ? [...messages, ...drafts] : messages;
  const fresh = sources.map((source) => toRow(source, me));
  fresh.forEach((row, index) => {
    row.timeFollows = isSameMinute(row, fresh[index + 1]);
    rows.push(keep(sources[index] as NewMessage | Draft, row, fresh[index - 1]));
  });
  return rows;
}

function toRow(source: NewMessage | Draft, me: Me | null): Row {
  return 'clientId' in source ? fromDraft(source, me as Me) : fromMessage(source, me);
}

function keep(source: NewMessage | Draft, row: Row, previous: Row | undefined): Row {
  row.newDay = previous !== undefined && dayOf(previous) !== dayOf(row);
  row.continued = !row.newDay && continues(previous, row);
  const before = drawn.get(source);
  const isSame = SEEN.every((part) => before?.[part] === row[part]);
  if (isSame && before) return before;
  drawn.set(source, row);
  return row;
}

/** Whether it is there for those only who ask to see it; its writer knows what it says. */
export function isCovered({ message_type, sender }: NewMessage, me: Me | null): boolean {
  return message_type === MARKED && sender.id !== me?.id;
}

/** Whether anything can be done about it: it is in the conversation, and was not deleted. */
export function hasMenu({ message, deleted }: Row): boolean {
  return message !== undefined && !deleted;
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
    ...ALONE,
    message,
    replyTo: message.reply_to,
    deleted: message.message_type === DELETED,
    marked: isCovered(message, me),
  };
}

function fromDraft(draft: Draft, me: Me): Row {
  const { clientId: key, text, state, writtenAt: at } = draft;
  return {
    key,
    text,
    sender: me as Sender, // a screen writes nothing
    at,
    mine: true,
    state,
    ...ALONE,
    replyTo: draft.replyTo,
    deleted: false,
    marked: false,
    draft,
  };
}

function continues(previous: Row | undefined, row: Row): boolean {
  if (previous?.sender.id !== row.sender.id) return false;
  return Date.parse(row.at) - Date.parse(previous.at) < SAME_BREATH_MS;
}

function isSameMinute(row: Row, next: Row | undefined): boolean {
  if (row.state !== 'sent' || next?.state !== 'sent') return false;
  const minute = ({ at }: Row) => Math.floor(Date.parse(at) / 60_000);
  return next.sender.id === row.sender.id && minute(next) === minute(row);
}

function dayOf({ at }: Row): string {
  return new Date(at).toDateString();
}
