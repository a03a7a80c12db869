import type { Draft, DraftStore } from './outbox.svelte';

/**
 * One member's drafts in this tab's storage: a reload loses nothing, another tab sends nothing twice, and
 * whoever takes the next seat at this phone never sees them.
 */
export function tabDrafts(sessionId: string, memberId: string): DraftStore {
  const key = `engagenow.drafts.${sessionId}.${memberId}`;
  return {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Draft[];
      } catch {
        return [];
      }
    },
    write(drafts) {
      try {
        const waiting = drafts.filter((draft) => draft.state !== 'sent');
        if (waiting.length > 0) sessionStorage.setItem(key, JSON.stringify(waiting));
        else sessionStorage.removeItem(key);
      } catch {
        // Without storage the drafts live as long as the page.
      }
    },
  };
}
