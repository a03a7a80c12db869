import { translator } from './core';
import { en } from './me.en';
import { ko } from './me.ko';

/** What a participant's own sheet says, loaded with it. */
export const t = translator({ ko, en });
