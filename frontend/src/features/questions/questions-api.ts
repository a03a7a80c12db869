import type { ChangeQuestion, ListedQuestion, MutedAsker } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';

const at = (sessionId: string, path: string) =>
  `/api/sessions/${encodeURIComponent(sessionId)}/${path}`;

/** The questions of one state, the newest first; only hosts see those that are held, refused or hidden. */
export function readQuestions(
  sessionId: string,
  state: 'held' | 'hidden' | 'refused',
): Promise<ListedQuestion[]> {
  return authorizedRequest(at(sessionId, `questions?sort=newest&state=${state}`));
}

/** Answers, hides, lets through or refuses, rewrites, labels or replies. */
export function changeQuestion(sessionId: string, id: string, body: ChangeQuestion): Promise<void> {
  return authorizedRequest(at(sessionId, `questions/${id}`), { method: 'PATCH', body });
}

/** Makes a chat message a question, once. */
export function promoteMessage(sessionId: string, messageId: string): Promise<void> {
  return authorizedRequest(at(sessionId, `messages/${messageId}/promote`), { method: 'POST' });
}

/** Lets the votes of one join those of another. */
export function mergeQuestion(sessionId: string, id: string, into: string): Promise<void> {
  const body = { into };
  return authorizedRequest(at(sessionId, `questions/${id}/merge`), { method: 'POST', body });
}

/** Who may not ask, by a question of theirs. */
export function readMuted(sessionId: string): Promise<MutedAsker[]> {
  return authorizedRequest(at(sessionId, 'questions/muted'));
}

/** Lets whoever asked this ask nothing for so many minutes; nobody learns who that is. */
export function muteAsker(sessionId: string, id: string, minutes: number): Promise<void> {
  const body = { minutes };
  return authorizedRequest(at(sessionId, `questions/${id}/mute`), { method: 'PUT', body });
}

export function unmuteAsker(sessionId: string, id: string): Promise<void> {
  return authorizedRequest(at(sessionId, `questions/${id}/mute`), { method: 'DELETE' });
}
