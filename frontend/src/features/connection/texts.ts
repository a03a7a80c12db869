import { translator } from '@/i18n/core';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** What presenters read about the connection, their own and the participants'. */
export const t = translator({ ko, en });
