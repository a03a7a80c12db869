import type { MakeReport, NewReport, ReportProgress } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';
import { saveFile } from '@/lib/download';
import { ask } from '@/rest/request';
import { nameIn } from './reports-api';

export type ReportFormat = MakeReport['format'];
export type Choice = Pick<MakeReport, 'format' | 'chat' | 'anonymous'>;

export const FORMATS: readonly ReportFormat[] = ['html', 'xlsx', 'csv', 'json'];
const LOOK_MS = 700;
/** How long until the first byte: after that it comes as it is written. */
const WAIT_MS = 60_000;

/** Saves a report with times as clocks show them here; `onProgress` is called with how far it has got. */
export async function saveReport(
  sessionId: string,
  choice: Choice,
  onProgress: (progress: ReportProgress) => void,
): Promise<void> {
  const path = `/api/sessions/${encodeURIComponent(sessionId)}/report`;
  const body: MakeReport = { ...choice, utc_offset: 0 - new Date().getTimezoneOffset() };
  const { id, link } = await authorizedRequest<NewReport>(path, { method: 'POST', body });
  const look = () =>
    authorizedRequest<ReportProgress>(`${path}/${id}`).then(onProgress, () => undefined);
  const looking = setInterval(() => void look(), LOOK_MS);
  try {
    // The page may be open under another name of the same server.
    const answer = await ask(new URL(link).pathname, { waitMs: WAIT_MS });
    const name = nameIn(answer.headers.get('Content-Disposition'));
    saveFile(name ?? `report.${choice.format}`, await answer.blob());
  } finally {
    clearInterval(looking);
  }
}
