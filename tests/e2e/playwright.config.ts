import { defineConfig } from '@playwright/test';
import { browsers } from './browsers';
import { BACKEND, serverCommand, serverSettings } from './server/command';
import { databaseFolder } from './server/database-folder';
import { START_MS, STORY_MS, WAIT_MS } from './server/patience';

const PORT = Number(process.env.E2E_PORT ?? 47310);

export default defineConfig({
  testDir: 'stories',
  timeout: STORY_MS,
  expect: { timeout: WAIT_MS, toPass: { timeout: WAIT_MS } },
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
    actionTimeout: WAIT_MS,
    navigationTimeout: WAIT_MS,
    // A trace of every page's states costs a third of the story: it is made where nobody can look again.
    trace: process.env.CI ? { mode: 'retain-on-failure', screenshots: false } : 'off',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: serverCommand(PORT).join(' '),
    cwd: BACKEND,
    env: serverSettings(databaseFolder()),
    url: `http://127.0.0.1:${PORT}/health/ready`,
    reuseExistingServer: false,
    timeout: START_MS,
    gracefulShutdown: { signal: 'SIGTERM', timeout: WAIT_MS },
  },
  projects: browsers(),
});
