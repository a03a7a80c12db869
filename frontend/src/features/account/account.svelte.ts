import type { SignedIn, UserView } from '@/contract/rest';
import { remember, remembered } from '@/lib/storage';

const KEY = 'account';

interface SavedAccount {
  token: string;
  expiresAt: string;
  user: UserView;
}

/** Who is signed in on this browser, remembered until the token expires. */
export class Account {
  #signedIn = $state.raw<SavedAccount | null>(null);
  /** Whether the last sign-in ended by itself, which the sign-in page explains. */
  expired = $state(false);

  constructor() {
    const saved = readSaved();
    if (!saved) return;
    if (Date.parse(saved.expiresAt) > Date.now()) this.#signedIn = saved;
    else this.expire();
  }

  get token(): string | undefined {
    return this.#signedIn?.token;
  }

  get user(): UserView | undefined {
    return this.#signedIn?.user;
  }

  signIn({ access_token: token, expires_at: expiresAt, user }: SignedIn): void {
    this.#signedIn = { token, expiresAt, user };
    this.expired = false;
    remember(KEY, JSON.stringify(this.#signedIn));
  }

  signOut(): void {
    this.#signedIn = null;
    remember(KEY, null);
  }

  /** Signs out because the server no longer takes the token. */
  expire(): void {
    this.signOut();
    this.expired = true;
  }
}

function readSaved(): SavedAccount | null {
  try {
    return JSON.parse(remembered(KEY) ?? 'null') as SavedAccount | null;
  } catch {
    return null;
  }
}

export const account = new Account();
