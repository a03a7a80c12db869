import type { Feed } from '@/contract/rest';
import { feedsPath } from './feeds-api';

/** What a program runs to push a value; `$TOKEN` is for it to fill in. */
export function curlOf(origin: string, sessionId: string, { id, topics }: Feed): string {
  const body = JSON.stringify({ points: [{ topic: topics[0], value: 100 }] });
  return [
    `curl ${origin}${feedsPath(sessionId, `/${id}/points`)}`,
    `-H "Authorization: Bearer $TOKEN"`,
    `-H "Content-Type: application/json"`,
    `-d '${body.replaceAll("'", String.raw`'\''`)}'`,
  ].join(' \\\n  ');
}
