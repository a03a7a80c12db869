import { keepInTab, keptInTab } from '@/lib/tab-storage';
import type { Draft, DraftStore } from './outbox.svelte';

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
