import type { JoinedSession } from '@/contract/socket';
import type { Recording } from './recording';

/** What whoever had joined before the first event would have been told. */
export function beginningOf({ session }: Recording): JoinedSession {
  return {
    session: { ...session, status: 'draft', ended_at: null },
    // Nobody's own: what somebody has not sent yet stays theirs.
    me: { id: 'replay', nickname: '', role: 'screen', muted: false, muted_until: null },
    epoch: '',
    seq: 0,
    participant_count: 0,
    messages: [],
    older: false,
    pinned: null,
    questions: [],
    own_questions: [],
    questions_held: 0,
    activity: null,
    leaderboard: null,
    score: null,
    more_time: false,
    reactions: { totals: {} },
    pulse: null,
    feeds: [],
    signals: [],
    stage: { show: 'join' },
  };
}
