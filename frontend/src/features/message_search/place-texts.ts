import { translator } from '@/i18n/core';
import { en } from './place-texts.en';
import { ko } from './place-texts.ko';

/** What the way to the search is called; the page has it from the start. */
export const t = translator({ ko, en });
