import type { PeoplePage, Person } from '@/contract/rest';
import PeopleSheet from '@/features/people/PeopleSheet.svelte';
import { KEPT, PeopleList, REFRESH_MS } from '@/features/people/people-list.svelte';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { until } from '../../until';
import { problem, serverAnswers } from '../../server';

function person(number: number, change: Partial<Person> = {}): Person {
  return {
    id: `p${number}`,
    nickname: `참여자 ${number}`,
    role: 'participant',
    joined_at: '2026-11-20T09:00:00Z',
    present: true,
    removed: false,
    muted: false,
    muted_until: null,
    message_count: number,
    ...change,
  };
}

function page(numbers: number[], cursor: string | null = null, total = numbers.length) {
  const body: PeoplePage = { participants: numbers.map((one) => person(one)), total, cursor };
  return { body };
}

const ids = (list: PeopleList) => list.people.map(({ id }) => id);

describe('the list of people', () => {
  it('reads on where a page ended, each person once', async () => {
    const { asked } = serverAnswers(page([3, 2], 'next', 3), page([2, 1], null, 3));
    const list = new PeopleList('s1');
    await list.read();
    await list.more();
    expect(ids(list)).toEqual(['p3', 'p2', 'p1']);
    expect([list.total, list.cursor]).toEqual([3, null]);
    expect(asked).toEqual([
      'GET /api/sessions/s1/participants?limit=50',
      'GET /api/sessions/s1/participants?limit=50&cursor=next',
    ]);
  });

  it('takes newcomers to the front and keeps what was read further down', async () => {
    serverAnswers(page([3], 'next', 3), page([2, 1], null, 3), page([4, 3], 'x', 4));
    const list = new PeopleList('s1');
    await list.read();
    await list.more();
    await list.refresh();
    expect(ids(list)).toEqual(['p4', 'p3', 'p2', 'p1']);
    expect(list.cursor).toBeNull();
  });

  it('lists only those who are asked for, and lets go of who is so no longer', async () => {
    const { asked } = serverAnswers(page([3, 2, 1]), page([2, 1]), page([2]));
    const list = new PeopleList('s1');
    await list.read();
    list.filter('present');
    expect(list.people).toEqual([]);
    await until(() => expect(ids(list)).toEqual(['p2', 'p1']));
    await list.refresh();
    expect(ids(list)).toEqual(['p2']);
    expect(asked.slice(1)).toEqual(
      Array(2).fill('GET /api/sessions/s1/participants?limit=50&only=present'),
    );
  });

  it('shows so many at a time that it stays quick, and leads back to the first', async () => {
    const pages = Array.from({ length: 12 }, (_, at) =>
      page(
        Array.from({ length: 50 }, (_, row) => 1_000 - at * 50 - row),
        'next',
        1_000,
      ),
    );
    serverAnswers(...pages, page([1_001], 'x', 1_001), page([1_001, 1_000], 'next', 1_001));
    const list = new PeopleList('s1');
    await list.read();
    for (let more = 1; more < pages.length; more++) await list.more();
    expect(list.people).toHaveLength(KEPT);
    expect([ids(list)[0], ids(list).at(-1)]).toEqual(['p900', 'p401']);
    await list.refresh();
    expect([list.total, ids(list)[0], list.isFurtherDown]).toEqual([1_001, 'p900', true]);
    await list.read();
    expect([ids(list)[0], list.isFurtherDown]).toEqual(['p1001', false]);
  });

  it('is read no more often than its pace, however often the count changes', async () => {
    vi.useFakeTimers();
    const { asked } = serverAnswers(page([1]), page([1]));
    const list = new PeopleList('s1');
    for (let change = 0; change < 50; change++) list.refreshSoon();
    await vi.advanceTimersByTimeAsync(REFRESH_MS);
    expect(asked).toHaveLength(1);
    list.close();
    vi.useRealTimers();
  });

  it('shows the answer to what was asked last', async () => {
    let answerFirst: (response: Response) => void = () => undefined;
    const { fetch } = serverAnswers(page([2]));
    fetch.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
    const list = new PeopleList('s1');
    const slow = list.read();
    await list.read();
    answerFirst(Response.json(page([1]).body));
    await slow;
    expect(ids(list)).toEqual(['p2']);
  });

  it('says why something could not be done, and changes nothing', async () => {
    serverAnswers(page([1]), problem(400, 'nickname_taken'));
    const list = new PeopleList('s1');
    await list.read();
    expect((await list.rename(person(1), '민지'))?.code).toBe('nickname_taken');
    expect(list.people[0]?.nickname).toBe('참여자 1');
  });
});

describe('the sheet of people', () => {
  beforeAll(() => {
    HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
      this.open = true;
    };
  });

  it('offers to remove and rename after the end, and to mute nobody', async () => {
    serverAnswers({ body: { participants: [person(1, { muted: true })], total: 1, cursor: null } });
    render(PeopleSheet, { open: true, sessionId: 's1', count: 1, ended: true });
    await until(() => expect(screen.getByText('참여자 1')).toBeVisible());
    await fireEvent.click(screen.getByRole('button', { name: '참여자 1 님 관리' }));
    const row = within(screen.getByRole('listitem'));
    expect(row.getByRole('button', { name: '내보내기' })).toBeVisible();
    expect(row.getByLabelText('새 닉네임')).toBeVisible();
    expect(row.queryByRole('button', { name: /채팅 금지/ })).toBeNull();
  });

  it('mutes, removes and renames where somebody stands', async () => {
    const done = { status: 204 };
    const { asked } = serverAnswers(
      page([1]),
      done,
      done,
      problem(400, 'nickname_taken', '있어요'),
      done,
    );
    render(PeopleSheet, { open: true, sessionId: 's1', count: 1, ended: false });
    await until(() => expect(screen.getByText('참여자 1')).toBeVisible());
    await fireEvent.click(screen.getByRole('button', { name: '참여자 1 님 관리' }));
    const row = within(screen.getByRole('listitem'));
    await fireEvent.click(row.getByRole('button', { name: '10분 동안 채팅 금지' }));
    await until(() => expect(row.getByRole('button', { name: '채팅 금지 해제' })).toBeVisible());
    await fireEvent.click(row.getByRole('button', { name: '내보내기' }));
    await until(() => expect(row.getByText('내보냄')).toBeVisible());
    await fireEvent.input(row.getByLabelText('새 닉네임'), { target: { value: '민지' } });
    await fireEvent.click(row.getByRole('button', { name: '닉네임 바꾸기' }));
    await until(() => expect(row.getByRole('alert')).toHaveTextContent('있어요'));
    await fireEvent.click(row.getByRole('button', { name: '닉네임 바꾸기' }));
    await until(() => expect(row.getByText('민지')).toBeVisible());
    expect(asked.slice(1)).toEqual([
      'PUT /api/sessions/s1/participants/p1/mute',
      'PUT /api/sessions/s1/participants/p1/removal',
      'PUT /api/sessions/s1/participants/p1/nickname',
      'PUT /api/sessions/s1/participants/p1/nickname',
    ]);
  });
});
