import { authorizedRequest } from '@/features/identity/authorized';

/** A word, and how many messages have it. */
export type Word = [text: string, count: number];

export interface ChatCloud {
  words: Word[];
  hidden: Word[];
}

const at = (sessionId: string) => `/api/sessions/${encodeURIComponent(sessionId)}/chat-cloud`;

export function readCloud(sessionId: string): Promise<ChatCloud> {
  return authorizedRequest(at(sessionId));
}

/** Removes a word from the cloud, or brings it back. */
export function hideWord(sessionId: string, word: string, hidden: boolean): Promise<void> {
  return authorizedRequest(`${at(sessionId)}/hidden`, { method: 'PUT', body: { word, hidden } });
}
