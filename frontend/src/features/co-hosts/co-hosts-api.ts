import type { CoHostView, InvitationView } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';
import type { CoHostRole } from './role';

const at = (sessionId: string, path: string) =>
  `/api/sessions/${encodeURIComponent(sessionId)}/${path}`;

/** Makes a link that lets one person in, in this role, once. */
export function invite(sessionId: string, role: CoHostRole): Promise<InvitationView> {
  return authorizedRequest(at(sessionId, 'invitations'), { method: 'POST', body: { role } });
}

/** Open invitations, and whoever came by one. */
export function readCoHosts(sessionId: string): Promise<CoHostView[]> {
  return authorizedRequest(at(sessionId, 'crew'));
}

/** Takes back an invitation, or the role of whoever came by it. */
export function revoke(sessionId: string, coHostId: string): Promise<void> {
  return authorizedRequest(at(sessionId, `crew/${coHostId}`), { method: 'DELETE' });
}
