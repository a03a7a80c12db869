import type { CrewJoined, CrewToken } from '@/contract/rest';
import { request } from '@/rest/request';

/** The secret that a link brought along behind `#`, which leaves the address: it is nobody else's to read. */
export function takeFromAddress(): string {
  const secret = location.hash.slice(1);
  if (secret) history.replaceState(history.state, '', location.pathname);
  return secret;
}

/** Uses an invitation up; refused with `invitation_invalid`, `nickname_taken` and the like. */
export function accept(invitation: string, name: string): Promise<CrewJoined> {
  return request('/api/invitations', { method: 'POST', body: { invitation, name } });
}

/** The next token for whoever has this one. */
export function renew(token: string): Promise<CrewToken> {
  return request('/api/crew/renew', { method: 'POST', token });
}
