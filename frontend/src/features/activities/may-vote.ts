import type { Card } from './results/types';
import type { Activity } from './types';

/** Which open answers one may vote for: not one's own, and none where votes are off. */
export function mayVote({ settings, mine }: Activity): (card: Card) => boolean {
  const isOn = 'votes' in settings && settings.votes;
  return ({ text }) => isOn && text !== mine?.answer;
}
