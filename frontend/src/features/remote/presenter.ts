import type { PresenterFeature } from '@/features/feature';
import RemoteButton from './RemoteButton.svelte';

export const feature: PresenterFeature = { head: [RemoteButton] };
