import { test } from '../roles/fixtures';
import { PrivateServer } from './private-server';

/** Stories that stop their server, or need other `settings`: each has a server of its own. */
export function onItsOwnServer(settings: Record<string, string> = {}) {
  const address = (port: number) => `http://127.0.0.1:${port}`;
  return test.extend<{ server: PrivateServer }>({
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from it.
    server: async ({}, use) => {
      const server = await PrivateServer.open((port) => ({
        PUBLIC_URL: address(port),
        ...settings,
      }));
      await use(server);
      await server.close();
    },
    baseURL: async ({ server }, use) => use(address(server.port)),
  });
}
