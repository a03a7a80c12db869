import type { Candle } from '@/contract/rest';
import { beforeAll, describe, expect, it, vi } from 'vitest';

type Draw = (plot: object) => void;
interface Options {
  hooks: { draw: Draw[]; drawClear: Draw[] };
}

/** What is drawn with, which writes down what happens to each candle and each time without data. */
class Pen {
  drawn: string[] = [];
  strokeStyle = '';
  fillStyle = '';
  save = vi.fn();
  restore = vi.fn();
  beginPath = vi.fn();
  moveTo = vi.fn();
  lineTo = vi.fn();
  stroke = vi.fn();
  translate = vi.fn();
  rect = vi.fn();
  clip = () => this.drawn.push('hatched');
  setLineDash = () => this.drawn.push('dashed');
  fillRect = () => this.drawn.push('filled');
  strokeRect = () => this.drawn.push(this.strokeStyle);
}

const pen = new Pen();

vi.mock('uplot', () => ({
  default: class {
    static pxRatio = 1;
    ctx = pen;
    bbox = { left: 0, top: 0, width: 300, height: 100 };
    constructor({ hooks }: Options) {
      for (const draw of [...hooks.drawClear, ...hooks.draw]) draw(this);
    }
    valToPos = (value: number) => value / 1000;
    destroy = vi.fn();
  },
}));

const MINUTE = 60_000;
const candle = (minute: number, open: number, close: number, closed: boolean): Candle => {
  const [low, high] = [Math.min(open, close), Math.max(open, close)];
  const [begins, ends] = [minute * MINUTE, (minute + 1) * MINUTE];
  return { begins, ends, open, high, low, close, volume: 1, closed };
};

describe('CandleChart', () => {
  let CandleChart: typeof import('@/features/feeds/candle-chart').CandleChart;
  beforeAll(async () => ({ CandleChart } = await import('@/features/feeds/candle-chart')));

  const drawn = (candles: Candle[], gaps: { begins: number; ends: number }[] = []): string[] => {
    pen.drawn = [];
    const box = document.createElement('div');
    box.style.fontSize = '16px';
    box.innerHTML = '<i class="up" style="color: red"></i><i class="down" style="color: blue"></i>';
    document.body.append(box);
    const chart = new CandleChart(box, () => undefined);
    chart.show(
      candles,
      gaps.map((one) => ({ ...one, missing: null })),
    );
    chart.close();
    box.remove();
    return pen.drawn;
  };
  const [RED, BLUE] = ['rgb(255, 0, 0)', 'rgb(0, 0, 255)'];

  it('leaves a candle that rose hollow, and fills one that fell', () => {
    expect(drawn([candle(0, 10, 12, true), candle(1, 12, 11, true)])).toEqual([
      RED,
      'filled',
      BLUE,
    ]);
  });

  it('leaves one at the same price hollow', () => {
    expect(drawn([candle(0, 10, 10, true)])).toEqual([RED]);
  });

  it('dashes one that still changes, and fills none of them', () => {
    expect(drawn([candle(0, 10, 12, false)])).toEqual(['dashed', RED]);
    expect(drawn([candle(0, 12, 10, false)])).toEqual(['dashed', BLUE]);
  });

  it('hatches the times without data that are in sight', () => {
    const gaps = [
      { begins: MINUTE, ends: 2 * MINUTE },
      { begins: -2 * MINUTE, ends: -MINUTE },
    ];
    expect(drawn([candle(0, 10, 12, true), candle(2, 12, 13, true)], gaps)).toEqual([
      'hatched',
      RED,
      RED,
    ]);
  });
});
