import { activityFeature } from './host-page';
import { HostActivities } from '@/features/activities/host/host-activities.svelte';
import { currentOf, nextStep } from '@/features/activities/host/next-step';
import { fireEvent, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { session } from '../../makers';
import { problem } from '../../server';
import { until } from '../../until';
import { prepared } from './makers';

const open = prepared({ status: 'open', opened_at: '2026-11-29T09:00:00Z' });
const closed = prepared({ ...open, status: 'closed', closed_at: '2026-11-29T09:01:00Z' });

describe('what comes next', () => {
  const draft = prepared({ id: 'a2' });

  it.each([
    [[], 'new'],
    [[draft], 'open'],
    [[open, draft], 'close'],
    [[{ ...closed, answered: 2 }, draft], 'reveal'],
    [[closed, draft], 'open'],
    [[{ ...closed, answered: 2, revealed: true }, draft], 'open'],
    [[{ ...closed, answered: 2, revealed: true }], 'new'],
  ])('%#', (list, expected) => {
    expect(nextStep(list).do).toBe(expected);
  });

  it('of a quiz is its next question, and after the last one to close it', () => {
    const question = { prompt: '?', options: [], seconds: 20, points: 1000, double: false };
    const questions = ['q1', 'q2'].map((id) => ({ ...question, id }));
    const quiz = { ...open, kind: 'quiz' as const, questions };
    const step = (question_id: string | null) =>
      nextStep([{ ...quiz, question_id, revealed: true }]).do;
    expect(nextStep([{ ...quiz, question_id: 'q1' }]).do).toBe('reveal');
    expect([null, 'q1', 'q2'].map(step)).toEqual(['next', 'next', 'close']);
  });

  it('is about the one that is open, else the one that was opened last', () => {
    const older = { ...closed, id: 'a3', opened_at: '2026-11-29T08:00:00Z' };
    expect(currentOf([older, closed])?.id).toBe('a1');
    expect(currentOf([older, closed, { ...open, id: 'a4' }])?.id).toBe('a4');
    expect(currentOf([draft])).toBeUndefined();
  });
});

describe('the panel', () => {
  it('says why something could not be opened, and reads the list again', async () => {
    const { asked, control } = await activityFeature(
      { body: [prepared()] },
      problem(409, 'session_ended', '세션이 끝났어요.'),
      { body: [] },
    );
    await userEvent.click(await screen.findByTestId('activity-open'));
    await until(() => expect(control.room.store(HostActivities).list).toEqual([]));
    expect(asked).toContain('POST /api/sessions/s1/activities/a1/open');
  });

  it('opens yes or no in two taps', async () => {
    const { asked } = await activityFeature(
      { body: [] },
      { status: 201, body: prepared() },
      { body: open },
      { body: {} },
    );
    await fireEvent.click(screen.getByTestId('activity-new'));
    await fireEvent.click(screen.getByTestId('kind-yes_no'));
    await until(() =>
      expect(asked.filter((one) => one.startsWith('P'))).toEqual([
        'POST /api/sessions/s1/activities',
        'POST /api/sessions/s1/activities/a1/open',
        'PUT /api/sessions/s1/stage',
      ]),
    );
  });

  it('opens any other in three, as it is suggested', async () => {
    const { fetch } = await activityFeature({ body: [] }, { status: 201, body: prepared() });
    await fireEvent.click(screen.getByTestId('activity-new'));
    await fireEvent.click(screen.getByTestId('kind-cloud'));
    await fireEvent.click(await screen.findByTestId('activity-start'));
    await until(() =>
      expect(fetch.mock.calls.some(([, { method }]) => method === 'POST')).toBe(true),
    );
    const [, made] = fetch.mock.calls.find(([, { method }]) => method === 'POST') ?? [];
    expect(JSON.parse(String(made?.body))).toMatchObject({
      kind: 'cloud',
      prompt: '떠오르는 단어를 적어 주세요',
      settings: { words_per_person: 3 },
    });
  });

  it('asks before answers are deleted', async () => {
    const { asked } = await activityFeature(
      { body: [open] },
      { body: { counts: {}, answered: 0 } },
    );
    const card = (await screen.findByTestId('activity-close')).closest('article') as HTMLElement;
    await fireEvent.click(within(card).getByRole('button', { name: '초기화' }));
    expect(asked.filter((one) => one.includes('reset'))).toEqual([]);
    await fireEvent.click(screen.getByTestId('confirm'));
    await until(() => expect(asked).toContain('POST /api/sessions/s1/activities/a1/reset'));
  });

  it('takes a word out of a cloud and brings it back, and moves no line meanwhile', async () => {
    const settings = { live_results: false, words_per_person: 3, characters: 20 };
    const cloud = { ...open, kind: 'cloud' as const, options: [], settings };
    const of = (...words: [string, number][]) => ({ words, held: 0, answered: 3 });
    const { fetch, socket } = await activityFeature(
      { body: [cloud] },
      { body: of(['커피', 3], ['바보', 2]) },
      { body: { ...cloud, hidden_words: ['바보'] } },
      { body: of(['커피', 3]) },
      { body: cloud },
      { body: of(['바보', 9], ['커피', 3]) },
    );
    await fireEvent.click(await screen.findByTestId('cloud-words'));
    const list = within(screen.getByTestId('word-list'));
    const lines = () =>
      list.getAllByRole('listitem').map((line) => line.textContent?.replace(/\s+/g, ' ').trim());
    await fireEvent.click(list.getByRole('button', { name: '“바보” 빼기' }));
    await until(() => expect(lines()).toEqual(['커피답변 3명 빼기', '바보뺐어요 되돌리기']));
    socket.tell('activity_results', {
      id: 'a1',
      answered: 4,
      results: of(['홍차', 5], ['커피', 3]),
    });
    await until(() => expect(lines()).toHaveLength(3));
    await fireEvent.click(list.getByRole('button', { name: '“바보” 되돌리기' }));
    await until(() => expect(lines()).toEqual(['커피답변 3명 빼기', '바보답변 9명 빼기']));
    const sent = fetch.mock.calls.filter(([, { method }]) => method === 'PUT');
    expect(sent.map(([url, { body }]) => [url, JSON.parse(String(body))])).toEqual(
      [true, false].map((hidden) => [
        '/api/sessions/s1/activities/a1/hidden-words',
        { word: '바보', hidden },
      ]),
    );
  });

  it('offers only to delete once the session has ended', async () => {
    const { asked, socket } = await activityFeature({ body: [closed] }, { body: {} });
    await screen.findByRole('button', { name: '초기화' });
    socket.tell('session_updated', { ...session({ status: 'ended' }), seq: 1 });
    await until(() => expect(screen.queryByRole('button', { name: '초기화' })).toBeNull());
    await fireEvent.click(screen.getByRole('button', { name: /더 보기/ }));
    const sheet = within(screen.getByRole('dialog'));
    expect(sheet.getAllByRole('button').map((one) => one.textContent?.trim())).toContain('삭제');
    expect(sheet.queryByRole('button', { name: '결과 공개' })).toBeNull();
    await fireEvent.click(sheet.getByRole('button', { name: '삭제' }));
    await fireEvent.click(screen.getByTestId('confirm'));
    await until(() => expect(asked).toContain('DELETE /api/sessions/s1/activities/a1'));
  });

  it('saves only what was changed here, and keeps what another host changed of the same list', async () => {
    const made = prepared();
    const theirs = prepared({
      prompt: '저녁은?',
      options: [
        { id: 'a', text: '비빔밥', right: false },
        { id: 'b', text: '칼국수', right: false },
        { id: 'c', text: '김밥', right: false },
      ],
    });
    const { fetch, socket } = await activityFeature(
      { body: [made] },
      { body: [theirs] },
      { body: theirs },
    );
    await fireEvent.click(await screen.findByRole('button', { name: /더 보기/ }));
    await fireEvent.click(await screen.findByRole('button', { name: '수정' }));
    const first = (await screen.findAllByPlaceholderText(/1/))[0] as HTMLElement;
    socket.tell('hidden', { seq: 1, topics: ['activities'] });
    await until(() => expect(screen.getByText('저녁은?')).toBeInTheDocument());
    await fireEvent.input(first, { target: { value: '산채비빔밥' } });
    await fireEvent.click(screen.getByRole('button', { name: '저장' }));
    await until(() =>
      expect(fetch.mock.calls.some(([, { method }]) => method === 'PATCH')).toBe(true),
    );
    const [, sent] = fetch.mock.calls.find(([, { method }]) => method === 'PATCH') ?? [];
    expect(JSON.parse(String(sent?.body))).toEqual({
      options: [
        { id: 'a', text: '산채비빔밥', right: false },
        { id: 'b', text: '칼국수', right: false },
        { id: 'c', text: '김밥', right: false },
      ],
    });
  });

  it('counts answers as they come', async () => {
    const { socket } = await activityFeature(
      { body: [open] },
      { body: { counts: {}, answered: 0 } },
    );
    await screen.findByTestId('results');
    socket.tell('activity_results', {
      id: 'a1',
      answered: 2,
      results: { counts: { a: 2 }, answered: 2 },
    });
    expect(await screen.findByRole('row', { name: '비빔밥 2 100%' })).toBeInTheDocument();
  });
});
