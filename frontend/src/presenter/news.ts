import type { PresenterFeature } from '@/features/feature';
import type { SessionControl } from '@/features/live_sessions/session-control.svelte';

type Asks = (panel: string) => boolean;

/** Whether a panel has news of any feature; called while a component begins. */
export function newsOf(
  features: readonly PresenterFeature[],
  control: SessionControl,
  isShown: Asks,
): Asks {
  const news = features.flatMap((feature) => feature.news?.(control, isShown) ?? []);
  return (panel) => news.some((one) => one.panel === panel && one.some);
}
