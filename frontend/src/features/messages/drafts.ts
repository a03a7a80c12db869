import { keepInTab, keptInTab } from '@/lib/tab-storage';
import type { Draft, DraftStore } from './outbox.svelte';
import type { TextStore } from './writing.svelte';

/** What a participant had not sent when they were put out. */
export interface LeftOver {
  drafts: Draft[];
  text: string;
}

/**
 * One member's drafts in this tab's storage: a reload loses nothing, another tab sends nothing twice, and
 * whoever joins next at this phone, after this one left, never sees them. `of` says whose, where not the chat's.
 */
export function tabDrafts(sessionId: string, memberId: string, of = ''): DraftStore {
  const key = `${of}drafts.${sessionId}.${memberId}`;
  return {
    read: () => keptInTab<Draft[]>(key) ?? [],
    write(drafts) {
      const waiting = drafts.filter((draft) => draft.state !== 'sent');
      keepInTab(key, waiting.length > 0 ? waiting : null);
    },
  };
}

/** What one member has not sent yet, in the same place and for nobody else either. */
export function tabText(sessionId: string, memberId: string, of = ''): TextStore {
  const key = `${of}text.${sessionId}.${memberId}`;
  return {
    read: () => keptInTab<string>(key) ?? '',
    write: (text) => keepInTab(key, text || null),
  };
}

const keyOfLeftOver = (sessionId: string, of: string) => `${of}left.${sessionId}`;

/** Keeps it in this tab for whoever joins next in the same session. */
export function keepLeftOver(sessionId: string, left: LeftOver, of = ''): void {
  if (left.text || left.drafts.length > 0) keepInTab(keyOfLeftOver(sessionId, of), left);
}

/** What was left over in this session, once. */
export function takeLeftOver(sessionId: string, of = ''): LeftOver | null {
  const left = keptInTab<LeftOver>(keyOfLeftOver(sessionId, of));
  keepInTab(keyOfLeftOver(sessionId, of), null);
  return left;
}
