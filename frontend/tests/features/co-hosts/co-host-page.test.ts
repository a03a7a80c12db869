import { coHostIn } from '@/features/co-hosts/co-host.svelte';
import CoHostPage from '@/features/co-hosts/CoHostPage.svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem, serverAnswers } from '../../server';
import { until } from '../../until';
import { accepted } from './makers';

beforeEach(() => history.replaceState(null, '', '/crew#once'));
afterEach(() => {
  coHostIn('s1').end('left');
  coHostIn('s1').over = null;
  history.replaceState(null, '', '/');
});

const looked = {
  body: { title: '3분기 회의', presenter_name: '김하늘', role: 'moderator' as const },
};
const LOOK = 'POST /api/invitations/preview';

const name = () => screen.getByLabelText('이름');
const accept = () => userEvent.click(screen.getByTestId('accept-invitation'));

describe('the page of an invitation', () => {
  it('without one says how to come by it', () => {
    history.replaceState(null, '', '/crew');
    render(CoHostPage);
    expect(screen.getByRole('heading', { name: '초대 링크로 열어 주세요' })).toBeVisible();
  });

  it.each([
    ['revoked', '진행 권한이 해제됐어요'],
    ['nonsense', '초대 링크로 열어 주세요'],
  ])('says why somebody is here: %s', (why, title) => {
    history.replaceState(null, '', `/crew?why=${why}`);
    render(CoHostPage);
    expect(screen.getByRole('heading', { name: title })).toBeVisible();
  });

  it('asks nobody without a name', async () => {
    const { asked } = serverAnswers(looked);
    render(CoHostPage);
    await accept();
    expect(screen.getByText('이름을 입력해 주세요.')).toBeVisible();
    expect(asked).toEqual([LOOK]);
  });

  it('says at once that a used one is, and names nobody', async () => {
    const { asked } = serverAnswers(problem(404, 'invitation_invalid'));
    render(CoHostPage);
    await screen.findByRole('heading', { name: '더 쓸 수 없는 초대예요' });
    expect(asked).toEqual([LOOK]);
  });

  it('names the session and who invites to it', async () => {
    serverAnswers(looked);
    render(CoHostPage);
    expect(await screen.findByRole('heading', { name: '3분기 회의' })).toBeVisible();
    expect(screen.getByText('김하늘 님이 초대했어요')).toBeVisible();
    expect(screen.getByText(/^진행 도우미로 함께해 주세요/)).toBeVisible();
  });

  it('says that a used invitation is used, and asks no more', async () => {
    serverAnswers('no network', problem(404, 'invitation_invalid'));
    render(CoHostPage);
    await userEvent.type(name(), '하늘');
    await accept();
    await until(() =>
      expect(screen.getByRole('heading', { name: '더 쓸 수 없는 초대예요' })).toBeVisible(),
    );
    expect(location.search).toBe('?why=used');
  });

  it('keeps the invitation when only the name is refused', async () => {
    serverAnswers(looked, problem(409, 'nickname_taken', '이미 사용중인 닉네임입니다.'), {
      body: accepted(),
    });
    render(CoHostPage);
    await userEvent.type(name(), '지수');
    await accept();
    await until(() => expect(screen.getByRole('alert')).toHaveTextContent('다른 이름을'));
    await userEvent.clear(name());
    await userEvent.type(name(), '하늘');
    await accept();
    await until(() => expect(location.pathname).toBe('/sessions/s1'));
  });

  it('takes the secret out of the address, uses it once, and keeps the place', async () => {
    const { asked, fetch } = serverAnswers(looked, { body: accepted() });
    render(CoHostPage);
    expect(location.href).not.toContain('once');
    await userEvent.type(name(), ' 하늘 ');
    await accept();
    await until(() => expect(location.pathname).toBe('/sessions/s1'));
    expect(asked).toEqual([LOOK, 'POST /api/invitations']);
    const sent = JSON.parse(String(fetch.mock.calls[1]?.[1].body)) as unknown;
    expect(sent).toEqual({ invitation: 'once', name: '하늘' });
    expect(coHostIn('s1').token).toBe('crew-1');
    expect(JSON.stringify({ ...localStorage })).not.toContain('"once"');
  });

  it('takes another link that is opened where it is', async () => {
    history.replaceState(null, '', '/crew?why=used');
    render(CoHostPage);
    history.replaceState(null, '', '/crew#other');
    dispatchEvent(new HashChangeEvent('hashchange'));
    await tick();
    expect(name()).toBeVisible();
    expect(location.hash).toBe('');
  });
});
