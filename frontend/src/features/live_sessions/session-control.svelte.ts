import { SessionState } from './session.svelte';
import type { ChangeSettings, Features, JoinLink, LiveSessionView } from '@/contract/rest';
import type { Role } from '@/features/co-hosts/role';
import { t } from './presenter-texts';
import type { Room } from '@/realtime/room';
import { asRefusal, type Refusal } from '@/rest/problem';
import {
  changeDetails,
  changeFeatures,
  changeRetention,
  changePasscode,
  changeSettings,
  changeStatus,
  leaveNote,
  readJoinLink,
  readSession,
  replaceCode,
  type SessionDetails,
  type Transition,
} from './sessions-api';
import type { Retention } from '@/features/privacy/retention';
import { isLinkTo, linkTo } from '@/features/invite/join-link';
import { ask } from '@/ui/questions.svelte';
import { offerUndo } from '@/ui/undo';

type Wish = Partial<Features>;

/** A live session as I run it, or help to: what it is now, by REST and socket, and what I may do. */
export class SessionControl {
  /** A change of status that is on its way. */
  moving = $state<Transition | null>(null);
  ending = $state(false);
  failure = $state.raw<Refusal | null>(null);
  gone = $state(false);
  /** The passcode, if it was set here: the server keeps only what it can compare. */
  passcode = $state<string | null>(null);
  /** The link and the pictures that bring the passcode along, where that was chosen. */
  joinLink = $state.raw<JoinLink | null>(null);

  #read = $state.raw() as LiveSessionView;
  #wishes = $state.raw<Wish[]>([]);
  #lastSwitch: Promise<unknown> = Promise.resolve();

  constructor(
    read: LiveSessionView,
    readonly room: Room,
  ) {
    this.#read = read;
  }

  /** What REST told, kept fresh by what the socket tells. */
  get view(): LiveSessionView {
    const view = { ...this.#read, ...this.room.store(SessionState).view };
    return { ...view, join_url: linkTo(view.join_url, view.session_code) };
  }

  /** What I am in it, by the server's word. */
  get role(): Role {
    return this.#read.my_role;
  }

  /** Whether it is mine: to delete, and to invite people to. */
  get owns(): boolean {
    return this.role === 'presenter';
  }

  /** Whether its course and how it is set up are in my hand, too. */
  get runs(): boolean {
    return this.role !== 'moderator';
  }

  /** The switches as they stand, or as they were just set. */
  get features(): Features {
    return Object.assign({}, this.view.features, ...this.#wishes) as Features;
  }

  /** How many are here; what REST told until the socket knows better. */
  get count(): number {
    return this.room.store(SessionState).view
      ? this.room.store(SessionState).participantCount
      : this.#read.participant_count;
  }

  /** Whether it ended after REST told of it, so that nobody knows yet how many joined in all. */
  get isEndUnread(): boolean {
    return this.view.status === 'ended' && this.#read.status !== 'ended';
  }

  /** Whether it was given another code of whose link only REST tells. */
  get isLinkUnread(): boolean {
    return !isLinkTo(this.#read.join_url, this.view.session_code);
  }

  /** Starts, resumes or pauses; while one of these is under way there is no other. */
  async move(transition: Exclude<Transition, 'end'>): Promise<void> {
    if (this.moving) return;
    this.moving = transition;
    await this.#change(() => changeStatus(this.#read.id, transition));
    this.moving = null;
  }

  /** Starts a draft, and opens the chat with it if that is wished: whoever comes may write at once. */
  async start(withChat: boolean): Promise<void> {
    if (this.moving) return;
    if (withChat && !this.features.chat && !(await this.switchFeature('chat', true))) return;
    await this.move('activate');
  }

  /** Says what participants are shown during the pause, or with nothing, only that it is one. */
  leaveNote(note: string): Promise<boolean> {
    return this.#change(() => leaveNote(this.#read.id, note.trim() || null));
  }

  /** Ends the session for good, if that is what is wanted; whatever else is under way. */
  async end(): Promise<void> {
    if (this.ending) return;
    const sure = { title: t('end_question'), text: t('end_means'), confirm: t('end') };
    if (!(await ask(sure))) return;
    this.ending = true;
    await this.#change(() => changeStatus(this.#read.id, 'end'));
    this.ending = false;
  }

  /** Turns a feature on or off; whether that worked. */
  async switchFeature(name: keyof Features, on: boolean): Promise<boolean> {
    const wish = { [name]: on };
    this.#wishes = [...this.#wishes, wish];
    // One after the other: of two at once the server would not know which came last.
    const change = () => this.#change(() => changeFeatures(this.#read.id, wish));
    const switched = this.#lastSwitch.then(change);
    this.#lastSwitch = switched;
    const worked = await switched;
    this.#wishes = this.#wishes.filter((other) => other !== wish);
    return worked;
  }

  /** Changes how the session is set up; whether that worked. */
  setUp(settings: ChangeSettings): Promise<boolean> {
    return this.#change(() => changeSettings(this.#read.id, settings));
  }

  /** Asks newcomers for a passcode, or with null for none; whether that worked. */
  async setPasscode(passcode: string | null): Promise<boolean> {
    const isSet = await this.#change(() => changePasscode(this.#read.id, passcode));
    if (isSet) this.passcode = passcode;
    if (isSet && this.joinLink) await this.carryPasscode(true);
    return isSet;
  }

  /** Says whether link and pictures bring the passcode along, which takes knowing it. */
  async carryPasscode(carries: boolean): Promise<void> {
    const { passcode } = this;
    this.joinLink = null;
    if (carries && passcode)
      await this.#trying(async () => {
        this.joinLink = await readJoinLink(this.#read.id, passcode);
      });
  }

  /** Keeps it for so many days after its end. */
  async keepFor(days: Retention): Promise<void> {
    await this.#change(() => changeRetention(this.#read.id, days));
  }

  /** Gives the session another code, if that is wanted; the old one can be had back while nobody else has it. */
  async replaceCode(): Promise<void> {
    const { session_code: old } = this.view;
    const text = t('replace_code_means', { code: old });
    const confirm = t('replace_code');
    if (await ask({ title: t('replace_code_question'), text, confirm })) await this.takeCode();
  }

  /** Gives the session this code, or a new one; whether that worked. The old one can be had back likewise. */
  async takeCode(code?: string): Promise<boolean> {
    const { session_code: old } = this.view;
    const isGiven = await this.#giveCode(code);
    if (isGiven) offerUndo(t('code_replaced'), () => void this.#giveCode(old));
    return isGiven;
  }

  /** Changes title and description; whether that worked. */
  edit(details: Partial<SessionDetails>): Promise<boolean> {
    return this.#change(() => changeDetails(this.#read.id, details));
  }

  /** Reads again what only REST tells: the number of all who joined, and the link. */
  async refresh(): Promise<void> {
    await this.#change(() => readSession(this.#read.id));
  }

  close(): void {
    this.room.close();
  }

  async #giveCode(code?: string): Promise<boolean> {
    const isGiven = await this.#change(() => replaceCode(this.#read.id, code));
    if (isGiven && this.joinLink) await this.carryPasscode(true);
    return isGiven;
  }

  #change(ask: () => Promise<LiveSessionView>): Promise<boolean> {
    const before = this.room.store(SessionState).view;
    return this.#trying(async () => {
      const answer = await ask();
      // Answers overtake each other, and what was received meanwhile may be newer than this one.
      if (Date.parse(answer.updated_at) < Date.parse(this.#read.updated_at)) return;
      this.#read = answer;
      if (this.room.store(SessionState).view === before)
        this.room.store(SessionState).update(answer);
    });
  }

  /** Whether it worked; if not, `failure` says why. */
  async #trying(ask: () => Promise<void>): Promise<boolean> {
    this.failure = null;
    try {
      await ask();
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
