import { keepInTab, keptInTab } from '@/lib/tab-storage';
import type { Draft, DraftStore } from './outbox.svelte';
import type { TextStore } from './writing.svelte';

/**
 * One member's drafts in this tab's storage: a reload loses nothing, another tab sends nothing twice, and
 * whoever takes the next seat at this phone never sees them.
 */
export function tabDrafts(sessionId: string, memberId: string): DraftStore {
  const key = `drafts.${sessionId}.${memberId}`;
  return {
    read: () => keptInTab<Draft[]>(key) ?? [],
    write(drafts) {
      const waiting = drafts.filter((draft) => draft.state !== 'sent');
      keepInTab(key, waiting.length > 0 ? waiting : null);
    },
  };
}

/** What one member has not sent yet, in the same place and for nobody else either. */
export function tabText(sessionId: string, memberId: string): TextStore {
  const key = `text.${sessionId}.${memberId}`;
  return {
    read: () => keptInTab<string>(key) ?? '',
    write: (text) => keepInTab(key, text || null),
  };
}
