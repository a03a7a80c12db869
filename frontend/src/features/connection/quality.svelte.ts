import type { ConnectionQuality } from '@/contract/socket';
import type { Feature, Handlers } from '@/realtime/feature';

export type Grade = 'good' | 'fair' | 'poor';

// Nine in ten answer within this: below the first nobody notices a delay, above the second everybody does.
const FAIR_MS = 300;
const POOR_MS = 1_000;

/** How good the audience's connections are; the server tells only the presenter. */
export class Quality implements Feature {
  measured = $state.raw<ConnectionQuality | null>(null);
  readonly events: Handlers = { connection_quality: (quality) => this.#take(quality) };

  get grade(): Grade | null {
    const ms = this.measured?.p90_ms ?? null;
    if (ms === null) return null;
    if (ms > POOR_MS) return 'poor';
    return ms > FAIR_MS ? 'fair' : 'good';
  }

  /** What was true before may be true no longer. */
  lost(): void {
    this.measured = null;
  }

  #take(quality: ConnectionQuality): void {
    this.measured = quality.measured > 0 ? quality : null;
  }
}
