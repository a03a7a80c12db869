import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  summary: 'Summary',
  report: 'Report',
  replay: 'Replay',
  summary_people: 'People in total',
  summary_peak: 'Most at once',
  summary_messages: 'Messages',
  summary_writers: 'People who wrote',
  summary_questions: 'Questions',
  summary_votes: 'Votes for questions',
  summary_answered: 'Questions answered',
  summary_activities: 'Activities answered',
  summary_answers: 'Answers to activities',
  summary_duration: 'Duration',
  summary_count: '{count}',
  summary_minutes: '{count} min',
  reaction_course: 'Reactions over time',
  course_peak: 'Peak at {time}: {count}',
  course_from: 'From (steps of {minutes} min)',
  as_table: 'Show as a table',
  chat_csv: 'Download chat (CSV)',
  chat_text: 'Download chat (text)',
  chat_waiting: 'Downloading the chat…',
  chat_csv_hint:
    'In the CSV, text that begins with =, +, - or @ has an apostrophe before it, so that spreadsheets don’t run it as a formula.',
};
