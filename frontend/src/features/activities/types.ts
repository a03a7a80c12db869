import type { JoinedSession, SocketContract } from '@/contract/socket';

type Events = SocketContract['events'];

/** The open activity, or the one that is shown, without what is not revealed. */
export type Activity = NonNullable<JoinedSession['activity']>;
export type Kind = Activity['kind'];
export type Question = NonNullable<Activity['question']>;
export type OwnAnswer = NonNullable<Activity['mine']>;
export type Answer = OwnAnswer['answer'];
export type Results = Events['activity_revealed']['results'];
