import type { JoinedSession } from '@/contract/socket';
import type { Recording } from './recording';

/** The log does not say how people reacted, and when. */
const WITHOUT_REACTIONS = {
  reactions: { totals: {} },
  message_reactions: {},
  own_message_reactions: {},
  message_reactions_since: 0,
};

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
    ...WITHOUT_REACTIONS,
    pulse: null,
    feeds: [],
    signals: [],
    stage: { show: 'join' },
  };
}
