import type { Gap } from '@/contract/rest';
import type uPlot from 'uplot';
import type { Place } from './gaps';
import { Plot } from './plot';

/** Single values as a line, which ends where something is missing. */
export class LineChart extends Plot {
  show(line: readonly Place[], gaps: readonly Gap[]): void {
    this.gaps = gaps;
    this.draw([line.map(({ at }) => at), line.map(({ value }) => value)]);
  }

  protected course(size: number): Pick<uPlot.Options, 'series'> {
    const width = Math.max(2, size / 7);
    const stroke = () => this.colours.line;
    // A value that is alone has no line.
    const points = { show: ({ data: [at] }: uPlot) => !at[1], fill: stroke };
    return { series: [{}, { stroke, width, points }] };
  }
}
