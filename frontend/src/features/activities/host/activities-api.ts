import type { Activity, CreateActivity, EditActivity } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';
import type { Results } from '../types';

/** What a host does to one activity, besides changing it. */
export type Step = 'open' | 'close' | 'reveal' | 'conceal' | 'reset' | 'duplicate';

const at = (sessionId: string, path = '') =>
  `/api/sessions/${encodeURIComponent(sessionId)}/activities${path}`;

export function readActivities(sessionId: string): Promise<Activity[]> {
  return authorizedRequest(at(sessionId));
}

export function createActivity(sessionId: string, body: CreateActivity): Promise<Activity> {
  return authorizedRequest(at(sessionId), { method: 'POST', body });
}

/** Once it was open, only its wording changes. */
export function editActivity(sessionId: string, id: string, body: EditActivity): Promise<Activity> {
  return authorizedRequest(at(sessionId, `/${id}`), { method: 'PATCH', body });
}

export function removeActivity(sessionId: string, id: string): Promise<void> {
  return authorizedRequest(at(sessionId, `/${id}`), { method: 'DELETE' });
}

/** Each may be asked for again without harm, except that `duplicate` makes another copy. */
export function takeStep(sessionId: string, id: string, step: Step): Promise<Activity> {
  return authorizedRequest(at(sessionId, `/${id}/${step}`), { method: 'POST' });
}

/** A quiz's next question, after the one that is named; two hosts who ask at once move it once. */
export function nextQuestion(
  sessionId: string,
  id: string,
  from: string | null,
): Promise<Activity> {
  return authorizedRequest(at(sessionId, `/${id}/next`), { method: 'POST', body: { from } });
}

export function orderActivities(sessionId: string, ids: string[]): Promise<void> {
  return authorizedRequest(at(sessionId, '/order'), { method: 'PUT', body: { ids } });
}

export function readResults(sessionId: string, id: string): Promise<Results> {
  return authorizedRequest(at(sessionId, `/${id}/results`));
}

/** Shows an open answer to everybody, or hides it. */
export function showAnswer(
  sessionId: string,
  id: string,
  answerId: string,
  shown: boolean,
): Promise<void> {
  const body = { shown };
  return authorizedRequest(at(sessionId, `/${id}/answers/${answerId}`), { method: 'PATCH', body });
}

/** Leaves a word out of a cloud, or brings it back. */
export function hideWord(
  sessionId: string,
  id: string,
  word: string,
  hidden: boolean,
): Promise<Activity> {
  const body = { word, hidden };
  return authorizedRequest(at(sessionId, `/${id}/hidden-words`), { method: 'PUT', body });
}

/** Shows the activity on the screen and on phones. */
export function showOnStage(sessionId: string, id: string): Promise<void> {
  const body = { show: 'activity', id };
  const path = `/api/sessions/${encodeURIComponent(sessionId)}/stage`;
  return authorizedRequest(path, { method: 'PUT', body });
}
