import type { JoinedSession, ReactionUpdate } from '@/contract/socket';
import type { Feature, Handlers, Link } from '@/realtime/feature';
import { asRefusal } from '@/rest/problem';
import { Taps } from './taps';

export type Counts = Record<string, number>;
type Burst = (counts: Counts) => void;

const RECENT_MS = 12_000;

/** Totals since the beginning, the reactions of the last seconds, and bursts to be drawn as they come. */
export class Reactions implements Feature {
  totals = $state.raw<Counts>({});
  readonly events: Handlers = { reaction_update: (tick) => this.update(tick) };
  #recent = $state.raw<Counts[]>([]);
  #watchers = new Set<Burst>();
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #taps = new Taps((emoji, count) => this.#send(emoji, count));
  #ownDrawn: Counts = {};
  /** Who taps too fast and goes on would be cut. */
  #quietUntil = 0;

  constructor(private readonly link: Pick<Link, 'send'>) {}

  /** Emoji and how often in the last seconds, most frequent first. */
  get recent(): [emoji: string, count: number][] {
    const sums: Counts = {};
    for (const counts of this.#recent) addTo(sums, counts);
    return Object.entries(sums).sort(([, a], [, b]) => b - a);
  }

  start({ reactions }: JoinedSession): void {
    this.totals = reactions.totals;
  }

  keep(): Partial<JoinedSession> {
    return { reactions: { totals: this.totals } };
  }

  /** One's own tap: drawn at once, told to the server in batches. */
  tap(emoji: string): void {
    addTo(this.#ownDrawn, { [emoji]: 1 });
    this.#draw({ [emoji]: 1 });
    this.#taps.tap(emoji);
  }

  /** A tick of everybody's reactions. */
  update({ counts, totals }: ReactionUpdate): void {
    this.totals = totals;
    this.#remember(counts);
    this.#draw(this.#withoutOwn(counts));
  }

  /** Watches for reactions to draw; returns what ends the watching. */
  watch(burst: Burst): () => void {
    this.#watchers.add(burst);
    return () => this.#watchers.delete(burst);
  }

  close(): void {
    this.#taps.stop();
    this.#timers.forEach(clearTimeout);
  }

  #send(emoji: string, count: number): void {
    // Reactions are of the moment: one that cannot be told now is not worth telling later.
    if (Date.now() < this.#quietUntil) return;
    this.link.send('send_reaction', { emoji, count }).catch((thrown) => {
      this.#quietUntil = Date.now() + (asRefusal(thrown).retryAfter ?? 0) * 1000;
    });
  }

  #draw(counts: Counts): void {
    for (const burst of this.#watchers) burst(counts);
  }

  #remember(counts: Counts): void {
    this.#recent = [...this.#recent, counts];
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#recent = this.#recent.slice(1);
    }, RECENT_MS);
    this.#timers.add(timer);
  }

  /** Own taps were drawn when they were made. */
  #withoutOwn(counts: Counts): Counts {
    const others = Object.entries(counts).map(([emoji, count]) => {
      const own = Math.min(count, this.#ownDrawn[emoji] ?? 0);
      addTo(this.#ownDrawn, { [emoji]: -own });
      return [emoji, count - own];
    });
    return Object.fromEntries(others) as Counts;
  }
}

function addTo(sums: Counts, counts: Counts): void {
  for (const [emoji, count] of Object.entries(counts)) sums[emoji] = (sums[emoji] ?? 0) + count;
}
