import type { CreateToken, NewToken, TokenView } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';

export type Scope = TokenView['scopes'][number];

export const SCOPES: readonly Scope[] = [
  'sessions:read',
  'sessions:write',
  'messages:read',
  'messages:write',
  'activities:write',
  'feeds:write',
  'reports:read',
];

/** The tokens of whoever is signed in, the newest first. */
export class Tokens {
  list = $state.raw<readonly TokenView[]>([]);

  async load(): Promise<void> {
    this.list = await authorizedRequest<TokenView[]>('/api/tokens');
  }

  /** A new token, which nobody is shown again; refused with `too_many_tokens`. */
  async create(wanted: CreateToken): Promise<NewToken> {
    const created = await authorizedRequest<NewToken>('/api/tokens', {
      method: 'POST',
      body: wanted,
    });
    await this.load();
    return created;
  }

  /** Ends a token; one that is gone already is revoked, too. */
  async revoke(token: TokenView): Promise<void> {
    await authorizedRequest(`/api/tokens/${token.id}`, { method: 'DELETE' });
    this.list = this.list.filter(({ id }) => id !== token.id);
  }
}
