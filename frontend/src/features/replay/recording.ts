import type { LiveSessionView, LogPage, Replay } from '@/contract/rest';

export type Logged = LogPage['events'][number];

/** Something that happened, to jump to. */
export interface Mark {
  /** Milliseconds since the session began. */
  at: number;
  kind: 'question' | 'opened' | 'closed';
  text: string;
}

/** The first of `times`, which ascend, that is later than this one. */
function after(times: readonly number[], time: number): number {
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((times[middle] as number) <= time) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** All that is known of a session that is over. Times are milliseconds since it began. */
export class Recording {
  readonly began: number;
  readonly length: number;
  readonly marks: readonly Mark[];
  readonly #times: readonly number[];
  readonly #peopleFrom: readonly number[];

  constructor(
    readonly session: LiveSessionView,
    readonly replay: Replay,
    readonly events: readonly Logged[],
  ) {
    this.began = Date.parse(session.started_at ?? session.created_at);
    const ended = Date.parse(session.ended_at ?? session.updated_at);
    this.length = Math.max(0, ended - this.began);
    let last = -Infinity;
    // Clocks of two workers differ a little; the order of the log is the one that was seen.
    this.#times = events.map(({ at }) => (last = Math.max(last, Date.parse(at) - this.began)));
    this.#peopleFrom = replay.people.map(({ at }) => Date.parse(at) - this.began);
    this.marks = events.flatMap((event, index) => this.#markOf(event, this.#times[index] ?? 0));
  }

  /** How many events had happened by then: of those after the end none. */
  countAt(time: number): number {
    return after(this.#times, Math.min(time, this.length));
  }

  peopleAt(time: number): number {
    return this.replay.people[after(this.#peopleFrom, time) - 1]?.count ?? 0;
  }

  /** How many messages came in each of so many equal parts of the whole time. */
  messagesIn(parts: number): number[] {
    const counts = Array<number>(parts).fill(0);
    this.events.forEach(({ type }, index) => {
      const part = Math.floor(((this.#times[index] ?? 0) / (this.length + 1)) * parts);
      if (type === 'new_message' && part in counts) counts[part] = (counts[part] ?? 0) + 1;
    });
    return counts;
  }

  #markOf({ type, data }: Logged, at: number): Mark[] {
    if (at > this.length) return [];
    const fields = data as { text?: string; activity?: { prompt: string } };
    if (type === 'question_asked') return [{ at, kind: 'question', text: fields.text ?? '' }];
    const prompt = fields.activity?.prompt ?? '';
    if (type === 'activity_opened') return [{ at, kind: 'opened', text: prompt }];
    return type === 'activity_closed' ? [{ at, kind: 'closed', text: '' }] : [];
  }
}
