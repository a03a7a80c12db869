import type { FoundMessages } from '@/contract/rest';
import { authorizedRequest } from '@/features/identity/authorized';

const PAGE_SIZE = 50;

/** What is looked for; without any of it nothing is. */
export interface Wanted {
  text: string;
  by: string;
  questions: boolean;
}

/** Some of the messages that are wanted, the newest first, before a position if one is given. */
export function searchMessages(
  sessionId: string,
  { text, by, questions }: Wanted,
  before: number | null,
): Promise<FoundMessages> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (text) query.set('q', text);
  if (by) query.set('by', by);
  if (questions) query.set('questions', 'true');
  if (before !== null) query.set('before', String(before));
  return authorizedRequest(
    `/api/sessions/${encodeURIComponent(sessionId)}/messages/search?${query}`,
  );
}
