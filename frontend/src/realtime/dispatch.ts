import type { Feature, Handlers } from './feature';

/** Gives an event to every feature that knows its name. Events of later versions pass by. */
export function dispatch(features: readonly Feature[], type: string, data: unknown): void {
  for (const { events } of features) events?.[type as keyof Handlers]?.(data as never);
}
