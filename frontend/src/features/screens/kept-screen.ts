import type { ScreenView } from '@/contract/rest';
import { keepInTab, keptInTab } from '@/lib/tab-storage';
import { asRefusal } from '@/rest/problem';
import { readScreen } from './screens-api';

const keyOf = (sessionId: string) => `screen-view.${sessionId}`;

/** Reads what a screen shows; with the server away, as this tab read it last. */
export async function readOrKept(sessionId: string, token: string): Promise<ScreenView> {
  try {
    const view = await readScreen(sessionId, token);
    keepInTab(keyOf(sessionId), view);
    return view;
  } catch (thrown) {
    const kept = keptInTab<ScreenView>(keyOf(sessionId));
    if (asRefusal(thrown).code === 'network' && kept) return kept;
    throw thrown;
  }
}
