import { translator } from './core';
import { en } from './shared.en';
import { ko } from './shared.ko';

/** Texts that both pages show: the room, reactions, the connection, errors. */
export const t = translator({ ko, en });

export type SharedKey = keyof typeof ko;
