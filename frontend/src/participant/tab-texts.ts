import { translator } from '@/i18n/core';
import { en } from './tab-texts.en';
import { ko } from './tab-texts.ko';

/** What the tabs of the room say, loaded with them. */
export const t = translator({ ko, en });
