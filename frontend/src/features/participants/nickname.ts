import { t } from './texts';
import { remember, remembered } from '@/lib/storage';

function oneOf(list: string): string {
  const words = list.split(' ');
  return words[Math.floor(Math.random() * words.length)] ?? '';
}

/** The name used last time, else a friendly one to start from. */
export function suggestedNickname(): string {
  return remembered('nickname') ?? `${oneOf(t('name_moods'))} ${oneOf(t('name_animals'))}`;
}

/** Keeps the name for the next session, or forgets it when given null. */
export function rememberNickname(nickname: string | null): void {
  remember('nickname', nickname);
}
