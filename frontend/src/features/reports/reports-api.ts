import type { ReportProgress, Summary } from '@/contract/rest';
import { authorizedAsk, authorizedRequest } from '@/features/identity/authorized';
import { saveFile } from '@/lib/download';
import { readCounted, type ChatFile } from './read-counted';

/** How many messages are in a file, and how many there are. */
export type Progress = Pick<ReportProgress, 'done' | 'total'>;

const pathOf = (id: string) => `/api/sessions/${encodeURIComponent(id)}`;

export function readSummary(id: string): Promise<Summary> {
  return authorizedRequest(`${pathOf(id)}/summary`);
}

/** Saves the chat, with times as clocks show them here; `onProgress` gets the number of messages that have come. */
export async function saveChat(
  id: string,
  kind: ChatFile,
  onProgress: (messages: number) => void,
): Promise<void> {
  const offset = -new Date().getTimezoneOffset();
  const answer = await authorizedAsk(`${pathOf(id)}/chat.${kind}?utc_offset=${offset}`);
  const name = nameIn(answer.headers.get('Content-Disposition'));
  saveFile(name ?? `chat.${kind}`, await readCounted(answer, kind, onProgress));
}

/** The name that the server gives the file. */
export function nameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : null;
}
