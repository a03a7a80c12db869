import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  no_token: 'This view needs a screen link',
  no_token_hint:
    'The address has no screen token after its #. Copy the address under “Links to screens” on the presenter’s page.',
  mistakes: 'Ignored in the address',
  view_unknown: '{name}={value}: view is chat or screen.',
  theme_unknown: '{name}={value}: theme is light, dark or transparent.',
  colour_invalid: '{name}={value}: a colour has 3, 4, 6 or 8 hexadecimal digits, such as 1f1d2b.',
  size_invalid: '{name}={value}: size is a number from 50 to 300.',
  option_unknown: '{name}: there is no option of this name.',
};
