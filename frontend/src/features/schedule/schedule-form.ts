import type { ChangeSettings, RoomSession } from '@/contract/rest';
import { explain } from '@/i18n/presenter';
import { isZone, localTime, ownZone } from '@/lib/zoned-time';
import type { Refusal } from '@/rest/problem';
import { t } from './form-texts';

type Settings = Pick<RoomSession['settings'], 'scheduled_at' | 'time_zone' | 'starts_by_itself'>;

/** What hosts fill in: a time as fields have it, local to `zone`. */
export interface ScheduleForm {
  time: string;
  zone: string;
  byItself: boolean;
}

/** What is wrong with a schedule, by field or with the whole. */
export interface Problems {
  time?: string;
  zone?: string;
  form?: string;
}

const HOUR_MS = 60 * 60_000;

/** The form as it opens: what is set, or the next full hour a day ahead, where the reader is. */
export function filledWith(settings: Settings): ScheduleForm {
  const { time_zone } = settings;
  const zone = settings.scheduled_at && isZone(time_zone) ? time_zone : ownZone();
  const nextHour = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
  const at = settings.scheduled_at ?? new Date(nextHour + 24 * HOUR_MS).toISOString();
  return { time: localTime(at, zone), zone, byItself: settings.starts_by_itself };
}

/**
 * What the form asks the server to set, or what must be filled in first. What stands as it was `before`, where something
 * is set, is not asked for: another host may have changed it meanwhile, and a field does not show all of a time.
 */
export function checkSchedule(
  form: ScheduleForm,
  before: ScheduleForm | null = null,
): { body?: ChangeSettings; problems: Problems } {
  const { time } = form;
  const time_zone = form.zone.trim();
  const problems: Problems = {
    time: time ? undefined : t('time_missing'),
    zone: time_zone ? undefined : t('zone_missing'),
  };
  if (problems.time || problems.zone) return { problems };
  const isMoved = before?.time !== time || before.zone !== time_zone;
  const moved = isMoved ? { scheduled_at: time, time_zone } : {};
  return { body: { ...moved, ...begins(form, before) }, problems };
}

function begins({ byItself }: ScheduleForm, before: ScheduleForm | null): ChangeSettings {
  return before?.byItself === byItself ? {} : { starts_by_itself: byItself };
}

const FIELDS: Record<string, keyof Problems> = {
  scheduled_in_past: 'time',
  scheduled_too_far: 'time',
  local_time_missing: 'time',
  time_zone_unknown: 'zone',
  time_zone_missing: 'zone',
};

/** Puts the server's refusal beside the field that it is about. */
export function explainSchedule(refusal: Refusal): Problems {
  return { [FIELDS[refusal.code] ?? 'form']: explain(refusal) };
}

/** The zones that the browser knows, where it tells them. */
export function zones(): string[] {
  const intl = Intl as { supportedValuesOf?: (key: 'timeZone') => string[] };
  return intl.supportedValuesOf?.('timeZone') ?? [];
}
