import { locale } from '@/i18n/locale.svelte';

/** Calls back when the reader switches the language; returns what ends that. */
export function onLanguage(changed: () => void): () => void {
  let spoken = locale.current;
  return $effect.root(() => {
    $effect(() => {
      if (locale.current === spoken) return;
      spoken = locale.current;
      changed();
    });
  });
}
