import type { JoinedSession, Stage } from '@/contract/socket';
import type { Feature, Handlers } from '@/realtime/feature';

export type Show = NonNullable<Stage['show']>;

/** What the screen and phones show now. */
export class StageState implements Feature {
  now = $state.raw<Stage>({ show: 'join' });
  readonly events: Handlers = { stage_changed: ({ stage }) => (this.now = stage) };

  get show(): Show {
    return this.now.show ?? 'join';
  }

  start({ stage }: JoinedSession, fresh: boolean): void {
    // A server of the version before tells of none.
    if (fresh && stage) this.now = stage;
  }

  keep(): Partial<JoinedSession> {
    return { stage: this.now };
  }
}
