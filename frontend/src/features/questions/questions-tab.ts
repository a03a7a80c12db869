import type { TabPart } from '@/features/feature';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { Questions } from './questions.svelte';
import QuestionsTab from './QuestionsTab.svelte';
import { t } from './texts';

export const part: TabPart = {
  stores: [Questions],
  label: () => t('questions'),
  view: QuestionsTab,
  isThere: (room) =>
    Boolean(room.store(SessionState).view?.features.questions) ||
    room.store(Questions).list.length > 0,
  news: (room) => room.store(Questions).news,
};
