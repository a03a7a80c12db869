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
    // A server of the version before tells of none. One that is the same stays: what was chosen on a screen is over it.
    if (fresh && stage && !isSame(stage, this.now)) this.now = stage;
  }

  keep(): Partial<JoinedSession> {
    return { stage: this.now };
  }
}

function isSame(one: Stage, other: Stage): boolean {
  const [id, position] = [one.id ?? null, one.position ?? null];
  return (
    one.show === other.show && id === (other.id ?? null) && position === (other.position ?? null)
  );
}
