import type { LogPage, Replay } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';
import { readSession } from '@/features/live_sessions/sessions-api';
import { Recording } from './recording';

/** Reads all that everybody saw of a session that is over; `onProgress` gets the part that has come, up to 1. */
export async function readRecording(
  sessionId: string,
  onProgress: (part: number) => void,
): Promise<Recording> {
  const path = `/api/sessions/${encodeURIComponent(sessionId)}/replay`;
  const [session, replay] = await Promise.all([
    readSession(sessionId),
    authorizedRequest<Replay>(path),
  ]);
  const events: LogPage['events'] = [];
  let page: LogPage;
  do {
    page = await authorizedRequest<LogPage>(`${path}/events?since=${events.at(-1)?.seq ?? 0}`);
    events.push(...page.events);
    onProgress((events.at(-1)?.seq ?? 0) / Math.max(page.head, 1));
  } while (page.more);
  return new Recording(session, replay, events);
}
