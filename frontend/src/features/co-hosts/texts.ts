import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';
import { explainer } from '@/i18n/explain';

/** Texts about those who help to run a session, for them and for who invites them. */
export const t = translator({ ko, en });

const anotherName = () => t('advice_name_taken');

/** Says of a refusal what can be done about it by whoever helps, or is invited to. */
export const explain = explainer({
  nickname_taken: anotherName,
  nickname_reserved: anotherName,
});
