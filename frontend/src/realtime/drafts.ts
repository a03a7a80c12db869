import type { Draft, DraftStore } from './outbox.svelte';

/** Drafts of one session in this tab's storage: a reload loses nothing, another tab sends nothing twice. */
export function tabDrafts(sessionId: string): DraftStore {
  const key = `engagenow.drafts.${sessionId}`;
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
        sessionStorage.setItem(key, JSON.stringify(waiting));
      } catch {
        // Without storage the drafts live as long as the page.
      }
    },
  };
}
