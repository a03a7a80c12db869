import type { ReadFile } from '@/contract/rest';
import { authorizedAsk, authorizedRequest } from '@/features/identity/authorized';
import { nameIn } from '@/features/reports/reports-api';
import { saveFile } from '@/lib/download';

export const FORMATS = ['json', 'gift', 'qti3'] as const;
export type Format = (typeof FORMATS)[number];

/** What the server takes of one file. */
export const MOST_BYTES = 1024 * 1024;

// A slow line sends a file for some time, and then the server reads it for some time.
const WAIT_MS = 60_000;

const at = (sessionId: string, path: string) =>
  `/api/sessions/${encodeURIComponent(sessionId)}/activities/${path}`;

/** Says what a file holds, and with `store` stores all of it. */
export function importFile(sessionId: string, file: File, store: boolean): Promise<ReadFile> {
  const query = new URLSearchParams({ name: file.name.slice(-200) });
  if (!store) query.set('dry_run', 'true');
  return authorizedRequest(at(sessionId, `import?${query}`), {
    method: 'POST',
    file: new Blob([file], { type: 'application/octet-stream' }),
    waitMs: WAIT_MS,
  });
}

/** Saves the session's activities as a file; `partial` leaves out what the format cannot hold. */
export async function exportFile(
  sessionId: string,
  format: Format,
  partial: boolean,
): Promise<void> {
  const query = new URLSearchParams({ format, partial: String(partial) });
  const answer = await authorizedAsk(at(sessionId, `export?${query}`));
  const name = nameIn(answer.headers.get('Content-Disposition')) ?? `activities.${format}`;
  saveFile(name, await answer.blob());
}
