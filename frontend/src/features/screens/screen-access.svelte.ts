import { keepInTab, keptInTab } from '@/lib/tab-storage';
import type { Refusal } from '@/rest/problem';

const keyOf = (sessionId: string) => `screen.${sessionId}`;

/** The token by which this tab shows a session without an account, for as long as the server takes it. */
export class ScreenAccess {
  #token = $state<string | null>(null);
  /** Why the token is good no more. */
  over = $state.raw<Refusal | null>(null);

  constructor(
    readonly sessionId: string,
    token: string | null,
  ) {
    if (token) keepInTab(keyOf(sessionId), token);
    this.#token = token ?? keptInTab<string>(keyOf(sessionId));
  }

  get token(): string | null {
    return this.#token;
  }

  take(token: string): void {
    this.#token = token;
    this.over = null;
    keepInTab(keyOf(this.sessionId), token);
  }

  end(refusal: Refusal): void {
    this.over = refusal;
    this.#token = null;
    keepInTab(keyOf(this.sessionId), null);
  }
}

/** What this tab may show of a session; a token in the address leaves it, so that nobody reads it off the wall. */
export function accessTo(sessionId: string): ScreenAccess {
  return new ScreenAccess(sessionId, fromAddress());
}

/** Another link to the same screen was opened in this tab. */
export function takeFromAddress(access: ScreenAccess): void {
  const token = fromAddress();
  if (token) access.take(token);
}

function fromAddress(): string | null {
  const token = location.hash.slice(1);
  if (token) history.replaceState(history.state, '', location.pathname + location.search);
  return token || null;
}
