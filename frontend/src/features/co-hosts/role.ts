import type { LiveSessionView } from '@/contract/rest';

/** What somebody is in a session that they run or help to run. */
export type Role = LiveSessionView['my_role'];

export type CoHostRole = Exclude<Role, 'presenter'>;
