import { remember, remembered } from '@/lib/storage';

export type Locale = 'ko' | 'en';

function isLocale(value: string | null): value is Locale {
  return value === 'ko' || value === 'en';
}

/** The first of ours that the browser asks for; where it asks for neither, that of the page as it was served. */
export function preferred(languages: readonly string[], served: string | null = 'ko'): Locale {
  const asked = languages.map((language) => language.split('-')[0]?.toLowerCase() ?? null);
  return asked.find(isLocale) ?? (isLocale(served) ? served : 'ko');
}

const saved = remembered('locale');
let current = $state<Locale>(
  isLocale(saved) ? saved : preferred(navigator.languages, document.documentElement.lang),
);

/** The reader's language. Reading `current` in a template makes it follow the switch. */
export const locale = {
  get current(): Locale {
    return current;
  },
  choose(next: Locale): void {
    current = next;
    remember('locale', next);
    setDocumentLanguage();
  },
};

/** Screen readers, spell checkers and line breaking go by it. */
function setDocumentLanguage(): void {
  document.documentElement.lang = current;
}

setDocumentLanguage();
