import type { PeoplePage } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';

const PAGE_SIZE = 50;

/** Of whom a list tells: everybody, or only who is there, may not write, or has written. */
export const ONLY = ['all', 'present', 'muted', 'written'] as const;
export type Only = (typeof ONLY)[number];

/** A page of participants, the newest first, whose nicknames have the text in them and who are as `only` says. */
export function readPeople(
  sessionId: string,
  { text, only, cursor }: { text: string; only: Only; cursor: string | null },
): Promise<PeoplePage> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (text) query.set('q', text);
  if (only !== 'all') query.set('only', only);
  if (cursor) query.set('cursor', cursor);
  return authorizedRequest(`/api/sessions/${encodeURIComponent(sessionId)}/participants?${query}`);
}

export function renamePerson(sessionId: string, personId: string, nickname: string): Promise<void> {
  const path = `/api/sessions/${encodeURIComponent(sessionId)}/participants/${personId}/nickname`;
  return authorizedRequest(path, { method: 'PUT', body: { nickname } });
}
