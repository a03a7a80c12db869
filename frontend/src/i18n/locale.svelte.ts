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
let current = $state<Locale>(isLocale(saved) ? saved : preferred(navigator.languages));

/** The reader's language. Reading `current` in a template makes it follow the switch. */
export const locale = {
  get current(): Locale {
    return current;
  },
  choose(next: Locale): void {
    current = next;
    remember('locale', next);
    tellDocument();
  },
};

/** Screen readers, spell checkers and line breaking go by it. */
function tellDocument(): void {
  document.documentElement.lang = current;
}

tellDocument();
