import type { CreateRule, FeedRule } from '@/contract/rest';
import { locale } from '@/i18n/locale.svelte';
import { t } from './texts';

export const RULE_KINDS = ['above', 'below', 'change'] as const;

const DIGITS = { maximumFractionDigits: 10 };

/** A rule as it is written into the form. */
export interface RuleDraft {
  topic: string;
  kind: (typeof RULE_KINDS)[number];
  value: string;
  minutes: string;
  text: string;
}

export const newRule = (topic: string): RuleDraft => ({
  topic,
  kind: 'above',
  value: '',
  minutes: '5',
  text: '',
});

/** What the server is asked for; null if a number in it is none. */
export function ruleOf({ topic, kind, value, minutes, text }: RuleDraft): CreateRule | null {
  const numbers = kind === 'change' ? [number(value), number(minutes)] : [number(value)];
  if (numbers.some(Number.isNaN)) return null;
  const [limit = 0, within] = numbers;
  return {
    topic,
    kind,
    value: limit,
    ...(within !== undefined && { minutes: within }),
    ...(text.trim() && { text: text.trim() }),
  };
}

/** What a rule looks for, in words. */
export function wordsOf({ topic, kind, value, minutes }: FeedRule): string {
  return t(`rule_${kind}`, {
    topic,
    value: value.toLocaleString(locale.current, DIGITS),
    minutes: minutes ?? 0,
  });
}

/** What the server tells of a rule without a text of its own. */
export function textOf({ topic, kind, value, minutes }: RuleDraft): string {
  if (kind === 'change') return `${topic} +${value || '5'} % (${minutes} min)`;
  return `${topic} ${kind === 'above' ? '>' : '<'} ${value || '100'}`;
}

function number(text: string): number {
  const plain = text.replace(/[,\s]/g, '');
  return plain === '' ? NaN : Number(plain);
}
