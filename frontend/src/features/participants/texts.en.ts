import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  name_moods: 'Calm Happy Sunny Brave Kind Merry Cosy Curious',
  name_animals: 'Whale Otter Fox Squirrel Panda Penguin Cat Owl Deer Rabbit',
};
