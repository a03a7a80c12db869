import type { RoomSession } from '@/contract/rest';

export type SessionStatus = RoomSession['status'];
