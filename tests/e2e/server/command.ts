import { fileURLToPath } from 'node:url';
import { EXCHANGE_PORTS, ISSUER_PORT, SERVER_PORT, SITE_PORTS } from './ports';
import { FAR_AWAY, NEIGHBOUR } from './site';

export const PYTHON = '../.venv/bin/python'; // from there
export const BACKEND = fileURLToPath(new URL('../../../backend', import.meta.url));
const ISSUER = fileURLToPath(new URL('issuer.mjs', import.meta.url));

// Settings of the shell that runs the tests which would lead the server elsewhere.
const UNSET = ['REDIS_URL', 'TEST_LOGIN', 'CORS_ORIGINS'];

/** The shell's environment without them. */
export function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !UNSET.includes(name)));
}

/** What starts the real server, with the built pages, on a port of this computer. */
export function serverCommand(port: number): string[] {
  const serve = [PYTHON, '-m', 'app', 'serve', '--port', String(port)];
  return ['env', ...UNSET.flatMap((name) => ['-u', name]), ...serve];
}

/** The server's settings, with a database in `folder`. Every limit is production's. */
export function serverSettings(folder: string): Record<string, string> {
  return {
    ENVIRONMENT: 'development',
    DATABASE_URL: `sqlite:///${folder}/stories.db`,
    SECRET_KEY: 'only-for-the-stories-0123456789abcdef',
    PUBLIC_URL: '',
    DEFAULT_LOCALE: 'ko',
  };
}

/** What the server of all stories has besides: accounts of a company, sites that show it in a frame, exchanges. */
export function sharedSettings(): Record<string, string> {
  return {
    OIDC_ISSUER: `http://127.0.0.1:${ISSUER_PORT}`,
    OIDC_NAME: '회사',
    OIDC_CLIENT_ID: 'engagenow',
    OIDC_CLIENT_SECRET: 'only-for-tests',
    EMBED_ORIGINS: SITE_PORTS.flatMap((port) =>
      [NEIGHBOUR, FAR_AWAY].map((name) => `http://${name}:${port}`),
    ).join(),
    FEED_HOSTS: EXCHANGE_PORTS.map((port) => `ws://127.0.0.1:${port}`).join(),
  };
}

/** What starts the provider of those accounts. */
export function issuerCommand(): string[] {
  const callback = `http://127.0.0.1:${SERVER_PORT}/auth/oidc/callback`;
  return ['node', ISSUER, String(ISSUER_PORT), callback];
}
