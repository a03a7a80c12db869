import { translator } from './core';
import { en } from './shared.en';
import { ko } from './shared.ko';

/** Texts of the room, which both pages show: loaded with it, not before. */
export const t = translator({ ko, en });
