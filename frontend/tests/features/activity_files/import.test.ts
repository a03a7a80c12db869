import ImportSheet from '@/features/activity_files/ImportSheet.svelte';
import ExportSheet from '@/features/activity_files/ExportSheet.svelte';
import { importFile, MOST_BYTES } from '@/features/activity_files/activity-files-api';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { problem, serverAnswers } from '../../server';

const options = ['서울', '부산'].map((text, place) => ({ id: 'ab'[place], text, right: !place }));
const question = { id: 'a', prompt: '수도는?', options, seconds: 20, points: 1000, double: false };
const base = { id: null, options: [], questions: [], settings: {} };
const found = {
  activities: [
    { ...base, line: 1, kind: 'quiz', prompt: '한국사', questions: [question] },
    { ...base, line: 5, kind: 'choice', prompt: '무엇을 할까요?', options },
  ],
  problems: [{ line: 9, code: 'no_answers', detail: '답이 없는 글이라서 뺐어요.' }],
};

const file = (text = '수도는? {=서울 ~부산}') => new File([text], '퀴즈.gift');

async function choose(chosen: File): Promise<void> {
  render(ImportSheet, { open: true, sessionId: 's1' });
  await userEvent.upload(screen.getByTestId('import-file'), chosen);
}

describe('importing a file', () => {
  it('is refused before it is sent if the file is too large', async () => {
    const { asked } = serverAnswers();
    await choose(file('a'.repeat(MOST_BYTES + 1)));
    expect(await screen.findByText('파일이 1 MiB보다 커요.')).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('says why a file cannot be read, and takes another one', async () => {
    serverAnswers(problem(422, 'file_damaged', '파일이 깨져 있어요.'), { body: found });
    await choose(file());
    expect(await screen.findByText(/파일이 깨져 있어요/)).toBeVisible();
    expect(screen.queryByTestId('import-take')).toBeNull();
    await userEvent.upload(screen.getByTestId('import-file'), file('other'));
    expect(await screen.findByTestId('import-preview')).toBeVisible();
  });

  it('shows what the file holds and what is left out, by its line, before anything is stored', async () => {
    const { asked } = serverAnswers({ body: found });
    await choose(file());
    const shown = within(await screen.findByTestId('import-preview'));
    expect(shown.getByText('한국사')).toBeVisible();
    expect(shown.getByText('퀴즈 · 1문제')).toBeVisible();
    expect(shown.getByText('객관식 · 보기 2개')).toBeVisible();
    expect(shown.getByText('9번째').parentElement).toHaveTextContent('답이 없는 글이라서 뺐어요.');
    expect(asked).toEqual([
      'POST /api/sessions/s1/activities/import?name=%ED%80%B4%EC%A6%88.gift&dry_run=true',
    ]);
  });

  it('stores it once it is taken, and closes', async () => {
    const { asked } = serverAnswers({ body: found }, { status: 201, body: found });
    await choose(file());
    await userEvent.click(await screen.findByTestId('import-take'));
    expect(asked[1]).toBe('POST /api/sessions/s1/activities/import?name=%ED%80%B4%EC%A6%88.gift');
    await vi.waitFor(() => expect(screen.queryByTestId('import-preview')).toBeNull());
  });

  it('offers nothing to take where there is nothing', async () => {
    serverAnswers({ body: { activities: [], problems: found.problems } });
    await choose(file());
    expect(await screen.findByText('가져올 수 있는 활동이 없어요.')).toBeVisible();
    expect(screen.queryByTestId('import-take')).toBeNull();
  });

  it('sends the file as it is', async () => {
    const { fetch } = serverAnswers({ body: found });
    await importFile('s1', file(), false);
    const body = fetch.mock.calls[0]?.[1].body as Blob;
    expect(body.type).toBe('application/octet-stream');
    expect(body.size).toBe(file().size);
  });
});

describe('saving as a file', () => {
  it('says what a format cannot hold, and saves the others only then', async () => {
    URL.createObjectURL = vi.fn(() => 'blob:1');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const { asked } = serverAnswers(
      problem(409, 'not_in_format', '이 형식에 담을 수 없는 활동이 1개 있어요.'),
      { body: {} },
    );
    render(ExportSheet, { open: true, sessionId: 's1' });
    await fireEvent.click(screen.getByTestId('export-gift'));
    expect(await screen.findByText(/담을 수 없는 활동이 1개/)).toBeVisible();
    await fireEvent.click(screen.getByTestId('export-rest'));
    await vi.waitFor(() => expect(screen.queryByTestId('export-rest')).toBeNull());
    expect(asked).toEqual([
      'GET /api/sessions/s1/activities/export?format=gift&partial=false',
      'GET /api/sessions/s1/activities/export?format=gift&partial=true',
    ]);
  });
});
