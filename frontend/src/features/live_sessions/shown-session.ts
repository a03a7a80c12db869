import type { JoinLink, ScreenView } from '@/contract/rest';
import type { Room } from '@/realtime/room';

/** A live session as the big screen needs it, whether a host has opened that or a link without an account. */
export interface ShownSession {
  readonly view: ScreenView;
  readonly room: Room;
  /** How many are here. */
  readonly count: number;
  /** The link and the pictures that bring the passcode along, where a host chose that. */
  readonly joinLink: JoinLink | null;
  /** Whether it was given another code of whose link only REST tells. */
  readonly isLinkUnread: boolean;
  /** Reads again what only REST tells. */
  refresh(): Promise<void>;
}
