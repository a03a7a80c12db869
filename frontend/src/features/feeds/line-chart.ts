import type { PointOfTime } from '@/contract/rest';
import { locale } from '@/i18n/locale.svelte';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { inDigits } from './numbers';
import { digitsOf } from './series.svelte';

const THEMES = '(forced-colors: active)';
/** Between two labels of an axis, in characters. */
const LABEL_SPACE = 6;

/** A line on a canvas, in the colours, sizes and type of the element that it fills. */
export class LineChart {
  #plot: uPlot;
  #size = '';
  readonly #resize = new ResizeObserver(() => this.#fit());
  readonly #theme = new MutationObserver(() => this.#paint());
  readonly #forced = matchMedia(THEMES);
  #colours = { line: '', text: '', grid: '' };

  /** `point` is told which value the reader points at, if any. */
  constructor(
    private readonly box: HTMLElement,
    private readonly point: (index: number | null) => void,
  ) {
    this.#takeColours();
    this.#plot = this.#make([[], []]);
    this.#resize.observe(box);
    this.#theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#forced.addEventListener('change', this.#paint);
  }

  show(points: readonly PointOfTime[]): void {
    this.#takeColours();
    this.#plot.setData([points.map(({ at }) => at / 1000), points.map(({ value }) => value)]);
  }

  close(): void {
    this.#forced.removeEventListener('change', this.#paint);
    this.#theme.disconnect();
    this.#resize.disconnect();
    this.#plot.destroy();
  }

  readonly #paint = (): void => {
    this.#takeColours();
    this.#plot.redraw(false);
  };

  /** Axes keep the type that they were made with: another size of it needs another chart. */
  #fit(): void {
    const { clientWidth: width, clientHeight: height } = this.box;
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
    const axis = getComputedStyle(this.box.querySelector('.axis') ?? this.box);
    this.#colours = {
      line: getComputedStyle(this.box).color,
      text: axis.color,
      grid: axis.borderTopColor,
    };
  }

  #options(fontSize: string, fontFamily: string): uPlot.Options {
    const size = parseFloat(fontSize);
    const axis = {
      font: `${fontSize} ${fontFamily}`,
      stroke: () => this.#colours.text,
      grid: { stroke: () => this.#colours.grid, width: 1 },
      ticks: { show: false },
    };
    return {
      width: this.box.clientWidth || 1,
      height: this.box.clientHeight || 1,
      legend: { show: false },
      padding: [null, size * 2.5, null, null], // half of the last time
      cursor: { y: false, drag: { x: false, y: false } },
      series: [
        {},
        { stroke: () => this.#colours.line, width: Math.max(2, size / 7), points: { show: false } },
      ],
      axes: [
        { ...axis, space: size * LABEL_SPACE, size: size * 2.5, values: times },
        { ...axis, space: size * 3, size: (_, labels) => widthOf(labels, size), values: numbers },
      ],
      hooks: { setCursor: [({ cursor }) => this.point(cursor.idx ?? null)] },
    };
  }
}

/** The time in short, by 24 hours in every language. */
function times(_: uPlot, splits: number[], _axis: number, _space: number, step: number): string[] {
  const second = step < 60 ? ('2-digit' as const) : undefined;
  const parts = { hour: '2-digit', minute: '2-digit', second, hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat(locale.current, parts);
  return splits.map((at) => format.format(at * 1000));
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
