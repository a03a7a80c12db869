import { translator } from './core';
import { en } from './privacy.en';
import { ko } from './privacy.ko';

/** What participants read about their own data, loaded when they ask. */
export const t = translator({ ko, en });
