import { translator } from './core';
import { en } from './basics.en';
import { ko } from './basics.ko';

/** What every page may say from its first moment: its controls, and what went wrong. */
export const t = translator({ ko, en });
