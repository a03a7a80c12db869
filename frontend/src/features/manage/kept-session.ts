import type { LiveSessionView } from '@/contract/rest';
import { account } from '@/features/account/account.svelte';
import { readSession } from '@/features/my-sessions/sessions-api';
import { keepInTab, keptInTab } from '@/lib/tab-storage';
import { asRefusal } from '@/rest/problem';

// Under the account's id: the next one to sign in here has other sessions.
const key = () => `session.${account.user?.id}`;

/** Reads one of my sessions; with the server away, as this tab read it last. */
export async function readOrRemember(id: string): Promise<LiveSessionView> {
  try {
    const session = await readSession(id);
    keepInTab(key(), session);
    return session;
  } catch (thrown) {
    const kept = keptInTab<LiveSessionView>(key());
    if (asRefusal(thrown).code === 'network' && kept?.id === id) return kept;
    throw thrown;
  }
}
