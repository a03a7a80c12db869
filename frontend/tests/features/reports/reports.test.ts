import { nameIn, saveChat } from '@/features/reports/reports-api';
import { describe, expect, it, vi } from 'vitest';
import { serverAnswers } from '../../server';

describe('the chat as a file', () => {
  it('is asked for with the clock of this place, and named as the server says', async () => {
    const named = 'attachment; filename="chat.csv"; filename*=UTF-8\'\'%ED%9A%8C%EC%9D%98.csv';
    const { asked } = serverAnswers({ headers: { 'Content-Disposition': named } });
    URL.createObjectURL = vi.fn(() => 'blob:1');
    const clicked: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      clicked.push(this.download);
    });
    await saveChat('s1', 'csv', () => undefined);
    const offset = -new Date().getTimezoneOffset();
    expect(asked).toEqual([`GET /api/sessions/s1/chat.csv?utc_offset=${offset}`]);
    expect(clicked).toEqual(['회의.csv']);
  });

  it.each([null, '', 'attachment; filename="chat.csv"'])(
    'has a plain name without one: %s',
    (no) => {
      expect(nameIn(no)).toBeNull();
    },
  );
});
