/** Builds each page by itself: one script and one style sheet a page, so a phone makes three requests. */
import { rmSync } from 'node:fs';
import { build } from 'vite';

rmSync('dist', { recursive: true, force: true });
for (const page of ['join.html', 'presenter.html']) {
  await build({
    logLevel: 'warn',
    build: { emptyOutDir: false, rolldownOptions: { input: page } },
  });
}
