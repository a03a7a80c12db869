import type { LiveSessionView } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';

/** What the server takes of one image. */
export const MOST_BYTES = 1024 * 1024;

// A slow line sends an image for some time, and then the server reads it for some time.
const WAIT_MS = 60_000;

const at = (sessionId: string) => `/api/sessions/${encodeURIComponent(sessionId)}/logo`;

export function putLogo(sessionId: string, file: File): Promise<LiveSessionView> {
  return authorizedRequest(at(sessionId), {
    method: 'PUT',
    file: new Blob([file], { type: 'application/octet-stream' }),
    waitMs: WAIT_MS,
  });
}

export function removeLogo(sessionId: string): Promise<LiveSessionView> {
  return authorizedRequest(at(sessionId), { method: 'DELETE' });
}
