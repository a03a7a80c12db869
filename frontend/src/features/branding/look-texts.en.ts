import type { Translation } from '@/i18n/core';
import type { ko } from './look-texts.ko';

export const en: Translation<typeof ko> = {
  colour: 'Colour',
  colour_hint:
    'For text and buttons. Where it would be hard to read, only its lightness is changed.',
  use_colour: 'Use {colour}',
  own_colour: 'Another colour',
  no_colour: 'Usual colour',
  logo: 'Logo',
  logo_hint:
    'A PNG, JPEG or WebP image of up to 1 MB. It is shown to participants, on the big screen and in print.',
  choose_logo: 'Choose a logo',
  other_logo: 'Choose another logo',
  remove_logo: 'Remove the logo',
  logo_alt: 'The present logo',
  too_large: 'It can have 1 MB at most.',
  reading: 'The image is being checked.',
};
