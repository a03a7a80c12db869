import { translator } from '@/i18n/core';
import { en } from './presenter-texts.en';
import { ko } from './presenter-texts.ko';

/** What presenters read about starting, pausing, ending and changing a session. */
export const t = translator({ ko, en });
