import type { ScreenView } from '@/contract/rest';
import { isLinkTo, linkTo } from '@/features/invite/join-link';
import { SessionState } from '@/features/live_sessions/session.svelte';
import type { ShownSession } from '@/features/live_sessions/shown-session';
import type { Room } from '@/realtime/room';
import { readScreen } from './screens-api';

/** A live session as a screen without an account shows it: it changes nothing. */
export class ScreenControl implements ShownSession {
  readonly joinLink = null;
  #read = $state.raw() as ScreenView;

  constructor(
    read: ScreenView,
    readonly room: Room,
  ) {
    this.#read = read;
  }

  get view(): ScreenView {
    const view = { ...this.#read, ...this.room.store(SessionState).view };
    return { ...view, join_url: linkTo(view.join_url, view.session_code) };
  }

  get count(): number {
    const { view, participantCount } = this.room.store(SessionState);
    return view ? participantCount : this.#read.participant_count;
  }

  get isLinkUnread(): boolean {
    return !isLinkTo(this.#read.join_url, this.view.session_code);
  }

  /** With the server away, it stays what it was. */
  async refresh(): Promise<void> {
    const read = await readScreen(this.#read.id, this.room.token).catch(() => null);
    if (read) this.#read = read;
  }
}
