import type { SignedIn, UserView } from '@/contract/rest';
import { remember, remembered } from '@/lib/storage';

const KEY = 'account';

/** An access token, which lives in this page's memory alone. */
export interface Access {
  token: string;
  /** When it was given, and for how long, by this computer's clock. */
  givenAt: number;
  lifeMs: number;
}

/**
 * Who is signed in on this browser. What keeps them signed in is a cookie that no script can read;
 * remembered is only who they were, so that the server is not asked for those who never signed in.
 */
export class Account {
  #access = $state.raw<Access | null>(null);
  #user = $state.raw<UserView | null>(readUser());
  /** Whether it is known by now who is signed in, if anybody is. */
  settled = $state(false);
  /** Whether the last sign-in ended by itself, which the sign-in page explains. */
  expired = $state(false);

  get access(): Access | null {
    return this.#access;
  }

  get token(): string | undefined {
    return this.#access?.token;
  }

  get user(): UserView | undefined {
    return this.#user ?? undefined;
  }

  signIn({ access_token: token, expires_in: seconds, user }: SignedIn): void {
    this.#access = { token, givenAt: Date.now(), lifeMs: seconds * 1000 };
    this.#user = user;
    this.settled = true;
    this.expired = false;
    remember(KEY, JSON.stringify(user));
  }

  /** Takes a new name, as the server has. */
  rename(name: string): void {
    if (!this.#user) return;
    this.#user = { ...this.#user, name };
    remember(KEY, JSON.stringify(this.#user));
  }

  signOut(): void {
    this.#access = null;
    this.#user = null;
    this.settled = true;
    remember(KEY, null);
  }

  /** Signs out because the server no longer takes what we have; who never had anything is just not in. */
  expire(): void {
    this.expired = this.#user !== null;
    this.signOut();
  }
}

function readUser(): UserView | null {
  try {
    return JSON.parse(remembered(KEY) ?? 'null') as UserView | null;
  } catch {
    return null;
  }
}

export const account = new Account();
