import type { Translation } from '@/i18n/core';
import type { ko } from './report-texts.ko';

export const en: Translation<typeof ko> = {
  format: 'File format',
  format_html: 'Web page (HTML)',
  format_html_hint: 'One file that opens offline and prints well.',
  format_xlsx: 'Excel (XLSX)',
  format_xlsx_hint: 'A sheet for each table; texts are as they were written.',
  format_csv: 'Tables (CSV in a ZIP)',
  format_csv_hint:
    'A file for each table. Text that begins with =, +, - or @ has an apostrophe before it, so that spreadsheets don’t run it as a formula.',
  format_json: 'For programs (JSON)',
  format_json_hint: 'A document that other programs read easily.',
  contents: 'What to include',
  chat: 'Include the chat',
  chat_hint: 'Without it, the report has questions, activities and figures.',
  anonymous: 'Leave names out',
  anonymous_hint: 'Nicknames are left out, and replaced by [name] within texts.',
  download: 'Download report',
  preparing: 'Making the report…',
  progress: '{done} of {total} messages are in it.',
  saved: 'The report was saved.',
};
