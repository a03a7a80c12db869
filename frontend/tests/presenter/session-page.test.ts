import { firstSteps } from '@/features/first-steps/first-steps';
import FeatureSwitch from '@/features/live_sessions/FeatureSwitch.svelte';
import { checkNewSession, explainCreation } from '@/features/live_sessions/new-session';
import { CountHistory } from '@/features/people/count-history.svelte';
import { sparkline } from '@/features/people/sparkline';
import { Refusal } from '@/rest/problem';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

describe('firstSteps', () => {
  const next = (...state: Parameters<typeof firstSteps>) =>
    firstSteps(...state).find((step) => step.next)?.name;

  it('leads from starting over chat to the QR code', () => {
    expect(next('draft', false, false)).toBe('start');
    expect(next('active', false, false)).toBe('chat');
    expect(next('active', true, false)).toBe('qr');
    expect(next('active', true, true)).toBeUndefined();
  });

  it('takes steps made in another order as made', () => {
    expect(next('draft', true, true)).toBe('start');
  });
});

describe('FeatureSwitch', () => {
  it('stays on when "on" is pressed again', async () => {
    const onchoose = vi.fn();
    render(FeatureSwitch, { label: '채팅', on: true, onTestId: 'on', onchoose });
    await userEvent.click(screen.getByTestId('on'));
    expect(onchoose.mock.calls).toEqual([[true]]);
    expect(screen.getByTestId('on')).toHaveAttribute('aria-pressed', 'true');
  });
});

describe('checkNewSession', () => {
  it('asks for a title', () => {
    const { body, problems } = checkNewSession({ title: ' ', description: '', code: '' });
    expect(body).toBeUndefined();
    expect(problems.title).toBeTruthy();
  });

  it.each(['abc', 'abcdefghijklm', '가나다라'])('refuses the code %s', (code) => {
    expect(checkNewSession({ title: 'a', description: '', code }).problems.code).toBeTruthy();
  });

  it('sends only what was filled in, the code in capitals', () => {
    const empty = checkNewSession({ title: ' 회의 ', description: ' ', code: '' }).body;
    expect(JSON.parse(JSON.stringify(empty))).toEqual({ title: '회의' });
    const full = checkNewSession({ title: '회의', description: '설명', code: 'team 42' }).body;
    expect(full).toEqual({ title: '회의', description: '설명', session_code: 'TEAM42' });
  });

  it('puts a taken code beside its field', () => {
    const problems = explainCreation(new Refusal('code_taken', '이미 쓰는 코드예요.'));
    expect(problems.code).toContain('이미 쓰는 코드예요.');
    expect(problems.form).toBeUndefined();
  });
});

describe('the course of the count', () => {
  afterEach(() => void vi.useRealTimers());

  it('is sampled while the page is open and forgets the oldest', () => {
    vi.useFakeTimers();
    let count = 0;
    const history = new CountHistory(() => count);
    vi.advanceTimersByTime(3_000);
    count = 9;
    vi.advanceTimersByTime(3_000);
    count = 4;
    expect(history.course).toEqual([0, 9, 4]);
    expect(history.peak).toBe(9);
    vi.advanceTimersByTime(3_000_000);
    expect(history.course).toHaveLength(101);
    history.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is drawn from left to right, zero at the bottom', () => {
    expect(sparkline([0, 8, 4], 100, 20)).toBe('0,20 50,0 100,10');
    expect(sparkline([1], 100, 20)).toBe('0,15 100,15');
  });
});
