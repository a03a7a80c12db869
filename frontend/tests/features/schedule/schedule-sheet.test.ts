import ScheduleSheet from '@/features/schedule/ScheduleSheet.svelte';
import { Refusal } from '@/rest/problem';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { mySession } from '../../server';
import { until } from '../../until';

function open(change = {}, answers: (Refusal | null)[] = [null]) {
  const settings = { ...mySession().settings, scheduled_at: null, time_zone: null, ...change };
  const onsave = vi.fn(async () => answers.shift() ?? null);
  render(ScheduleSheet, { open: true, settings, onsave });
  return onsave;
}

describe('the sheet of a schedule', () => {
  it('stays open with what was filled in while the server refuses, and says why at the field', async () => {
    const refusal = new Refusal('time_zone_unknown', '알 수 없는 시간대예요.', undefined, 409);
    const onsave = open({}, [refusal, null]);
    const zone = screen.getByTestId('schedule-zone');
    await userEvent.clear(zone);
    await userEvent.type(zone, 'Asia/Nowhere');
    await userEvent.click(screen.getByTestId('schedule-save'));
    expect(await screen.findByRole('alert')).toHaveTextContent('알 수 없는 시간대예요.');
    expect(zone).toBeInvalid();
    expect(zone).toHaveValue('Asia/Nowhere');
    await userEvent.click(screen.getByTestId('schedule-save'));
    await until(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(onsave).toHaveBeenCalledTimes(2);
    expect(screen.queryByTestId('schedule-save')).toBeNull();
  });

  it('removes a time only where one is set', async () => {
    const onsave = open({ scheduled_at: '2127-07-14T14:00:00Z', time_zone: 'Asia/Seoul' });
    expect(screen.getByTestId('schedule-time')).toHaveValue('2127-07-14T23:00');
    await userEvent.click(screen.getByRole('button', { name: '시각 없애기' }));
    expect(onsave).toHaveBeenCalledWith({ scheduled_at: null });
  });

  it('leaves a time as it is that another host changes while it is open', async () => {
    const onsave = open({ scheduled_at: '2127-07-14T14:00:00Z', time_zone: 'Asia/Seoul' });
    await userEvent.click(screen.getByRole('switch', { name: '그 시각에 자동으로 시작' }));
    await userEvent.click(screen.getByTestId('schedule-save'));
    expect(onsave).toHaveBeenCalledWith({ starts_by_itself: true });
  });

  it('sets a first time, with nothing to remove', async () => {
    const onsave = open();
    expect(screen.queryByRole('button', { name: '시각 없애기' })).toBeNull();
    await userEvent.click(screen.getByRole('switch', { name: '그 시각에 자동으로 시작' }));
    await userEvent.click(screen.getByTestId('schedule-save'));
    expect(onsave).toHaveBeenCalledWith(expect.objectContaining({ starts_by_itself: true }));
  });
});
