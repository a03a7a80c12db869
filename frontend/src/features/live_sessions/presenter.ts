import type { PresenterFeature } from '@/features/feature';
import Details from './Details.svelte';
import NowLine from './NowLine.svelte';
import { feature as shared } from './participant';
import Steps from './Steps.svelte';

export const feature: PresenterFeature = {
  ...shared,
  head: [Details],
  live: [NowLine],
  next: [Steps],
};
