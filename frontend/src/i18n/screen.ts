import { translator } from './core';
import { en } from './screen.en';
import { ko } from './screen.ko';

/** Texts for everybody in front of the presenter's screen, and for the printed sheet. */
export const t = translator({ ko, en });
