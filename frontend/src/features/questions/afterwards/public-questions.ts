import type { JoinPreview, PublicQuestion } from '@/contract/rest';
import { request } from '@/rest/request';

const PAGE = 200;

/** What was asked in a session that is over, those with most votes first; nothing where that is for its people only. */
export async function readPublicQuestions(session: JoinPreview): Promise<PublicQuestion[]> {
  const found: PublicQuestion[] = [];
  const path = `/api/sessions/${session.session_id}/public-questions`;
  const headers = { 'Join-Key': session.k };
  let page: PublicQuestion[];
  try {
    do {
      page = await request(`${path}?limit=${PAGE}&offset=${found.length}`, { headers });
      found.push(...page);
    } while (page.length === PAGE);
  } catch {
    // Whoever opens the link again asks again.
  }
  return found;
}
