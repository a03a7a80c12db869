/** What lets somebody into a live session. */
export interface Credentials {
  readonly sessionId: string;
  /** The token as it is now. */
  readonly token: string;
  /** Whose it is, where that is not the token itself. */
  readonly holder?: string;
  /** Fetches a fresh one, where that can be done. */
  renew?(): Promise<void>;
  /** Takes the next one, which the server gives to who is present, where that is kept. */
  take?(token: string): void;
}
