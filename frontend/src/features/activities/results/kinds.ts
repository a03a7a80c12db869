import type { Component } from 'svelte';
import type { Activity, Answer, Kind, Results } from '../types';
import type { Card } from './types';

/** What results are shown of: what participants and hosts know alike. */
export type Asked = Pick<Activity, 'id' | 'kind' | 'prompt' | 'options' | 'settings' | 'solution'>;

/** What the reader can do about an open answer. */
export interface CardActions {
  /** Nobody sits at a wall to ask for what the word filter marked: it is left out. */
  isWall?: boolean;
  voted?: ReadonlySet<string>;
  mayVote?: (card: Card) => boolean;
  onvote?: (id: string, on: boolean) => void;
  onhide?: (id: string) => void;
}

export type ResultsView = Component<{
  activity: Asked;
  results: Results;
  mine?: Answer;
  actions?: CardActions;
}>;

/** How the results of a kind are drawn. Its code comes with the first results of that kind. */
export const RESULT_VIEWS: Record<
  Exclude<Kind, 'quiz'>,
  () => Promise<{ default: ResultsView }>
> = {
  choice: () => import('./ChoiceResults.svelte'),
  scale: () => import('./ScaleResults.svelte'),
  ranking: () => import('./RankingResults.svelte'),
  open: () => import('./OpenResults.svelte'),
  cloud: () => import('./CloudResults.svelte'),
};
