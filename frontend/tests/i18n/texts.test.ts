import { preferred } from '@/i18n/locale.svelte';
import { en as admissionEn } from '@/i18n/admission.en';
import { ko as admissionKo } from '@/i18n/admission.ko';
import { en as courseEn } from '@/i18n/course.en';
import { ko as courseKo } from '@/i18n/course.ko';
import { en as basicsEn } from '@/i18n/basics.en';
import { ko as basicsKo } from '@/i18n/basics.ko';
import { en as crewEn } from '@/i18n/crew.en';
import { ko as crewKo } from '@/i18n/crew.ko';
import { en as meEn } from '@/i18n/me.en';
import { ko as meKo } from '@/i18n/me.ko';
import { en as participantEn } from '@/i18n/participant.en';
import { ko as participantKo } from '@/i18n/participant.ko';
import { en as peopleEn } from '@/i18n/people.en';
import { ko as peopleKo } from '@/i18n/people.ko';
import { en as presenterEn } from '@/i18n/presenter.en';
import { ko as presenterKo } from '@/i18n/presenter.ko';
import { en as privacyEn } from '@/i18n/privacy.en';
import { ko as privacyKo } from '@/i18n/privacy.ko';
import { en as screenEn } from '@/i18n/screen.en';
import { ko as screenKo } from '@/i18n/screen.ko';
import { en as sharedEn } from '@/i18n/shared.en';
import { ko as sharedKo } from '@/i18n/shared.ko';
import { en as unsentEn } from '@/i18n/unsent.en';
import { ko as unsentKo } from '@/i18n/unsent.ko';
import { describe, expect, it } from 'vitest';

const areas: [string, Record<string, string>, Record<string, string>][] = [
  ['basic', basicsKo, basicsEn],
  ['shared', sharedKo, sharedEn],
  ['unsent', unsentKo, unsentEn],
  ['crew', crewKo, crewEn],
  ['participant', participantKo, participantEn],
  ["participant's own", meKo, meEn],
  ['privacy', privacyKo, privacyEn],
  ['presenter', presenterKo, presenterEn],
  ['admission', admissionKo, admissionEn],
  ['course', courseKo, courseEn],
  ['people', peopleKo, peopleEn],
  ['screen', screenKo, screenEn],
];

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

describe.each(areas)('the %s texts', (_area, ko, en) => {
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
