import { askAndDelete, deleted } from '@/features/live_sessions/deletion';
import { questions } from '@/ui/questions.svelte';
import { toasts } from '@/ui/toasts.svelte';

import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../../until';
import { problem, serverAnswers } from '../../server';

const session = { id: 's1', title: '월요 회의' };

afterEach(() => deleted.clear());

describe('askAndDelete', () => {
  it('asks, and then takes the session away and tells the server', async () => {
    const { asked } = serverAnswers({ status: 204 });
    const done = askAndDelete(session);
    expect([asked, deleted.size]).toEqual([[], 0]);
    expect(await askAndDelete(session)).toBe(false);
    questions.answer(true);
    expect(await done).toBe(true);
    expect(deleted.has('s1')).toBe(true);
    await until(() => expect(asked).toEqual(['DELETE /api/sessions/s1']));
    expect(await askAndDelete(session)).toBe(false);
  });

  it('does nothing when the answer is no', async () => {
    const { asked } = serverAnswers();
    const done = askAndDelete(session);
    questions.answer(false);
    expect(await done).toBe(false);
    expect([asked, deleted.size]).toEqual([[], 0]);
  });

  it('brings it back and says why when the server cannot be reached', async () => {
    serverAnswers('no network');
    void askAndDelete(session);
    questions.answer(true);
    await until(() => expect(toasts.shown?.text).toContain('삭제하지 못했어요'));
    expect(deleted.has('s1')).toBe(false);
  });

  it('is content when it was gone already', async () => {
    const { asked } = serverAnswers(problem(404, 'session_not_found'));
    void askAndDelete(session);
    questions.answer(true);
    await until(() => expect(deleted.has('s1')).toBe(true));
    expect(asked).toHaveLength(1);
  });
});
