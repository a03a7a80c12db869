import type { PeoplePage } from '@/contract/rest';
import { authorizedRequest } from '@/features/account/authorized';

const PAGE_SIZE = 50;

/** A page of who has a seat, the newest first, whose nicknames have the text in them. */
export function readPeople(
  sessionId: string,
  text: string,
  cursor: string | null,
): Promise<PeoplePage> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (text) query.set('q', text);
  if (cursor) query.set('cursor', cursor);
  return authorizedRequest(`/api/sessions/${encodeURIComponent(sessionId)}/participants?${query}`);
}

export function renamePerson(sessionId: string, personId: string, nickname: string): Promise<void> {
  const path = `/api/sessions/${encodeURIComponent(sessionId)}/participants/${personId}/nickname`;
  return authorizedRequest(path, { method: 'PUT', body: { nickname } });
}
