import type { Actor } from '@/features/identity/actor';
import { renewIn } from '@/features/identity/renew-in';
import { onRememberedElsewhere, remember, remembered } from '@/lib/storage';
import { asRefusal, Refusal } from '@/rest/problem';
import { renew } from './invitation';

/** What lets somebody help with one session, as it is kept on this browser. */
export interface Place {
  id: string;
  token: string;
  expiresAt: string;
}

/** Why it is over: the next page says so. */
export type Ending = 'revoked' | 'expired' | 'left' | 'gone';

/** What one tab says to others in place of it. */
interface Farewell {
  why: Ending;
}

const OVER = [401, 403, 404];
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const keyOf = (sessionId: string) => `crew.${sessionId}`;

/** Whoever was invited to help with one session, on this browser. */
export class CoHost implements Actor {
  #place = $state.raw<Place | null>(null);
  /** Why there is no place any more, until that has been told. */
  over = $state<Ending | null>(null);
  #asking?: Promise<void>;

  constructor(readonly sessionId: string) {
    this.#place = parsed<Place>(remembered(keyOf(sessionId)));
  }

  get id(): string | undefined {
    return this.#place?.id;
  }

  get token(): string | undefined {
    return this.#place?.token;
  }

  /** Takes a place, or the next token of the same one. */
  take(place: Place): void {
    this.#place = place;
    this.over = null;
    remember(keyOf(this.sessionId), JSON.stringify(place));
  }

  /** Ends it here and in other tabs; returns what there was, for who wants it back. */
  end(why: Ending): Place | null {
    const place = this.#let(why);
    // Other tabs are told why; nothing of it stays.
    if (place) remember(keyOf(this.sessionId), JSON.stringify({ why } satisfies Farewell));
    remember(keyOf(this.sessionId), null);
    return place;
  }

  expire({ code }: Refusal): void {
    this.end(code === 'token_expired' ? 'expired' : 'revoked');
  }

  lose(): void {
    this.end('gone');
  }

  /** Fetches the next token; who is refused is out. */
  renew(): Promise<void> {
    this.#asking ??= this.#renew().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  /** Renews when half of the token's time is over; returns a function that stops it. */
  stayFresh(): (() => void) | undefined {
    if (!this.#place) return;
    const half = (Date.parse(this.#place.expiresAt) - Date.now()) / 2;
    // Bounds, for clocks that are wrong and for timers that cannot wait for weeks.
    return renewIn(Math.min(DAY_MS, Math.max(MINUTE_MS, half)), () => this.renew());
  }

  /** Another tab renewed or ended it. Who does not help in this tab does not begin to, either. */
  follow(stored: string | null): void {
    const news = parsed<Place | Farewell>(stored);
    if (!this.#place) return;
    if (news && 'token' in news) this.#place = news;
    else this.#let(news?.why ?? 'left');
  }

  async #renew(): Promise<void> {
    const place = this.#place;
    if (!place) throw new Refusal('crew_revoked', '', undefined, 401);
    try {
      const { token, expires_at: expiresAt } = await renew(place.token);
      if (this.#place) this.take({ ...place, token, expiresAt });
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (OVER.includes(refusal.status ?? 0)) this.expire(refusal);
      throw refusal;
    }
  }

  #let(why: Ending): Place | null {
    const place = this.#place;
    this.#place = null;
    if (place) this.over = why;
    return place;
  }
}

function parsed<Kept>(text: string | null): Kept | null {
  try {
    return JSON.parse(text ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

const coHosts = new Map<string, CoHost>();

/** The one co-host that this browser may be in a session. */
export function coHostIn(sessionId: string): CoHost {
  let coHost = coHosts.get(sessionId);
  if (!coHost) coHosts.set(sessionId, (coHost = new CoHost(sessionId)));
  return coHost;
}

onRememberedElsewhere((key, value) => {
  const coHost = [...coHosts.values()].find(({ sessionId }) => keyOf(sessionId) === key);
  coHost?.follow(value);
});
