import type { CoHostJoined, CoHostToken, InvitationPreview } from '@/contract/rest';
import { keepInTab, keptInTab } from '@/lib/tab-storage';
import { request } from '@/rest/request';

const KEPT = 'invitation';

/**
 * The secret that a link brought along behind `#`, which leaves the address: it is nobody else's to read. This tab
 * keeps it over reloads until it is used.
 */
export function takeFromAddress(): string {
  const secret = location.hash.slice(1);
  if (!secret) return keptInTab<string>(KEPT) ?? '';
  keepInTab(KEPT, secret);
  history.replaceState(history.state, '', location.pathname);
  return secret;
}

/** The invitation was used, or is good for nothing. */
export function forgetInvitation(): void {
  keepInTab(KEPT, null);
}

/** Who invites, to what, and as what; refused with `invitation_invalid`, and it stays good. */
export function lookAt(invitation: string): Promise<InvitationPreview> {
  return request('/api/invitations/preview', { method: 'POST', body: { invitation } });
}

/** Uses an invitation up; refused with `invitation_invalid`, `nickname_taken` and the like. */
export async function accept(invitation: string, name: string): Promise<CoHostJoined> {
  const body = { invitation, name };
  const joined = await request<CoHostJoined>('/api/invitations', { method: 'POST', body });
  forgetInvitation();
  return joined;
}

/** The next token for whoever has this one. */
export function renew(token: string): Promise<CoHostToken> {
  return request('/api/crew/renew', { method: 'POST', token });
}
