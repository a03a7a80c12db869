import { checkSchedule, explainSchedule, filledWith } from '@/features/schedule/schedule-form';
import { calendarPath, startOf } from '@/features/schedule/start-of';
import { ownZone } from '@/lib/zoned-time';
import { Refusal } from '@/rest/problem';
import { describe, expect, it } from 'vitest';
import { mySession } from '../../server';

const NEW_YORK = 'America/New_York';
const settings = {
  ...mySession().settings,
  scheduled_at: '2127-07-14T14:00:00Z',
  time_zone: NEW_YORK,
  starts_by_itself: true,
};
const unset = { ...settings, scheduled_at: null, time_zone: null, starts_by_itself: false };

describe('the form of a schedule', () => {
  it('opens with what is set, as clocks show it in its zone', () => {
    expect(filledWith(settings)).toEqual({
      time: '2127-07-14T10:00',
      zone: 'America/New_York',
      byItself: true,
    });
  });

  it('opens with a full hour a day ahead, in the reader’s zone, where nothing is set', () => {
    const { time, zone, byItself } = filledWith(unset);
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    expect([zone, byItself]).toEqual([ownZone(), false]);
  });

  it.each([
    ['', 'Asia/Seoul', ['날짜와 시각을 골라 주세요.', undefined]],
    ['2127-07-14T10:00', '  ', [undefined, '시간대를 골라 주세요. 예: Asia/Seoul']],
  ])('with the time “%s” in “%s” says what is missing', (time, zone, said) => {
    const { body, problems } = checkSchedule({ time, zone, byItself: false });
    expect(body).toBeUndefined();
    expect([problems.time, problems.zone]).toEqual(said);
  });

  it('asks for what was filled in', () => {
    const { body } = checkSchedule({
      time: '2127-07-14T10:00',
      zone: ' Asia/Seoul ',
      byItself: true,
    });
    expect(body).toEqual({
      scheduled_at: '2127-07-14T10:00',
      time_zone: 'Asia/Seoul',
      starts_by_itself: true,
    });
  });

  it('opens in the reader’s zone where the browser does not know the one that is set', () => {
    const { time, zone } = filledWith({ ...settings, time_zone: 'Mars/Olympus' });
    expect(zone).toBe(ownZone());
    expect(time).toMatch(/^2127-07-1[345]T\d\d:\d\d$/);
  });

  it.each([
    [{}, {}],
    [{ byItself: false }, { starts_by_itself: false }],
    [{ time: '2127-07-15T10:00' }, { scheduled_at: '2127-07-15T10:00', time_zone: NEW_YORK }],
    [{ zone: 'Asia/Seoul' }, { scheduled_at: '2127-07-14T10:00', time_zone: 'Asia/Seoul' }],
  ])('asks of what is set only for what was changed: %o', (change, expected) => {
    const before = filledWith(settings);
    expect(checkSchedule({ ...before, ...change }, before).body).toEqual(expected);
  });

  it('moves no start that a field cannot show, such as one in the hour that clocks show twice', () => {
    const twice = { ...settings, scheduled_at: '2026-11-01T06:30:15Z' };
    const before = filledWith(twice);
    expect(before.time).toBe('2026-11-01T01:30');
    expect(checkSchedule({ ...before, byItself: false }, before).body).toEqual({
      starts_by_itself: false,
    });
  });

  it.each([
    ['scheduled_in_past', 'time'],
    ['scheduled_too_far', 'time'],
    ['local_time_missing', 'time'],
    ['time_zone_unknown', 'zone'],
    ['time_zone_missing', 'zone'],
    ['already_started', 'form'],
    ['network', 'form'],
  ])('shows the refusal %s at %s', (code, field) => {
    expect(Object.keys(explainSchedule(new Refusal(code, '안 돼요.')))).toEqual([field]);
  });
});

describe('the start of a session', () => {
  it('is said with how it begins, or that its time is over', () => {
    expect(startOf(mySession({ settings }))).toMatch(/^2127\. .* 자동 시작$/);
    expect(startOf(mySession({ settings: { ...settings, starts_by_itself: false } }))).toMatch(
      /시작 예정$/,
    );
    const over = { ...settings, scheduled_at: '2026-01-01T00:00:00Z' };
    expect(startOf(mySession({ settings: over }))).toMatch(
      /^시작하기로 한 시각이 지났어요: 2026\. /,
    );
  });

  it('is nothing to say of what runs, or has no time', () => {
    expect(startOf(mySession({ settings, status: 'active' }))).toBe('');
    expect(startOf(mySession({ settings: unset }))).toBe('');
  });

  it('is taken to a host’s calendar', () => {
    expect(calendarPath(mySession())).toBe('/api/sessions/s1/calendar.ics?k=key&for=hosts');
  });
});
