import { translator } from '@/i18n/core';
import { en } from './admission-texts.en';
import { ko } from './admission-texts.ko';

/** Texts for who does not come in, or not yet: few people see them. */
export const t = translator({ ko, en });
