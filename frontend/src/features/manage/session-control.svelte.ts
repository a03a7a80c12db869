import type { Features, LiveSessionView } from '@/contract/rest';
import { t } from '@/i18n/presenter';
import type { Room } from '@/features/room';
import { asRefusal, type Refusal } from '@/rest/problem';
import {
  changeDetails,
  changeFeatures,
  changeStatus,
  readSession,
  type SessionDetails,
  type Transition,
} from '@/features/my-sessions/sessions-api';
import { runWithUndo } from '@/ui/undo';

/** One of my live sessions as I run it: what it is now, by REST and socket, and what I may do. */
export class SessionControl {
  /** A change of status that is on its way, or an end that can still be undone. */
  moving = $state<Transition | null>(null);
  ending = $state(false);
  failure = $state.raw<Refusal | null>(null);
  gone = $state(false);

  #read = $state.raw() as LiveSessionView;
  #wanted = $state.raw<Partial<Features>>({});

  constructor(
    read: LiveSessionView,
    readonly room: Room,
  ) {
    this.#read = read;
  }

  /** What REST told, kept fresh by what the socket tells. */
  get view(): LiveSessionView {
    const heard = this.room.session.view;
    if (!heard) return this.#read;
    const { title, description, status, features, settings } = heard;
    return { ...this.#read, title, description, status, features, settings };
  }

  /** The switches as they stand, or as they were just set. */
  get features(): Features {
    return { ...this.view.features, ...this.#wanted };
  }

  /** How many are here; what REST told until the socket knows better. */
  get count(): number {
    return this.room.session.view
      ? this.room.session.participantCount
      : this.#read.participant_count;
  }

  async move(transition: Transition): Promise<void> {
    if (this.moving) return;
    this.moving = transition;
    await this.#change(() => changeStatus(this.#read.id, transition));
    this.moving = null;
  }

  /** Ends the session for good when the time to undo is over. */
  end(): void {
    if (this.ending) return;
    this.ending = true;
    runWithUndo({
      text: t('ending'),
      run: () => void this.move('end').finally(() => (this.ending = false)),
      undone: () => (this.ending = false),
    });
  }

  async switchFeature(name: keyof Features, on: boolean): Promise<void> {
    this.#wanted = { ...this.#wanted, [name]: on };
    await this.#change(() => changeFeatures(this.#read.id, { [name]: on }));
    this.#wanted = {};
  }

  /** Changes title and description; whether that worked. */
  edit(details: SessionDetails): Promise<boolean> {
    return this.#change(() => changeDetails(this.#read.id, details));
  }

  /** Reads again what only REST tells: the number of all who joined. */
  async refresh(): Promise<void> {
    await this.#change(() => readSession(this.#read.id));
  }

  close(): void {
    this.room.close();
  }

  async #change(ask: () => Promise<LiveSessionView>): Promise<boolean> {
    const heard = this.room.session.view;
    this.failure = null;
    try {
      this.#read = await ask();
      // What was heard meanwhile may be newer than this answer.
      if (this.room.session.view === heard) this.room.session.update(this.#read);
      return true;
    } catch (thrown) {
      this.#fail(asRefusal(thrown));
      return false;
    }
  }

  #fail(refusal: Refusal): void {
    if (refusal.code === 'session_not_found') this.gone = true;
    this.failure = refusal;
  }
}
