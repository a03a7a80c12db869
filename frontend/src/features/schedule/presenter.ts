import type { PresenterFeature } from '@/features/feature';
import ScheduleControl from './ScheduleControl.svelte';
import ScheduleNote from './ScheduleNote.svelte';

export const feature: PresenterFeature = { notes: [ScheduleNote], setup: [ScheduleControl] };
