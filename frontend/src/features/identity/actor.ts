import type { Refusal } from '@/rest/problem';

/** Whoever acts from this browser: what REST and the socket are shown, and how it stays good. */
export interface Actor {
  readonly id: string | undefined;
  readonly token: string | undefined;
  /** Fetches a fresh token; throws a `Refusal`, after which there is no token if none is given any more. */
  renew(): Promise<void>;
  /** Lets go of what the server no longer takes. */
  expire(refusal: Refusal): void;
  /** The session that they act in does not exist any more. */
  lose(): void;
}
