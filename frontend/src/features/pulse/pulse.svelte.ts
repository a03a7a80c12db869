import type { JoinedSession, MoodCounts } from '@/contract/socket';
import type { Feature, Handlers } from '@/realtime/feature';

const NONE: MoodCounts = { faster: 0, slower: 0, lost: 0, fine: 0 };

/** How many participants say what of the pace; for hosts. */
export class Pulse implements Feature {
  counts = $state.raw<MoodCounts>(NONE);
  readonly events: Handlers = { pulse_update: ({ counts }) => (this.counts = counts) };

  get people(): number {
    const { faster, slower, lost, fine } = this.counts;
    return faster + slower + lost + fine;
  }

  /** From -1, where everybody is too slow to follow, to 1, where all want it faster; 0 where nobody says anything. */
  get needle(): number {
    const { faster, slower, lost } = this.counts;
    return this.people ? (faster - slower - lost) / this.people : 0;
  }

  start({ pulse }: JoinedSession): void {
    this.counts = pulse ?? NONE;
  }
}
