import type { Feature, Handlers, Hook, HookArguments, Hooks } from './feature';

/** Gives an event to every feature that knows its name. Events of later versions pass by. */
export function dispatch(features: readonly Feature[], type: string, data: unknown): void {
  for (const { events } of features) events?.[type as keyof Handlers]?.(data as never);
}

/** Calls this on every feature that has it. */
export function callHook<Name extends Hook>(
  features: readonly Feature[],
  name: Name,
  ...given: HookArguments<Name>
): void {
  for (const feature of features as Hooks[]) feature[name]?.(...given);
}
