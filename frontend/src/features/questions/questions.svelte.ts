import type { JoinedSession, OwnQuestion, QuestionUpdated } from '@/contract/socket';
import { bearerOf } from '@/realtime/bearer';
import type { Feature, Handlers, Link } from '@/realtime/feature';
import { Asking } from './asking.svelte';
import { request } from '@/rest/request';
import { isShown, type Question } from './question';
import { Votes } from './votes.svelte';

type ById = Readonly<Record<string, Question>>;

/** So many are always told, the newest. */
const SENT = 50;
const PAGE = 200;

const NOT_MINE = { asked: false, voted: false };

/** The questions of a room, what became of one's own, and how many wait for a host. */
export class Questions implements Feature {
  /** Those that were ever shown here; one that is gone has lost its text, and its state says why. */
  byId = $state.raw<ById>({});
  own = $state.raw<readonly OwnQuestion[]>([]);
  held = $state(0);
  #isWhole = $state(false);
  readonly votes: Votes;
  readonly asking: Asking;
  readonly events: Handlers = {
    question_asked: (question) => this.#put(question),
    question_updated: (change) => this.#change(change),
    questions_held: ({ held }) => (this.held = held),
    question_votes: ({ votes }) => this.#count(votes),
    own_question: (question) => this.#takeOwn(question),
    participant_renamed: ({ id, nickname }) => this.#sign(id, nickname),
    participant_erased: ({ id }) => this.#sign(id, ''),
  };

  constructor(private readonly link: Link) {
    this.votes = new Votes(link, (id, votes) => this.#count({ [id]: votes }));
    this.asking = new Asking(link, (asked, seq) => this.#hasAsked(asked, seq));
  }

  get list(): Question[] {
    return Object.values(this.byId).filter(isShown);
  }

  /** Changes with what is worth a look: another question, one that is being answered, and what became of one's own. */
  get news(): string {
    const answering = this.list.filter(({ state }) => state === 'answering').map(({ id }) => id);
    const others = this.list.filter((one) => !this.isOwn(one)).length;
    return [others, ...answering, ...this.own.map(({ state }) => state)].join();
  }

  /** Whether the reader asked it, by what is known here. */
  isOwn({ id }: { id: string }): boolean {
    const { asker, mine } = this.byId[id] ?? {};
    const isSigned = asker?.id === bearerOf(this.link.token);
    return isSigned || mine?.asked === true || this.own.some((one) => one.id === id);
  }

  start({ questions = [], own_questions = [], questions_held = 0 }: Joined, fresh: boolean): void {
    this.own = own_questions;
    this.held = questions_held;
    // On a return, events tell what is missing; only counts and what was done in other tabs are in none.
    if (fresh) this.#isWhole = false;
    if (fresh) this.byId = byId(questions);
    else this.#count(Object.fromEntries(questions.map(({ id, votes }) => [id, votes])));
    this.votes.start(questions);
    this.asking.start(fresh);
  }

  keep(): Partial<JoinedSession> {
    const questions = this.list.map((one) => ({
      ...one,
      mine: { asked: this.isOwn(one), voted: this.votes.isOn(one.id) },
    }));
    return { questions, own_questions: [...this.own], questions_held: this.held };
  }

  joined(): void {
    this.votes.open();
    this.asking.outbox.open();
  }

  lost(): void {
    this.close();
  }

  close(): void {
    this.votes.close();
    this.asking.outbox.close();
  }

  forget(): void {
    this.asking.forget();
  }

  endWith(refusal: { code: string }): void {
    this.asking.endWith(refusal);
  }

  /** Whether there may be more questions than a join tells. */
  get mayHaveMore(): boolean {
    return !this.#isWhole && this.list.length >= SENT;
  }

  /** Reads all that are shown; what was received meanwhile is newer. */
  async readMore(): Promise<void> {
    const path = `/api/sessions/${this.link.sessionId}/questions`;
    for (let offset = 0, page: Question[] = []; !offset || page.length === PAGE; offset += PAGE) {
      const query = new URLSearchParams({ sort: 'oldest', limit: `${PAGE}`, offset: `${offset}` });
      page = await request<Question[]>(`${path}?${query}`, { token: this.link.token });
      this.byId = { ...byId(page), ...this.byId };
      this.votes.start(page);
    }
    this.#isWhole = true;
  }

  async withdraw(id: string): Promise<void> {
    await this.link.send('withdraw_question', { id });
    this.#change({ id, state: 'withdrawn', text: '' });
    this.own = this.own.map((one) => (one.id === id ? { ...one, state: 'withdrawn' } : one));
  }

  #put(question: Omit<Question, 'mine' | 'merged_into'>): void {
    const { id } = question;
    this.byId = { ...this.byId, [id]: { mine: NOT_MINE, merged_into: null, ...question } };
    this.#follow({ id, text: question.text, state: question.state });
    this.asking.appeared(id);
  }

  #change(change: Omit<QuestionUpdated, 'seq'>): void {
    const { id } = change;
    const before = this.byId[id];
    const after = { ...before, ...change } as Question;
    // What was hidden before this reader came, and is shown again, is told whole.
    if (before) this.byId = { ...this.byId, [id]: after };
    else if (change.asked_at) this.#put(after);
    this.#follow(change);
  }

  #count(votes: Readonly<Record<string, number>>): void {
    const known = Object.entries(votes).filter(([id]) => this.byId[id]);
    const counted = known.map(([id, count]) => [id, { ...this.byId[id], votes: count }]);
    this.byId = { ...this.byId, ...(Object.fromEntries(counted) as ById) };
  }

  /** What everybody receives of an own question is true for the list of one's own, too. */
  #follow(change: Pick<QuestionUpdated, 'id' | 'text' | 'state' | 'merged_into'>): void {
    const { id, text, state, merged_into } = change;
    const given = Object.entries({ text, state, merged_into }).filter(
      ([name, value]) => value !== undefined && !(name === 'text' && value === ''),
    );
    this.own = this.own.map((one) =>
      one.id === id ? { ...one, ...(Object.fromEntries(given) as Partial<OwnQuestion>) } : one,
    );
  }

  #takeOwn(question: OwnQuestion): void {
    this.own = [...this.own.filter(({ id }) => id !== question.id), question];
  }

  /** An ack may be ahead of the event that shows the question, or far behind it. */
  #hasAsked(asked: OwnQuestion, seq: number | null): void {
    const state = this.byId[asked.id]?.state ?? asked.state;
    if (!this.own.some(({ id }) => id === asked.id)) this.#takeOwn({ ...asked, state });
    if (seq === null || seq <= this.link.seq) this.asking.appeared(asked.id);
  }

  #sign(askerId: string, nickname: string): void {
    const renamed = Object.entries(this.byId).map(([id, one]): [string, Question] => [
      id,
      one.asker?.id === askerId ? { ...one, asker: { id: askerId, nickname } } : one,
    ]);
    this.byId = Object.fromEntries(renamed);
  }
}

type Joined = Partial<Pick<JoinedSession, 'questions' | 'own_questions' | 'questions_held'>>;

function byId(questions: readonly Question[]): ById {
  return Object.fromEntries(questions.map((one) => [one.id, one]));
}
