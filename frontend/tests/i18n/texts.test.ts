import { preferred } from '@/i18n/locale.svelte';
import { describe, expect, it } from 'vitest';

type Texts = Record<string, string>;
const korean = import.meta.glob<Texts>('@/**/*.ko.ts', { eager: true, import: 'ko' });
const english = import.meta.glob<Texts>('@/**/*.en.ts', { eager: true, import: 'en' });

const areas = Object.entries(korean).map(([path, ko]) => {
  const area = path.replace(/^.*\/src\//, '').replace('.ko.ts', '');
  return [area, ko, english[path.replace('.ko.ts', '.en.ts')] ?? {}] as const;
});

/** One word for one thing, one register, nothing technical: what a text must not say. */
const UNSAID = {
  ko: [
    /(니다|니까|시오)(?![가-힣])/, // 해요체 throughout
    /발표(?!자)/, // it is a 세션
    /지우기|지워|지웠|내려받|글쓰기|저절로|들어오기|올리기|나쁜 말/, // 삭제, 다운로드, 채팅, 자동으로, 입장, 승인, 비속어
    /폴링|WebSocket/,
    /사용중|진행중(?!$)/,
  ],
  en: [
    /[가-힣]/,
    /\b(somebody|by itself|by ourselves|leads nowhere|too fast|bad words|let through)\b/i,
    /polling|WebSocket/i,
    /(?<!\d)'/, // a typographic apostrophe
  ],
};

const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();

it('finds every dictionary, in both languages', () => {
  expect(areas.map(([area]) => area)).toContain('features/messages/texts');
  expect(Object.keys(english)).toHaveLength(areas.length);
});

describe.each(areas)('the texts of %s', (_area, ko, en) => {
  it('have the same keys, each with a text', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(ko).sort());
    expect([...Object.values(ko), ...Object.values(en)].filter((text) => !text.trim())).toEqual([]);
  });

  it.each(['ko', 'en'] as const)('in %s use the words of the product', (language) => {
    for (const [key, text] of Object.entries({ ko, en }[language])) {
      for (const unsaid of UNSAID[language]) expect(text, key).not.toMatch(unsaid);
    }
  });

  it('fill the same places', () => {
    for (const key of Object.keys(ko)) {
      expect(placeholders(en[key]), key).toEqual(placeholders(ko[key]));
    }
  });
});

describe('preferred', () => {
  it.each([
    [['ko-KR', 'en'], 'ko'],
    [['en-GB'], 'en'],
    [['fr-FR', 'en-US', 'ko'], 'en'],
    [['fr-FR', 'de'], 'ko'],
    [[], 'ko'],
  ])('of %j is %s', (languages, locale) => {
    expect(preferred(languages)).toBe(locale);
  });

  it.each([
    [['fr-FR', 'fr'], 'en', 'en'],
    [['fr-FR', 'fr'], 'ko', 'ko'],
    [['fr', 'en-GB'], 'ko', 'en'],
    [['kok-IN'], 'en', 'en'],
    [[], 'en', 'en'],
    [['fr'], 'fr', 'ko'],
  ])('of %j, served in %s, is %s', (languages, served, locale) => {
    expect(preferred(languages, served)).toBe(locale);
  });
});
