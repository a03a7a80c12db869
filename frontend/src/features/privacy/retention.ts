import type { LiveSessionView } from '@/contract/rest';
import { t } from './presenter-texts';
import { day } from '@/lib/time';

export const RETENTIONS = [0, 7, 30, 365] as const;

export type Retention = (typeof RETENTIONS)[number];

const DAY_MS = 24 * 60 * 60_000;

/** For how long after its end a session is kept, as a choice reads. */
export function nameOf(days: number): string {
  if (days === 0) return t('keep_not');
  return days === 365 ? t('keep_year') : t('keep_days', { count: days });
}

/** When a session will be gone, or for how long after its end it is kept. */
export function whenGone({
  status,
  retention_days: days,
  delete_at: at,
}: Pick<LiveSessionView, 'status' | 'retention_days' | 'delete_at'>): string {
  if (status === 'ended' && at)
    return Date.parse(at) <= Date.now() ? t('gone_soon') : t('gone_at', { when: day(at) });
  return days === 0 ? t('gone_at_end') : t('gone_after', { kept: nameOf(days) });
}

const SOON_MS = 30 * DAY_MS;

/** When an ended session will be gone, if that is soon. */
export function goneSoon(session: Parameters<typeof whenGone>[0]): string {
  const { status, delete_at: at } = session;
  const soon = status === 'ended' && at !== null && Date.parse(at) - Date.now() < SOON_MS;
  return soon ? whenGone(session) : '';
}

/** Whether to keep it for so long only means that it is over now. */
export function isOver(endedAt: string | null, days: number): boolean {
  return endedAt !== null && Date.parse(endedAt) + days * DAY_MS <= Date.now();
}
