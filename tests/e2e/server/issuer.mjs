/**
 * A real OpenID Connect provider for tests, on loopback: `node issuer.mjs PORT REDIRECT_URI...`.
 *
 * Whoever signs in as NAME is NAME@example.com, verified unless the name begins with "unverified".
 */
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [port, ...redirectUris] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'engagenow',
      client_secret: 'only-for-tests',
      redirect_uris: redirectUris,
      application_type: 'web',
    },
  ],
  cookies: { keys: ['only-for-tests'] },
  pkce: { required: () => true },
  scopes: ['openid', 'email', 'profile'],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  findAccount: (_context, accountId) => ({ accountId, claims: () => claimsOf(accountId) }),
  // Nobody is asked whether they agree: that is the provider's page, not ours.
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
  ttl: {
    AccessToken: 600,
    AuthorizationCode: 60,
    Grant: 600,
    IdToken: 600,
    Interaction: 600,
    Session: 600,
  },
});

function claimsOf(name) {
  const email = `${name}@example.com`;
  return { sub: name, name, email, email_verified: !name.startsWith('unverified') };
}

createServer(provider.callback()).listen(Number(port), '127.0.0.1', () => {
  console.log('ready');
});
