import type { Candle, Gap } from '@/contract/rest';
import uPlot from 'uplot';
import { Plot } from './plot';

/** How wide a candle and its distance to the next are, in ems. */
const WIDTH = 0.75;
const BODY = 0.7;
/** The widest body, in ems: a few candles are no blocks. */
const WIDEST = 1.5;

/** Candles: hollow where the price rose, filled where it fell, dashed while one still changes. */
export class CandleChart extends Plot {
  #candles: readonly Candle[] = [];
  #widest = 0;

  /** As many of the last ones as there is room for; the index of the first is returned. */
  show(candles: readonly Candle[], gaps: readonly Gap[]): number {
    const em = parseFloat(getComputedStyle(this.box).fontSize);
    const most = Math.max(8, Math.floor(this.box.clientWidth / (em * WIDTH)));
    this.#candles = candles.slice(-most);
    this.#widest = em * WIDEST;
    this.gaps = gaps;
    const column = (name: 'high' | 'low') => this.#candles.map((one) => one[name]);
    this.draw([this.#candles.map(middle), column('high'), column('low')]);
    return candles.length - this.#candles.length;
  }

  protected course(): Pick<uPlot.Options, 'series' | 'scales' | 'hooks'> {
    const unseen = { paths: () => null, points: { show: false } };
    return {
      series: [{}, unseen, unseen],
      scales: { x: { range: (_, first, last) => this.#range(first, last) } },
      hooks: { draw: [(plot) => this.#candles.forEach((one) => this.#candle(plot, one))] },
    };
  }

  /** Half a candle more on both sides. */
  #range(first: number, last: number): [number, number] {
    const half = stepOf(this.#candles) / 2;
    return [first - half, last + half];
  }

  #candle(plot: uPlot, one: Candle): void {
    const { ctx } = plot;
    const y = (price: number) => Math.round(plot.valToPos(price, 'y', true));
    const place = (at: number) => plot.valToPos(at, 'x', true);
    const x = Math.round(place(middle(one)));
    const room = (place(one.ends) - place(one.begins)) * BODY;
    const width = Math.round(Math.min(Math.max(3, room), this.#widest * uPlot.pxRatio));
    const [top, bottom] = [y(Math.max(one.open, one.close)), y(Math.min(one.open, one.close))];
    const isDown = one.close < one.open;
    ctx.save();
    sharpen(ctx);
    ctx.strokeStyle = ctx.fillStyle = isDown ? this.colours.down : this.colours.up;
    ctx.beginPath();
    ctx.moveTo(x, y(one.high));
    ctx.lineTo(x, top);
    ctx.moveTo(x, bottom);
    ctx.lineTo(x, y(one.low));
    ctx.stroke();
    if (!one.closed) ctx.setLineDash([3 * uPlot.pxRatio, 2 * uPlot.pxRatio]);
    const body = [x - width / 2, top, width, Math.max(1, bottom - top)] as const;
    if (isDown && one.closed) ctx.fillRect(...body);
    ctx.strokeRect(...body);
    ctx.restore();
  }
}

/** Has lines be as wide as one of the page, on whole pixels: between two, an odd width is pale over both. */
function sharpen(pen: CanvasRenderingContext2D): void {
  pen.lineWidth = Math.max(1, Math.round(uPlot.pxRatio));
  if (pen.lineWidth % 2) pen.translate(0.5, 0.5);
}

function middle({ begins, ends }: Candle): number {
  return (begins + ends) / 2;
}

/** The time of one candle. */
function stepOf(candles: readonly Candle[]): number {
  const last = candles.at(-1);
  return last ? last.ends - last.begins : 1;
}
