import type { Summary } from '@/contract/rest';
import { authorizedAsk, authorizedRequest } from '@/features/identity/authorized';
import { saveFile } from '@/lib/download';

export type ChatFile = 'csv' | 'txt';

const pathOf = (id: string) => `/api/sessions/${encodeURIComponent(id)}`;

export function readSummary(id: string): Promise<Summary> {
  return authorizedRequest(`${pathOf(id)}/summary`);
}

/** Saves what was said, with times as clocks show them here. */
export async function saveChat(id: string, kind: ChatFile): Promise<void> {
  const offset = -new Date().getTimezoneOffset();
  const answer = await authorizedAsk(`${pathOf(id)}/chat.${kind}?utc_offset=${offset}`);
  saveFile(
    nameIn(answer.headers.get('Content-Disposition')) ?? `chat.${kind}`,
    await answer.blob(),
  );
}

/** The name that the server gives the file. */
export function nameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : null;
}
