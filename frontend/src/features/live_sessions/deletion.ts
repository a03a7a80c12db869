import type { LiveSessionView } from '@/contract/rest';
import { t } from './presenter-texts';
import { t as privacyText } from '@/features/privacy/presenter-texts';
import { explain } from '@/i18n/presenter';
import { asRefusal } from '@/rest/problem';
import { ask } from '@/ui/questions.svelte';
import { toast } from '@/ui/toasts.svelte';
import { SvelteSet } from 'svelte/reactivity';
import { deleteSession } from '@/features/live_sessions/sessions-api';

type Deletable = Pick<LiveSessionView, 'id' | 'title'>;

/** Sessions that are gone, or on their way. */
export const deleted = new SvelteSet<string>();

/** Deletes a session for good, if that is what is wanted; whether it is. */
export async function askAndDelete(session: Deletable): Promise<boolean> {
  const title = privacyText('delete_question', { title: session.title });
  const sure = { title, text: privacyText('delete_means'), confirm: privacyText('delete_session') };
  if (deleted.has(session.id) || !(await ask(sure))) return false;
  deleted.add(session.id);
  void sendDelete(session);
  return true;
}

async function sendDelete(session: Deletable): Promise<void> {
  try {
    await deleteSession(session.id);
    toast(t('deleting', { title: session.title }));
  } catch (thrown) {
    const refusal = asRefusal(thrown);
    if (refusal.code === 'session_not_found') return;
    deleted.delete(session.id);
    toast(`${t('delete_failed', { title: session.title })} ${explain(refusal)}`, { ms: 8_000 });
  }
}
