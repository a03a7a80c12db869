import { keepInTab, keptInTab } from '@/lib/tab-storage';

// For tabs that may keep nothing.
const held = new Map<string, string>();

const keyOf = (code: string) => `join-ticket.${code}`;

/** With which one waits at this code for a host to let one in. */
export function joinTicket(code: string): string | undefined {
  return held.get(code) ?? keptInTab<string>(keyOf(code)) ?? undefined;
}

/** Keeps the ticket over reloads of this tab, or drops it when given null. */
export function keepJoinTicket(code: string, ticket: string | null): void {
  if (ticket) held.set(code, ticket);
  else held.delete(code);
  keepInTab(keyOf(code), ticket);
}
