import { fileURLToPath } from 'node:url';

export const PYTHON = '../.venv/bin/python'; // from there
export const BACKEND = fileURLToPath(new URL('../../../backend', import.meta.url));

// Settings of the shell that runs the tests which would lead the server elsewhere.
const UNSET = ['REDIS_URL', 'TEST_LOGIN', 'CORS_ORIGINS'].flatMap((name) => ['-u', name]);

/** What starts the real server, with the built pages, on a port of this computer. */
export function serverCommand(port: number): string[] {
  const serve = [PYTHON, '-m', 'app', 'serve', '--port', String(port)];
  return ['env', ...UNSET, ...serve];
}

/** The server's settings: the stories' own, with a database in `folder`. */
export function serverSettings(folder: string): Record<string, string> {
  return {
    ENVIRONMENT: 'test',
    DATABASE_URL: `sqlite:///${folder}/stories.db`,
    SECRET_KEY: 'only-for-the-stories-0123456789abcdef',
    PUBLIC_URL: '',
    DEFAULT_LOCALE: 'ko',
  };
}
