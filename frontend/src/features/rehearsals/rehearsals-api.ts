import type { RehearsalView, RunningRehearsal } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';

export const MOST_PEOPLE = 200;
export const USUAL_PEOPLE = 30;
export const MINUTES = 30;

const pathOf = (sessionId: string) => `/api/sessions/${encodeURIComponent(sessionId)}/rehearsal`;

/** The rehearsal of this session, or the one that this is. */
export async function readRehearsal(sessionId: string): Promise<RehearsalView | null> {
  return (await authorizedRequest<RunningRehearsal>(pathOf(sessionId))).rehearsal;
}

export function startRehearsal(sessionId: string, people: number): Promise<RehearsalView> {
  return authorizedRequest(pathOf(sessionId), { method: 'POST', body: { people } });
}

export function stopRehearsal(sessionId: string): Promise<void> {
  return authorizedRequest(pathOf(sessionId), { method: 'DELETE' });
}
