import type { Hosted, PresenterFeature } from '@/features/feature';
import type { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { HostNews } from './host-news.svelte';
import MutedAskers from './MutedAskers.svelte';
import { HostQuestions } from './host-questions.svelte';
import QuestionMenu from './QuestionMenu.svelte';
import { Questions } from './questions.svelte';
import QuestionSettings from './QuestionSettings.svelte';
import QuestionsPanel from './QuestionsPanel.svelte';
import { t as hostText } from './host-texts';
import { t } from './texts';

/** Questions are on, or there is something to read from when they were. */
function isThere({ features, room }: SessionControl): boolean {
  return features.questions || room.store(Questions).list.length > 0;
}

export const feature: PresenterFeature = {
  stores: [Questions],
  hostStores: [HostQuestions],
  panels: [
    {
      name: 'questions',
      column: 'middle',
      label: () => t('questions'),
      isThere,
      view: QuestionsPanel,
    },
  ],
  news: ({ room }, isShown) => new HostNews(room, () => isShown('questions')),
  shortcuts: [{ key: 'Q', label: () => hostText('key_questions'), isThere, panel: 'questions' }],
  switches: [
    {
      label: () => t('questions'),
      testId: 'activate-questions',
      isOn: (control) => control.features.questions,
      choose: (control, on) => void control.switchFeature('questions', on),
    },
  ],
  running: [QuestionSettings as Hosted],
  now: [MutedAskers as Hosted],
  overlays: [QuestionMenu as Hosted],
};
