import { defineConfig } from '@playwright/test';
import { pictureBrowser } from './browsers';
import common from './playwright.config';

/** Stories through production's nginx, at STACK_URL; those in `stack/` start a stack of their own. */
export default defineConfig({
  ...common,
  testDir: '.',
  testMatch: ['stories/*.spec.ts', 'stack/*.spec.ts'],
  webServer: undefined,
  use: {
    ...common.use,
    baseURL: process.env.STACK_URL,
    ignoreHTTPSErrors: true, // the stack's certificate signs itself
  },
  projects: pictureBrowser(),
});
