import type { Gap } from '@/contract/rest';
import { locale } from '@/i18n/locale.svelte';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { inDigits } from './numbers';
import { digitsOf } from './series.svelte';

const THEMES = '(forced-colors: active)';
/** Between two labels of an axis, in characters. */
const LABEL_SPACE = 6;
/** Between two lines over a time without data, in pixels of the page. */
const HATCH = 8;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface Colours {
  line: string;
  text: string;
  grid: string;
  up: string;
  down: string;
}

/** A canvas in the colours, sizes and type of the element that it fills. */
export abstract class Plot {
  protected colours: Colours = { line: '', text: '', grid: '', up: '', down: '' };
  protected gaps: readonly Gap[] = [];
  #plot: uPlot | null = null;
  #size = '';
  readonly #resize = new ResizeObserver(() => this.#fit());
  readonly #theme = new MutationObserver(() => this.#paint());
  readonly #forced = matchMedia(THEMES);

  /** `point` is told which place the reader points at, if any. */
  constructor(
    protected readonly box: HTMLElement,
    private readonly point: (index: number | null) => void,
  ) {
    this.#resize.observe(box);
    this.#theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#forced.addEventListener('change', this.#paint);
  }

  close(): void {
    this.#forced.removeEventListener('change', this.#paint);
    this.#theme.disconnect();
    this.#resize.disconnect();
    this.#plot?.destroy();
  }

  /** What is drawn of the data, and how far the axes go. */
  protected abstract course(size: number): Pick<uPlot.Options, 'series' | 'scales' | 'hooks'>;

  protected draw(data: uPlot.AlignedData): void {
    this.#takeColours();
    if (this.#plot) this.#plot.setData(data);
    else this.#plot = this.#make(data);
  }

  readonly #paint = (): void => {
    this.#takeColours();
    this.#plot?.redraw(false);
  };

  /** Axes keep the type that they were made with: another size of it needs another chart. */
  #fit(): void {
    const { clientWidth: width, clientHeight: height } = this.box;
    if (!this.#plot) return;
    if (getComputedStyle(this.box).fontSize !== this.#size) {
      this.#plot.destroy();
      this.#plot = this.#make(this.#plot.data);
    } else if (width && height) this.#plot.setSize({ width, height });
  }

  #make(data: uPlot.AlignedData): uPlot {
    const { fontSize, fontFamily } = getComputedStyle(this.box);
    this.#size = fontSize;
    return new uPlot(this.#options(fontSize, fontFamily), data, this.box);
  }

  #takeColours(): void {
    const style = (name: string) => getComputedStyle(this.box.querySelector(name) ?? this.box);
    const axis = style('.axis');
    this.colours = {
      line: getComputedStyle(this.box).color,
      text: axis.color,
      grid: axis.borderTopColor,
      up: style('.up').color,
      down: style('.down').color,
    };
  }

  #options(fontSize: string, fontFamily: string): uPlot.Options {
    const size = parseFloat(fontSize);
    const { hooks, ...course } = this.course(size);
    return {
      width: this.box.clientWidth || 1,
      height: this.box.clientHeight || 1,
      // In milliseconds uPlot gives a value that is alone a minute and a half, and in seconds three years.
      ms: 1,
      legend: { show: false },
      padding: [null, size * 2.5, null, null], // half of the last time
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      axes: this.#axes(`${fontSize} ${fontFamily}`, size),
      ...course,
      hooks: {
        ...hooks,
        drawClear: [(plot) => this.#hatch(plot)],
        setCursor: [({ cursor }) => this.point(cursor.idx ?? null)],
      },
    };
  }

  #axes(font: string, size: number): uPlot.Axis[] {
    const axis = {
      font,
      stroke: () => this.colours.text,
      grid: { stroke: () => this.colours.grid, width: 1 },
      ticks: { show: false },
    };
    return [
      { ...axis, space: size * LABEL_SPACE, size: size * 2.5, values: times },
      { ...axis, space: size * 3, size: (_, labels) => widthOf(labels, size), values: numbers },
    ];
  }

  /** Covers the times without data with slanting lines, as no grid has. */
  #hatch(plot: uPlot): void {
    const { ctx, bbox } = plot;
    for (const { begins, ends } of this.gaps) {
      const from = Math.max(bbox.left, plot.valToPos(begins, 'x', true));
      const to = Math.min(bbox.left + bbox.width, plot.valToPos(ends, 'x', true));
      if (to <= from) continue;
      ctx.save();
      ctx.beginPath();
      ctx.rect(from, bbox.top, Math.max(to - from, 2 * uPlot.pxRatio), bbox.height);
      ctx.clip();
      ctx.beginPath();
      for (let x = from - bbox.height; x < to; x += HATCH * uPlot.pxRatio) {
        ctx.moveTo(x, bbox.top + bbox.height);
        ctx.lineTo(x + bbox.height, bbox.top);
      }
      ctx.strokeStyle = this.colours.text;
      ctx.lineWidth = uPlot.pxRatio;
      ctx.stroke();
      ctx.restore();
    }
  }
}

/** The time in short, by 24 hours in every language. */
function times(_: uPlot, splits: number[], _axis: number, _space: number, step: number): string[] {
  const second = step < MINUTE_MS ? ('2-digit' as const) : undefined;
  const parts = { hour: '2-digit', minute: '2-digit', second, hourCycle: 'h23' } as const;
  const days = { month: 'numeric', day: 'numeric' } as const;
  const format = new Intl.DateTimeFormat(locale.current, step < DAY_MS ? parts : days);
  return splits.map((at) => format.format(at));
}

function numbers(
  _: uPlot,
  splits: number[],
  _axis: number,
  _space: number,
  step: number,
): string[] {
  return splits.map((value) => inDigits(value, digitsOf(step)));
}

function widthOf(labels: readonly string[] | null, size: number): number {
  return Math.ceil(Math.max(1, ...(labels ?? []).map(({ length }) => length)) * size * 0.6 + size);
}
