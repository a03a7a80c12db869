import type { LiveSessionView } from '@/contract/rest';
import { dateTime } from '@/lib/time';
import { t } from './texts';

type Planned = Pick<LiveSessionView, 'status' | 'settings'>;

/** When a draft is to start, if that is set. */
export function plannedFor({ status, settings }: Planned): string | null {
  return status === 'draft' ? settings.scheduled_at : null;
}

/** When a draft is to start and how, in the reader's zone and language; nothing where no time is set. */
export function startOf(session: Planned): string {
  const at = plannedFor(session);
  if (!at) return '';
  const when = dateTime(at);
  if (Date.parse(at) <= Date.now()) return t('overdue', { when });
  return t(session.settings.starts_by_itself ? 'starts_alone' : 'planned', { when });
}

/** Where hosts get it for their calendar. */
export function calendarPath({ id, join_url }: Pick<LiveSessionView, 'id' | 'join_url'>): string {
  const query = new URL(join_url).searchParams;
  query.set('for', 'hosts');
  return `/api/sessions/${id}/calendar.ics?${query}`;
}
