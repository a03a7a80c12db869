import type { NotesView } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';

const of = (sessionId: string) => `/api/sessions/${encodeURIComponent(sessionId)}/host-notes`;

export function readNotes(sessionId: string): Promise<NotesView> {
  return authorizedRequest(of(sessionId));
}

/** Sets the text that was made of this version, although the page is being left. */
export function writeNotes(sessionId: string, text: string, version: number): Promise<NotesView> {
  const body = { text, version }; // less than the 64 KiB that browsers send then
  return authorizedRequest(of(sessionId), { method: 'PUT', body, keepalive: true });
}
