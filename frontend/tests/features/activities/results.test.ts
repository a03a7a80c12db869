import type { CloudRequest, PlacedWord } from '@/features/activities/results/cloud-layout';
import { CloudLayouter } from '@/features/activities/results/cloud-layouter';
import Bars from '@/features/activities/results/Bars.svelte';
import Cards from '@/features/activities/results/Cards.svelte';
import Distribution from '@/features/activities/results/Distribution.svelte';
import Ranking from '@/features/activities/results/Ranking.svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../until';

const rows = [
  { id: 'a', text: '비빔밥', count: 3, right: true },
  { id: 'b', text: '국수', count: 1, right: false },
];
const cells = () =>
  screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));

describe('every chart has a table', () => {
  it('of bars, where right and own answers are told in words', () => {
    render(Bars, { rows, answered: 4, mine: ['a'] });
    expect(cells()).toEqual([
      ['보기', '수', '비율'],
      ['비빔밥, 정답 · 내 답', '3', '75%'],
      ['국수', '1', '25%'],
    ]);
  });

  it('of a scale, with its ends and its middle', () => {
    const counts = [
      [1, 0],
      [2, 3],
      [3, 1],
    ] as const;
    render(Distribution, { counts, mean: 2.25, median: 2, low: '전혀', high: '매우', mine: 3 });
    expect(screen.getByRole('table', { name: '답변 4명, 평균 2.3, 중앙값 2' })).toBeVisible();
    expect(cells().slice(1)).toEqual([
      ['1, 전혀', '0', '0%'],
      ['2', '3', '75%'],
      ['3, 매우, 내 답', '1', '25%'],
    ]);
  });

  it('of a ranking, in which equals share a place', () => {
    const equal = [...rows, { id: 'c', text: '김밥', count: 3 }];
    render(Ranking, { rows: equal, answered: 4 });
    expect(cells().slice(1)).toEqual([
      ['비빔밥', '1', '3'],
      ['김밥', '1', '3'],
      ['국수', '3', '1'],
    ]);
  });
});

describe('cards', () => {
  const cards = [{ id: 'c1', text: '좋아요', votes: 2, marked: false }];

  it('are covered while the word filter marks them', async () => {
    render(Cards, { cards: [{ id: 'c1', text: '나쁜 말', votes: 0, marked: true }] });
    expect(screen.queryByText('나쁜 말')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /가려진 답변/ }));
    expect(screen.getByText('나쁜 말')).toBeVisible();
  });

  it('are left out on a wall while the word filter marks them', () => {
    const marked = { id: 'c2', text: '나쁜 말', votes: 3, marked: true };
    render(Cards, { cards: [...cards, marked], isWall: true });
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByRole('listitem')).toHaveTextContent('좋아요');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('take a vote and give it back', async () => {
    const onvote = vi.fn();
    const { rerender } = render(Cards, { cards, voted: new Set<string>(), onvote });
    await userEvent.click(screen.getByRole('button', { pressed: false }));
    expect(onvote).toHaveBeenLastCalledWith('c1', true);
    await rerender({ voted: new Set(['c1']) });
    await userEvent.click(screen.getByRole('button', { pressed: true }));
    expect(onvote).toHaveBeenLastCalledWith('c1', false);
  });

  it('offer no vote for what one may not vote for', () => {
    render(Cards, { cards, onvote: vi.fn(), mayVote: () => false });
    expect(screen.queryByRole('button')).toBeNull();
  });
});

const workers: FakeWorker[] = [];

class FakeWorker {
  asked: CloudRequest[] = [];
  onmessage: (event: { data: unknown }) => void = () => undefined;
  constructor() {
    workers.push(this);
  }
  postMessage(request: CloudRequest): void {
    this.asked.push(request);
  }
  answer(data: unknown): void {
    this.onmessage({ data });
  }
}

describe('a cloud', () => {
  const at = (x: number): PlacedWord[] => [{ text: '커피', size: 20, x, y: 50 }];
  const wanted = { words: [['커피', 3]] as const, width: 100, height: 100, font: 'serif' };
  let shown: PlacedWord[][];
  let layouter: CloudLayouter;

  beforeEach(() => {
    vi.stubGlobal('OffscreenCanvas', vi.fn());
    vi.stubGlobal('Worker', FakeWorker);
    workers.length = 0;
    shown = [];
    layouter = new CloudLayouter((words) => shown.push(words));
  });

  it('is laid out once for all that changed meanwhile', async () => {
    for (const width of [100, 200, 300]) layouter.ask({ ...wanted, width });
    const [worker] = workers;
    worker?.answer(at(10));
    await until(() => expect(worker?.asked.map(({ width }) => width)).toEqual([100, 300]));
  });

  it('tells where its words stood, in proportion to another box, and keeps what did not move', async () => {
    layouter.ask(wanted);
    const [worker] = workers;
    worker?.answer(at(10));
    await until(() => expect(shown).toHaveLength(1));
    layouter.ask({ ...wanted, width: 200 });
    expect(worker?.asked[1]?.places.get('커피')).toEqual([20, 50]);
    worker?.answer(at(10));
    await until(() => expect(shown).toHaveLength(2));
    expect(shown[1]?.[0]).toBe(shown[0]?.[0]);
  });
});
