import type { Gap } from '@/contract/rest';
import type uPlot from 'uplot';
import type { Place } from './gaps';
import { Plot } from './plot';

/** Single values as a line, which ends where something is missing. */
export class LineChart extends Plot {
  show(line: readonly Place[], gaps: readonly Gap[]): void {
    this.gaps = gaps;
    this.draw([line.map(({ at }) => at / 1000), line.map(({ value }) => value)]);
  }

  protected course(size: number): Pick<uPlot.Options, 'series'> {
    const width = Math.max(2, size / 7);
    return { series: [{}, { stroke: () => this.colours.line, width, points: { show: false } }] };
  }
}
