import { defineConfig } from '@playwright/test';
import { browsers } from './browsers';
import { BACKEND, serverCommand, serverSettings } from './server/command';
import { databaseFolder } from './server/database-folder';

const PORT = Number(process.env.E2E_PORT ?? 47310);

export default defineConfig({
  testDir: 'stories',
  timeout: 45_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  globalTeardown: './server/database-folder.ts',
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    actionTimeout: 10_000,
    navigationTimeout: 10_000,
    // A film of every story would cost more than the story; the page's states are enough.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
  webServer: {
    command: serverCommand(PORT).join(' '),
    cwd: BACKEND,
    env: serverSettings(databaseFolder()),
    url: `http://127.0.0.1:${PORT}/health/ready`,
    reuseExistingServer: false,
    timeout: 20_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 6_000 },
  },
  projects: browsers(),
});
