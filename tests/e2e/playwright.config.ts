import { defineConfig } from '@playwright/test';
import { browsers } from './browsers';
import {
  BACKEND,
  issuerCommand,
  serverCommand,
  serverSettings,
  sharedSettings,
} from './server/command';
import { databaseFolder } from './server/database-folder';
import { START_MS, STORY_MS, WAIT_MS } from './server/patience';
import { ISSUER_PORT, SERVER_PORT } from './server/ports';

const SERVER = `http://127.0.0.1:${SERVER_PORT}`;
const ISSUER = `http://127.0.0.1:${ISSUER_PORT}`;

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
    baseURL: SERVER,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    actionTimeout: WAIT_MS,
    navigationTimeout: WAIT_MS,
    // A trace of every page's states costs a third of the story: it is made where nobody can look again.
    trace: process.env.CI ? { mode: 'retain-on-failure', screenshots: false } : 'off',
    screenshot: 'only-on-failure',
  },
  webServer: [
    {
      command: serverCommand(SERVER_PORT).join(' '),
      cwd: BACKEND,
      env: { ...serverSettings(databaseFolder()), ...sharedSettings() },
      url: `${SERVER}/health/ready`,
      reuseExistingServer: false,
      timeout: START_MS,
      gracefulShutdown: { signal: 'SIGTERM', timeout: WAIT_MS },
    },
    {
      command: issuerCommand().join(' '),
      url: `${ISSUER}/.well-known/openid-configuration`,
      stderr: 'ignore', // it warns that it is good for tests alone
      reuseExistingServer: false,
      timeout: START_MS,
    },
  ],
  projects: browsers(),
});
