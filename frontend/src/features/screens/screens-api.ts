import type { ScreenLink, ScreenView } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';
import { request } from '@/rest/request';

const pathOf = (sessionId: string) => `/api/sessions/${encodeURIComponent(sessionId)}/screen`;

/** The session as its screens see it, by the token of one. */
export function readScreen(sessionId: string, token: string): Promise<ScreenView> {
  return request(pathOf(sessionId), { token });
}

export function makeLink(sessionId: string): Promise<ScreenLink> {
  return authorizedRequest(pathOf(sessionId), { method: 'POST' });
}

export function revokeLinks(sessionId: string): Promise<void> {
  return authorizedRequest(pathOf(sessionId), { method: 'DELETE' });
}
