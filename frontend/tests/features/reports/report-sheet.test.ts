import ReportSheet from '@/features/reports/ReportSheet.svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, serverAnswers } from '../../server';

const LINK = {
  body: { id: 'r1', link: 'http://elsewhere.example/api/reports/secret', expires_at: '' },
};

async function download(): Promise<void> {
  await fireEvent.click(screen.getByRole('button', { name: '보고서 다운로드' }));
}

describe('a report', () => {
  beforeEach(() => {
    URL.createObjectURL = vi.fn(() => 'blob:1');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  });

  it('is asked for as chosen, and fetched once from this server', async () => {
    const { asked, fetch } = serverAnswers(LINK, { body: {} });
    render(ReportSheet, { open: true, sessionId: 's1' });
    await fireEvent.click(screen.getByRole('radio', { name: /CSV/ }));
    await fireEvent.click(screen.getByRole('checkbox', { name: /이름 빼기/ }));
    await download();
    expect(await screen.findByText('보고서를 저장했어요.')).toBeInTheDocument();
    expect(asked).toEqual(['POST /api/sessions/s1/report', 'GET /api/reports/secret']);
    const { body } = fetch.mock.calls[0]?.[1] as { body: string };
    expect(JSON.parse(body)).toEqual({
      format: 'csv',
      chat: true,
      anonymous: true,
      utc_offset: 0 - new Date().getTimezoneOffset(),
    });
  });

  it('says what was refused, and can be asked for again', async () => {
    serverAnswers(LINK, problem(410, 'report_link_over', '이 링크는 이미 썼어요.'), LINK, {
      body: {},
    });
    render(ReportSheet, { open: true, sessionId: 's1' });
    await download();
    expect(await screen.findByText('이 링크는 이미 썼어요.')).toBeInTheDocument();
    await download();
    expect(await screen.findByText('보고서를 저장했어요.')).toBeInTheDocument();
    expect(screen.queryByText('이 링크는 이미 썼어요.')).toBeNull();
  });
});
