import type { ChangeNickname } from '@/contract/rest';
import type { Credentials } from '@/realtime/credentials';
import { request } from '@/rest/request';

/**
 * Gives the holder another nickname. Over the socket a nickname that is taken would end the room, as it does for
 * whoever comes back without a place.
 */
export async function changeNickname(
  { sessionId, token }: Credentials,
  nickname: string,
): Promise<void> {
  const path = `/api/sessions/${encodeURIComponent(sessionId)}/me/nickname`;
  await request(path, { method: 'PUT', token, body: { nickname } satisfies ChangeNickname });
}
