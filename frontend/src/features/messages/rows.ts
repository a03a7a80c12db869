import type { NewMessage, Sender } from '@/contract/socket';
import type { Draft } from '@/realtime/outbox.svelte';

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
}

const SAME_BREATH_MS = 3 * 60_000;

/** What the list shows: the conversation, then one's own messages that are still on their way. */
export function toRows(messages: NewMessage[], drafts: Draft[], me: Sender | null): Row[] {
  const stored = messages.map((message) => fromMessage(message, me));
  const waiting = me ? drafts.map((draft) => fromDraft(draft, me)) : [];
  const rows = [...stored, ...waiting];
  rows.forEach((row, index) => (row.continued = continues(rows[index - 1], row)));
  return rows;
}

function fromMessage(message: NewMessage, me: Sender | null): Row {
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
  };
}

function fromDraft(draft: Draft, me: Sender): Row {
  const { clientId, text, state, writtenAt } = draft;
  return {
    key: clientId,
    text,
    sender: me,
    at: writtenAt,
    mine: true,
    state,
    continued: false,
    draft,
  };
}

function continues(previous: Row | undefined, row: Row): boolean {
  if (previous?.sender.id !== row.sender.id) return false;
  return Date.parse(row.at) - Date.parse(previous.at) < SAME_BREATH_MS;
}
