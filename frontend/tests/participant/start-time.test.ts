import type { JoinPreview } from '@/contract/rest';
import { locale } from '@/i18n/locale.svelte';
import { timeElsewhere } from '@/lib/zoned-time';
import StartTime from '@/participant/StartTime.svelte';
import { timeLeft } from '@/participant/time-left';
import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

const AT = '2027-03-14T15:00:00Z';
const about = (time_zone: string | null) =>
  ({ session_id: 's1', k: 'a+b', settings: { scheduled_at: AT, time_zone } }) as JoinPreview;

afterEach(() => locale.choose('ko'));

describe('the time that is left', () => {
  it.each([
    [999, '00:00'],
    [61_000, '01:01'],
    [3_600_000, '1:00:00'],
    [86_399_000, '23:59:59'],
    [86_400_000, '1일 0시간 0분'],
    [2 * 86_400_000 + 3 * 3_600_000 + 4 * 60_000, '2일 3시간 4분'],
  ])('of %i ms is said as %s', (ms, said) => {
    expect(timeLeft(ms)).toBe(said);
  });
});

describe('the time elsewhere', () => {
  it('is said with the name of the zone, in the reader’s language', () => {
    expect(timeElsewhere(AT, 'Pacific/Marquesas')).toMatch(
      /^(오전|AM) 5:30 \(마르키즈 제도 시간\)$/,
    );
    expect(timeElsewhere(AT, 'Pacific/Kiritimati')).toMatch(/^2027년 3월 15일 월요일 /);
    locale.choose('en');
    expect(timeElsewhere(AT, 'Pacific/Marquesas')).toMatch(/^5:30.AM \(Marquesas Time\)$/);
  });

  it.each([null, 'Mars/Olympus', Intl.DateTimeFormat().resolvedOptions().timeZone])(
    'is nothing to say of the zone %s',
    (zone) => {
      expect(timeElsewhere(AT, zone)).toBeNull();
    },
  );
});

describe('the start', () => {
  it('is told for the reader, for the presenter elsewhere, and to the calendar', () => {
    render(StartTime, { about: about('Pacific/Marquesas'), at: AT, left: 61_000 });
    expect(screen.getByTestId('start-time')).toHaveAttribute('datetime', AT);
    expect(screen.getByText(/^발표자 시각으로는/)).toBeVisible();
    expect(screen.getByRole('timer')).toHaveTextContent('시작까지 01:01');
    expect(screen.getByRole('link', { name: '캘린더에 추가' })).toHaveAttribute(
      'href',
      '/api/sessions/s1/calendar.ics?k=a%2Bb',
    );
  });

  it('that is overdue counts nothing any more', () => {
    render(StartTime, { about: about(null), at: AT, left: -1 });
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.queryByText(/발표자/)).toBeNull();
  });
});
