import { translator } from './core';
import { en } from './course.en';
import { ko } from './course.ko';

/** Texts about a session's course: starting, pausing, ending it. */
export const t = translator({ ko, en });
