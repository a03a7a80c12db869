import { remember, remembered } from '@/lib/storage';

export type Locale = 'ko' | 'en';

function isLocale(value: string | null): value is Locale {
  return value === 'ko' || value === 'en';
}

/** The first of ours that the browser asks for; Korean where it asks for neither. */
export function preferred(languages: readonly string[]): Locale {
  return languages.map((language) => language.slice(0, 2).toLowerCase()).find(isLocale) ?? 'ko';
}

const saved = remembered('locale');
const state = $state({ current: isLocale(saved) ? saved : preferred(navigator.languages) });

/** The reader's language. Reading `current` in a template makes it follow the switch. */
export const locale = {
  get current(): Locale {
    return state.current;
  },
  choose(next: Locale): void {
    state.current = next;
    remember('locale', next);
    document.documentElement.lang = next;
  },
};

document.documentElement.lang = state.current;
