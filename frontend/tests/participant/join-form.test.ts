import JoinForm from '@/participant/JoinForm.svelte';
import { Refusal } from '@/rest/problem';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

describe('the join form', () => {
  it('that came too early keeps its field, counts down and goes on by itself', async () => {
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime.bind(vi) });
    let view: Awaited<ReturnType<typeof render>> | undefined = undefined;
    const answers = [new Refusal('rate_limited', '', 3, 429), null];
    const onjoin = vi.fn(async () => {
      await view?.rerender({ refusal: answers.shift() ?? null });
    });
    view = render(JoinForm, { about: null, refusal: null, onjoin });
    await user.clear(screen.getByTestId('nickname-input'));
    await user.type(screen.getByTestId('nickname-input'), '지수');
    await user.click(screen.getByTestId('join-button'));
    await vi.waitFor(() =>
      expect(screen.getByRole('status')).toHaveTextContent(/한꺼번에.*3초 뒤에 자동으로/),
    );
    await vi.advanceTimersByTimeAsync(2_000);
    expect(screen.getByText(/1초 뒤에 자동으로/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('status')).toHaveTextContent(/3초 뒤에 자동으로/);
    expect(screen.getByTestId('nickname-input')).toHaveValue('지수');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onjoin).toHaveBeenCalledTimes(2);
    expect(onjoin).toHaveBeenLastCalledWith('지수', undefined);
    await vi.waitFor(() => expect(screen.queryByText(/자동으로 다시/)).toBeNull());
    expect(screen.getByRole('status')).toHaveTextContent(/^$/);
  });
});
