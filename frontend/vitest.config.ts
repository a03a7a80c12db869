import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig, mergeConfig } from 'vitest/config';
import pages from './vite.config.ts';

/** The pages' own build, and what only tests need: a run alone installs none of it. */
export default mergeConfig(
  pages,
  defineConfig({
    plugins: [svelteTesting()],
    test: {
      environment: 'jsdom',
      setupFiles: ['./tests/setup.ts'],
      include: ['tests/**/*.test.ts'],
      // One jsdom for all: to start it for each file took longer than everything else together.
      pool: 'threads',
      isolate: false,
      maxWorkers: 1,
      unstubGlobals: true,
      // A busy machine is slow, not wrong.
      testTimeout: 60_000,
    },
  }),
);
