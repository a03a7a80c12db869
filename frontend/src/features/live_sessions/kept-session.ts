import type { LiveSessionView } from '@/contract/rest';
import { actorIn } from '@/features/identity/find-actor';
import { readSession } from './sessions-api';
import { keepInTab, keptInTab } from '@/lib/tab-storage';
import { asRefusal } from '@/rest/problem';

// Under the reader's id: the next one to sign in here has other sessions.
const keyFor = (id: string) => `session.${actorIn(id).id}`;

/** Reads a session that I run; with the server away, as this tab read it last. */
export async function readOrRemember(id: string): Promise<LiveSessionView> {
  try {
    const session = await readSession(id);
    keepInTab(keyFor(id), session);
    return session;
  } catch (thrown) {
    const kept = keptInTab<LiveSessionView>(keyFor(id));
    if (asRefusal(thrown).code === 'network' && kept?.id === id) return kept;
    throw thrown;
  }
}
