import type { HeldMessage } from '@/contract/rest';
import { authorizedRequest } from '@/features/account/authorized';

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
