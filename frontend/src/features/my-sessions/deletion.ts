import type { LiveSessionView } from '@/contract/rest';
import { explain, t } from '@/i18n/presenter';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import { runWithUndo } from '@/ui/undo';
import { SvelteSet } from 'svelte/reactivity';
import { deleteSession } from './sessions-api';

type Deletable = Pick<LiveSessionView, 'id' | 'title'>;

/** Sessions that are gone, or will be when the time to undo is over. */
export const deleted = new SvelteSet<string>();

/** Takes a session away at once and deletes it when the time to undo is over. */
export function deleteWithUndo(session: Deletable): void {
  if (deleted.has(session.id)) return;
  deleted.add(session.id);
  runWithUndo({
    text: t('deleting', { title: session.title }),
    run: () => void sendDelete(session),
    undone: () => deleted.delete(session.id),
  });
}

async function sendDelete(session: Deletable): Promise<void> {
  try {
    await deleteSession(session.id);
  } catch (thrown) {
    const refusal = asRefusal(thrown);
    if (refusal.code === 'session_not_found') return;
    deleted.delete(session.id);
    toast(`${t('delete_failed', { title: session.title })} ${explain(refusal)}`, { ms: 8_000 });
  }
}
