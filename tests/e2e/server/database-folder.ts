import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder a run; workers read the configuration again and must come to the same. */
export function databaseFolder(): string {
  process.env.E2E_FOLDER ??= mkdtempSync(join(tmpdir(), 'engagenow-e2e-'));
  return process.env.E2E_FOLDER;
}

/** Playwright's global teardown. */
export default async function removeDatabase(): Promise<void> {
  await rm(databaseFolder(), { recursive: true, force: true });
}
