import type { HeldMessage, OwnWords, RestrictedPerson } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';

const at = (sessionId: string, path: string) =>
  `/api/sessions/${encodeURIComponent(sessionId)}/${path}`;

export function deleteMessage(sessionId: string, messageId: string): Promise<void> {
  return authorizedRequest(at(sessionId, `messages/${messageId}`), { method: 'DELETE' });
}

/** Brings a message back that was deleted less than a minute ago. */
export function restoreMessage(sessionId: string, messageId: string): Promise<void> {
  return authorizedRequest(at(sessionId, `messages/${messageId}/restore`), { method: 'POST' });
}

/** Lets a held message through; deleting it refuses it. */
export function approveMessage(sessionId: string, messageId: string): Promise<void> {
  return authorizedRequest(at(sessionId, `messages/${messageId}/approve`), { method: 'POST' });
}

/** Lets all held messages through up to this one, oldest first. */
export function approveHeld(sessionId: string, until: string): Promise<void> {
  return authorizedRequest(at(sessionId, 'held/approve'), { method: 'POST', body: { until } });
}

export function readHeld(sessionId: string): Promise<HeldMessage[]> {
  return authorizedRequest(at(sessionId, 'held'));
}

export function pinMessage(sessionId: string, messageId: string): Promise<void> {
  const body = { message_id: messageId };
  return authorizedRequest(at(sessionId, 'pinned'), { method: 'PUT', body });
}

export function unpinMessage(sessionId: string): Promise<void> {
  return authorizedRequest(at(sessionId, 'pinned'), { method: 'DELETE' });
}

/** For so many minutes, or until it is undone. */
export function mute(sessionId: string, personId: string, minutes?: number): Promise<void> {
  const body = { minutes: minutes ?? null };
  return authorizedRequest(at(sessionId, `participants/${personId}/mute`), { method: 'PUT', body });
}

export function unmute(sessionId: string, personId: string): Promise<void> {
  return authorizedRequest(at(sessionId, `participants/${personId}/mute`), { method: 'DELETE' });
}

export function remove(sessionId: string, personId: string): Promise<void> {
  return authorizedRequest(at(sessionId, `participants/${personId}/removal`), { method: 'PUT' });
}

export function takeBack(sessionId: string, personId: string): Promise<void> {
  return authorizedRequest(at(sessionId, `participants/${personId}/removal`), {
    method: 'DELETE',
  });
}

/** Who was removed or is muted. */
export function readRestricted(sessionId: string): Promise<RestrictedPerson[]> {
  return authorizedRequest(at(sessionId, 'restricted'));
}

/** My own words for the filter of a session. */
export async function readWords(sessionId: string): Promise<string[]> {
  return (await authorizedRequest<OwnWords>(at(sessionId, 'words'))).words;
}

export async function changeWords(sessionId: string, words: string[]): Promise<void> {
  await authorizedRequest(at(sessionId, 'words'), { method: 'PUT', body: { words } });
}
