import type { Component } from 'svelte';

/** Something of another feature that stands in the conversation where it happened, as an item of its list. */
export interface Insert {
  key: string;
  seq: number;
  view: Component<{ row: never }>;
}

interface Placed {
  key: string;
  message?: { seq: number };
}

/** Puts inserts between the rows of a conversation. */
export type Between = <Row extends Placed>(rows: readonly Row[]) => readonly (Row | Insert)[];

/** Of a conversation that has more before its first row, what is older than that is not there yet. */
export function between(inserts: readonly Insert[], hasOlder: () => boolean): Between {
  return (rows) => {
    const first = hasOlder() ? placeOf(rows[0]) : 0;
    const seen = inserts.filter(({ seq }) => seq >= first);
    return [...rows, ...seen].sort((one, other) => placeOf(one) - placeOf(other));
  };
}

const put = new WeakMap<object, Map<string, readonly Insert[]>>();

/** Shows what a feature puts into a conversation, in place of what it put there before. */
export function putInto(
  messages: { readonly older: boolean; shown: Between },
  feature: string,
  inserts: readonly Insert[],
): void {
  const all = put.get(messages) ?? new Map<string, readonly Insert[]>();
  put.set(messages, all.set(feature, inserts));
  messages.shown = between([...all.values()].flat(), () => messages.older);
}

/** What was not sent yet comes after all that was. */
function placeOf(item?: Placed | Insert): number {
  return (item && ('view' in item ? item.seq : item.message?.seq)) ?? Number.MAX_SAFE_INTEGER;
}
