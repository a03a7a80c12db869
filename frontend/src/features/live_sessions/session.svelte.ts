import type { RoomSession } from '@/contract/rest';
import type { JoinedSession, Me, Muted } from '@/contract/socket';
import { t } from './texts';
import type { Feature, Handlers } from '@/realtime/feature';
import type { Refusal } from '@/rest/problem';
import { applyLook } from '@/ui/look';
import { toast } from '@/ui/toasts.svelte';

const RENAMED_MS = 15_000;

type Change = Partial<RoomSession>;

/** What the session is right now, who the reader is in it, and how many are here. */
export class SessionState implements Feature {
  view = $state.raw<RoomSession | null>(null);
  me = $state.raw<Me | null>(null);
  participantCount = $state(0);
  #clock?: ReturnType<typeof setTimeout>;
  readonly events: Handlers = {
    muted: (mute) => this.#mute(mute),
    session_updated: (change) => this.update(change),
    participant_count: ({ count }) => (this.participantCount = count),
    participant_renamed: ({ id, nickname }) => {
      if (this.me?.id === id) this.#become({ ...this.me, nickname });
    },
  };

  start(joined: JoinedSession): void {
    this.view = joined.session;
    applyLook(this.view.settings.look);
    this.#become(joined.me);
    this.participantCount = joined.participant_count;
  }

  keep(): Partial<JoinedSession> {
    if (!this.view || !this.me) return {};
    return { session: this.view, me: this.me, participant_count: this.participantCount };
  }

  /** Whose name a host has changed is told, whether it was while they were here or away. */
  #become(me: Me): void {
    const isRenamed = this.me?.id === me.id && this.me.nickname !== me.nickname;
    if (isRenamed && me.nickname && me.role === 'participant') {
      toast(t('renamed', { nickname: me.nickname }), { ms: RENAMED_MS });
    }
    this.me = me;
    this.#awaitEndOfMute();
  }

  /** What was refused may tell of a mute whose event was not received. */
  refused({ code, retryAfter }: Refusal): void {
    if (code !== 'muted_by_presenter') return;
    const until = retryAfter && new Date(Date.now() + retryAfter * 1000).toISOString();
    this.#mute({ muted: true, muted_until: until || null });
  }

  close(): void {
    clearTimeout(this.#clock);
    applyLook();
  }

  #mute(mute: Muted): void {
    if (this.me) this.#become({ ...this.me, ...mute });
  }

  /** Whoever is muted for a while may write when that is over, by this clock, asleep meanwhile or not. */
  #awaitEndOfMute(): void {
    clearTimeout(this.#clock);
    if (!this.me?.muted || !this.me.muted_until) return;
    const left = Date.parse(this.me.muted_until) - Date.now();
    if (left > 0) this.#clock = setTimeout(() => this.#awaitEndOfMute(), Math.min(left, 1000));
    else this.me = { ...this.me, muted: false, muted_until: null };
  }

  /** Takes what changes in a session's life; what is not told stays as it was. */
  update(change: Change): void {
    const { view } = this;
    if (!view) return;
    const changed = Object.entries(change).filter(
      ([name, value]) => name in view && value !== undefined,
    );
    this.view = { ...view, ...Object.fromEntries(changed) };
    applyLook(this.view.settings.look);
  }
}
