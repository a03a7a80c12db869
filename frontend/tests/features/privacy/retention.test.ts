import { RETENTIONS, isOver, nameOf, whenGone } from '@/features/privacy/retention';
import { locale } from '@/i18n/locale.svelte';
import { afterEach, describe, expect, it } from 'vitest';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

describe('how long a session is kept', () => {
  afterEach(() => locale.choose('ko'));

  it('has a name for every choice', () => {
    expect(RETENTIONS.map(nameOf)).toEqual(['종료 시 삭제', '7일', '30일', '1년']);
    locale.choose('en');
    expect(RETENTIONS.map(nameOf)).toEqual(['Delete at end', '7 days', '30 days', '1 year']);
  });

  it.each([
    ['draft', 30, '2030-01-01T00:00:00Z', '종료하고 30일 뒤에 삭제돼요'],
    ['active', 0, null, '종료하면 바로 삭제돼요'],
    ['ended', 30, '2130-01-31T03:00:00Z', '2130. 1. 31.에 삭제돼요'],
    ['ended', 0, '2020-01-01T00:00:00Z', '곧 삭제돼요'],
  ] as const)('is said of a session that is %s: %s days', (status, days, at, sentence) => {
    const session = { status, retention_days: days, delete_at: at };
    expect(whenGone(session)).toBe(sentence);
  });

  it('is over when so many days have passed since the end', () => {
    expect(isOver(null, 0)).toBe(false);
    expect(isOver(daysAgo(0), 0)).toBe(true);
    expect(isOver(daysAgo(6), 7)).toBe(false);
    expect(isOver(daysAgo(8), 7)).toBe(true);
  });
});
