import type { RepliedTo } from '@/contract/socket';
import { readOlder } from '@/features/messages/history';
import type { Messages } from '@/features/messages/messages.svelte';
import { toast } from '@/ui/toasts.svelte';
import { tick } from 'svelte';
import { t } from './texts';

const SHOWN_MS = 1_500;

const rowOf = (id: string) => document.querySelector<HTMLElement>(`li[data-id="${id}"]`);

/** Moves the conversation to a message, reading it on from the log as far as that; says so where it cannot. */
export async function jumpTo(messages: Messages, { id, seq }: RepliedTo): Promise<void> {
  if (!rowOf(id)) await readTo(messages, seq);
  const row = rowOf(id);
  if (row) show(row);
  else toast(t('jump_failed'));
}

async function readTo(messages: Messages, seq: number): Promise<void> {
  await leaveTheNewest();
  try {
    while (messages.older && (messages.list[0]?.seq ?? 0) > seq) {
      const page = await readOlder(messages);
      messages.prepend(page.messages, page.older);
    }
  } catch {
    // No network: it is said that the message is not there.
  }
  await tick();
}

/** Whoever reads the newest lets go of the oldest, which are wanted here. */
async function leaveTheNewest(): Promise<void> {
  const list = document.querySelector('[data-testid="chat-messages"] .scroller');
  if (!list || list.scrollHeight - list.clientHeight < list.clientHeight) return;
  list.scrollTop = 0;
  await new Promise((resolve) => list.addEventListener('scroll', resolve, { once: true }));
}

function show(row: HTMLElement): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  row.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  row.querySelector<HTMLElement>('.choose button')?.focus({ preventScroll: true });
  const lit = { background: 'var(--brand-tint)' };
  row.animate?.([lit, lit, { background: 'transparent' }], SHOWN_MS);
}
