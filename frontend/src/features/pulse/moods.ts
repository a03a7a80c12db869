import type { MoodCounts } from '@/contract/socket';

export type Mood = keyof MoodCounts;
export const MOODS: readonly Mood[] = ['faster', 'fine', 'slower', 'lost'];
