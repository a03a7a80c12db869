import { test } from '../roles/cast';
import { PrivateServer } from './private-server';

/** Stories on a server of their own, which browsers reach by `host` which says it is at `publicUrl`, with `settings`. */
export function onItsOwnServer(
  host = '127.0.0.1',
  publicUrl?: string,
  settings: Record<string, string> = {},
) {
  const address = (port: number) => `http://${host}:${port}`;
  return test.extend<{ server: PrivateServer }>({
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from it.
    server: async ({}, use) => {
      const server = await PrivateServer.open((port) => ({
        PUBLIC_URL: publicUrl ?? address(port),
        ...settings,
      }));
      await use(server);
      await server.close();
    },
    baseURL: async ({ server }, use) => use(address(server.port)),
  });
}
