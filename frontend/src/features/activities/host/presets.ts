import type { CreateActivity } from '@/contract/rest';
import type { Kind } from '../types';
import { t } from './texts';

export type Preset = Kind | 'yes_no';

/** What can be made, the most used first. */
export const PRESETS: readonly Preset[] = [
  'yes_no',
  'choice',
  'cloud',
  'open',
  'scale',
  'ranking',
  'quiz',
];

type Filling = Omit<CreateActivity, 'kind' | 'prompt'>;

const OPTIONS = 4;
const named = () =>
  Array.from({ length: OPTIONS }, (_, index) => ({
    text: t('option_number', { place: index + 1 }),
  }));

const FILLINGS: Record<Preset, () => Filling> = {
  yes_no: () => ({ options: [{ text: t('yes') }, { text: t('no') }] }),
  choice: () => ({ options: named() }),
  scale: () => ({
    settings: { steps: 5, low_label: t('scale_low'), high_label: t('scale_high') },
  }),
  ranking: () => ({ options: named() }),
  open: () => ({ settings: { votes: true, live_results: true } }),
  cloud: () => ({ settings: { words_per_person: 3, live_results: true } }),
  quiz: () => ({ questions: [emptyQuestion()] }),
};

/** A question of a quiz before anything was written. */
export function emptyQuestion() {
  const options = Array.from({ length: OPTIONS }, () => ({ text: '', right: false }));
  return { prompt: '', options, seconds: 20, points: 1000, double: false };
}

/** An activity that could be opened as it is: what is asked, and what there is to choose from. */
export function filled(preset: Preset): CreateActivity {
  const kind = preset === 'yes_no' ? 'choice' : preset;
  return { kind, prompt: t(`prompt_${preset}`), ...FILLINGS[preset]() };
}
