import type { Gap } from '@/contract/rest';
import { inDigits, timeOf } from './numbers';
import type { Series } from './series.svelte';
import { t } from './chart/texts';

/** So many rows are shown. */
const ROWS = 20;

interface Row {
  at: number;
  cells: string[];
}

/** What a chart shows, newest first: values or candles, and between them what is missing. */
export function tableOf(series: Series): { head: string[]; rows: string[][] } {
  const head = series.candles.length > 0 ? candleHead() : [t('time'), t('value')];
  const rows = series.candles.length > 0 ? candleRows(series) : valueRows(series);
  const gaps = series.gaps.map(gapRow);
  const inOrder = [...gaps, ...rows].sort((one, other) => other.at - one.at);
  return { head, rows: inOrder.slice(0, ROWS).map(({ cells }) => cells) };
}

/** From when to when there is nothing. */
export function inWords({ begins, ends }: Gap): string {
  return t('gap', { from: timeOf(begins), to: timeOf(ends) });
}

function candleHead(): string[] {
  return [t('time'), t('open'), t('high'), t('low'), t('close'), t('candle_state')];
}

function candleRows({ candles, digits }: Series): Row[] {
  return candles.slice(-ROWS).map((one) => {
    const prices = [one.open, one.high, one.low, one.close];
    const state = t(one.closed ? 'candle_closed' : 'candle_open');
    const cells = [timeOf(one.begins), ...prices.map((price) => inDigits(price, digits)), state];
    return { at: one.begins, cells };
  });
}

function valueRows({ points, digits }: Series): Row[] {
  const newest = points.slice(-ROWS);
  return newest.map(({ at, value }) => ({ at, cells: [timeOf(at), inDigits(value, digits)] }));
}

function gapRow(gap: Gap): Row {
  return { at: gap.begins, cells: [inWords(gap)] };
}
