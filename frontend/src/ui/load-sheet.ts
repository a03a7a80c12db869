import { t } from '@/i18n/basics';
import type { Later } from '@/lib/later.svelte';
import { toast } from './toasts.svelte';

/** Fetches the sheet that somebody asked for; says whether it is there, and tells them if it is not. */
export async function loadSheet(sheet: Later<unknown>): Promise<boolean> {
  const isThere = await sheet.load();
  if (!isThere) toast(`${t('error_network')} ${t('advice_network')}`);
  return isThere;
}
