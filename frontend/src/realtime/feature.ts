import type { JoinedSession, SocketContract } from '@/contract/socket';
import type { Refusal } from '@/rest/problem';
import type { Ack, Command, Payload } from './send';

type Events = SocketContract['events'];

/** What happens on an event, by the event's name. */
export type Handlers = { readonly [Type in keyof Events]?: (data: Events[Type]) => void };

/** One feature's part of a room: what it receives, and when it may send. */
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
  /** A command was refused, which may tell something of the reader. */
  refused?(refusal: Refusal): void;
  /** The participant has ended; the person may join anew. */
  endWith?(refusal: Refusal): void;
  /** Nothing of the participant may stay here. */
  forget?(): void;
  /** The room is left for good. */
  close?(): void;
}

/** What of a feature is called as it happens. */
export type Hook = Exclude<keyof Feature, 'events' | 'keep'>;
export type HookArguments<Name extends Hook> = Parameters<NonNullable<Feature[Name]>>;
export type Hooks = Partial<Record<Hook, (...given: unknown[]) => void>>;

/** What a feature may ask of the connection that carries it. */
export interface Link {
  readonly sessionId: string;
  readonly token: string;
  /** The last event of the log that was applied. */
  readonly seq: number;
  send<Name extends Command>(command: Name, payload: Payload<Name>): Promise<Ack<Name>>;
}
