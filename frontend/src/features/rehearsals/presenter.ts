import type { PresenterFeature } from '@/features/feature';
import InRehearsal from './InRehearsal.svelte';
import Rehearse from './Rehearse.svelte';

export const feature: PresenterFeature = { notes: [InRehearsal], setup: [Rehearse] };
