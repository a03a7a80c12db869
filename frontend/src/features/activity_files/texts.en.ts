import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  files: 'Quiz files',
  import: 'Import from a file',
  export: 'Save as a file',
  choose: 'Choose a file',
  choose_hint:
    'A file of Moodle (GIFT, XML), Aiken, QTI, Kahoot, ClassQuiz, Particify or arsnova.eu, CSV, or one saved here. 1 MiB at most.',
  reading: 'Reading the file…',
  too_large: 'The file is larger than 1 MiB.',
  found: 'Activities found: {count}',
  found_none: 'There is no activity to import.',
  questions: 'Questions: {count}',
  options: 'Options: {count}',
  problems: 'Not taken as it is: {count}',
  place: 'No. {line}',
  take: 'Import {count}',
  taken: 'Activities imported: {count}',
  other_file: 'Another file',
  format_json: 'EngageNow (JSON)',
  format_json_hint: 'Holds all activities as they are.',
  format_gift: 'Moodle GIFT',
  format_gift_hint: 'Without times and points.',
  format_qti3: 'QTI 3.0 (ZIP)',
  format_qti3_hint: 'Without times and points.',
  save_rest: 'Save the others',
};
