import type { TabPart } from '@/features/feature';
import { Activities } from './activities.svelte';
import ActivityTab from './ActivityTab.svelte';
import { Answers } from './answers.svelte';
import { Drafts } from './drafts.svelte';
import { Quiz } from './quiz/quiz.svelte';
import { t } from './texts';
import { Votes } from './votes.svelte';

export const part: TabPart = {
  stores: [Activities, Answers, Drafts, Votes, Quiz],
  label: () => t('now'),
  view: ActivityTab,
  isThere: (room) => room.store(Activities).current !== null,
  news: (room) => {
    const { current } = room.store(Activities);
    return current && [current.id, current.status, current.revealed].join();
  },
  calls: (room) => {
    const { current } = room.store(Activities);
    return current?.status === 'open' ? [current.id, current.question?.id].join() : null;
  },
};
