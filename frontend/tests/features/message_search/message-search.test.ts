import type { FoundMessage } from '@/contract/rest';
import { marked } from '@/features/message_search/marked';
import { MessageSearch } from '@/features/message_search/search.svelte';
import SearchSheet from '@/features/message_search/SearchSheet.svelte';
import { Messages } from '@/features/messages/messages.svelte';
import type { Room } from '@/realtime/room';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { problem, serverAnswers } from '../../server';
import { until } from '../../until';

function found(seq: number, message = `message ${seq}`): FoundMessage {
  const sender = { id: 'p1', nickname: '민지', role: 'participant' as const };
  const sent_at = '2026-11-20T09:00:00Z';
  return { id: `m${seq}`, seq, message, message_type: 'text', sender, sent_at };
}

function page(messages: FoundMessage[], before: number | null = null) {
  return { body: { messages, before } };
}

const seqs = (search: MessageSearch) => search.found.map(({ seq }) => seq);

describe('a search', () => {
  it('asks for nothing while nothing is wanted', async () => {
    const { asked } = serverAnswers();
    const search = new MessageSearch('s1');
    search.want({ text: ' ' });
    await search.read();
    expect(asked).toEqual([]);
  });

  it('asks once for what was typed, and reads on where an answer ended', async () => {
    const { asked } = serverAnswers(page([found(9)], 7), page([found(3)]));
    const search = new MessageSearch('s1');
    search.want({ text: '시' });
    search.want({ text: '시험 ', by: '민지' });
    await until(() => expect(seqs(search)).toEqual([9]));
    await search.more();
    expect(seqs(search)).toEqual([9, 3]);
    expect(search.before).toBeNull();
    const query = new URLSearchParams({ limit: '50', q: '시험', by: '민지' });
    const path = `GET /api/sessions/s1/messages/search?${query}`;
    expect(asked).toEqual([path, `${path}&before=7`]);
  });

  it('lets go of what it found once nothing is wanted, whatever is still on its way', async () => {
    serverAnswers(page([found(9)]), page([found(8)]));
    const search = new MessageSearch('s1');
    search.want({ questions: true });
    await until(() => expect(seqs(search)).toEqual([9]));
    const late = search.read();
    search.want({ questions: false });
    await late;
    expect([seqs(search), search.reading, search.answered]).toEqual([[], false, false]);
  });
});

describe('what is marked', () => {
  it.each([
    ['다음 시험은 시험장에서', '시험', ['시험', '시험']],
    ['GRÜSSE aus Köln', 'grüsse  AUS', ['GRÜSSE aus']],
    ['계획은 Ｑ３까지', 'q3', ['Ｑ３']],
    ['계획', '계획'.normalize('NFD'), ['계획']],
    ['a\n\n b', 'a b', ['a\n\n b']],
    ['100% sure', '%', ['%']],
    ['anything', '', []],
    ['anything', 'else', []],
  ])('in %j is for %j', (text, query, hits) => {
    const parts = marked(text, query);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.filter(({ hit }) => hit).map((part) => part.text)).toEqual(hits);
  });
});

describe('the sheet', () => {
  function open(firstSeq = 1): void {
    const messages = { list: [{ seq: firstSeq }] };
    const store = (kind: unknown) => (kind === Messages ? messages : undefined);
    const room = { sessionId: 's1', store } as unknown as Room;
    render(SearchSheet, { props: { open: true, room } });
  }

  const write = (value: string) =>
    fireEvent.input(screen.getByTestId('search-text'), { target: { value } });

  it('says what to do, then what was found, with what was looked for marked', async () => {
    serverAnswers(page([found(9, '시험은 언제예요?')]));
    open();
    expect(screen.getByRole('status')).toHaveTextContent('찾을 말이나 이름을 입력하거나');
    await write('시험');
    await until(() => expect(screen.getByRole('status')).toHaveTextContent('1개 찾았어요'));
    expect(screen.getByTestId('found-message')).toHaveTextContent('시험은 언제예요?');
    expect(document.querySelector('mark')).toHaveTextContent(/^시험$/);
    expect(screen.getByRole('button', { name: '채팅에서 보기' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '이전 메시지에서 더 찾기' })).toBeNull();
  });

  it('leads on where nothing was found so far, and shows here what is too far back', async () => {
    serverAnswers(page([], 4_000), page([found(3)]));
    open(9_000);
    await write('시험');
    await until(() => expect(screen.getByRole('status')).toHaveTextContent('최근 메시지에는'));
    await fireEvent.click(screen.getByRole('button', { name: '이전 메시지에서 더 찾기' }));
    await until(() => expect(screen.getByTestId('found-message')).toBeVisible());
    expect(screen.queryByRole('button', { name: '채팅에서 보기' })).toBeNull();
  });

  it('says why it could not search, and asks again', async () => {
    serverAnswers(problem(503, 'unavailable'), page([]));
    open();
    await write('시험');
    await until(() => expect(screen.getByRole('alert')).toHaveTextContent('찾지 못했어요'));
    expect(screen.getByRole('status').textContent).toBe('');
    await fireEvent.click(screen.getByRole('button', { name: '다시 시도' }));
    await until(() => expect(screen.getByRole('status')).toHaveTextContent('그런 메시지가 없어요'));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
