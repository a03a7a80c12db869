import type { CoHostJoined, CoHostView, InvitationView } from '@/contract/rest';
import { mySession } from '../../server';

const HOUR_MS = 3_600_000;

/** An instant so many hours from now. */
export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** Somebody who helps. */
export function member(change: Partial<CoHostView> = {}): CoHostView {
  return {
    id: 'c1',
    role: 'moderator',
    name: '하늘',
    state: 'joined',
    invited_at: '2026-11-20T09:00:00Z',
    joined_at: '2026-11-20T09:01:00Z',
    last_seen_at: null,
    ...change,
  };
}

/** An invitation that nobody has used. */
export const open = member({ name: null, state: 'invited', joined_at: null });

/** What the server makes on being asked for an invitation. */
export function invitation(change: Partial<InvitationView> = {}): InvitationView {
  return {
    id: 'c1',
    role: 'moderator',
    link: 'http://192.168.0.7:8000/crew#once-and-never-again',
    qr_svg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    expires_at: inHours(24),
    ...change,
  };
}

/** What it says to whoever uses one. */
export function accepted(): CoHostJoined {
  return {
    crew: { id: 'c1', role: 'moderator', name: '하늘' },
    session: mySession({ my_role: 'moderator' }),
    token: 'crew-1',
    expires_at: inHours(24),
  };
}
