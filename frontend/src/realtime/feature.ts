import type { JoinedSession, SocketContract } from '@/contract/socket';
import type { Ack, Command, Payload } from './send';

type Events = SocketContract['events'];

/** What happens on an event, by the event's name. */
export type Handlers = { readonly [Type in keyof Events]?: (data: Events[Type]) => void };

/** One feature's part of a room: what it hears, and when it may speak. */
export interface Feature {
  readonly events?: Handlers;
  /** Takes what a join told; `fresh` when that stands in place of everything known before. */
  start?(joined: JoinedSession, fresh: boolean): void;
  /** Before that `start`: the server was restored, and what was shown last may never have been. */
  restored?(): void;
  /** Its part of what a later `start` should be given after a reload. */
  keep?(): Partial<JoinedSession>;
  /** From now on commands reach the server. */
  joined?(): void;
  /** Until the next `joined` no command does. */
  lost?(): void;
  /** The room is left for good. */
  close?(): void;
}

/** What a feature may ask of the connection that carries it. */
export interface Link {
  readonly sessionId: string;
  readonly token: string;
  /** The last event of the log that was applied. */
  readonly seq: number;
  send<Name extends Command>(command: Name, payload: Payload<Name>): Promise<Ack<Name>>;
}
