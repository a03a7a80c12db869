import { appAround, outOfApp } from '@/features/identity/in-app';
import { providerPath, signInFailure } from '@/features/identity/sign-in';
import Login from '@/features/identity/LoginPage.svelte';
import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { account } from '@/features/identity/account.svelte';
import { serverAnswers } from '../../server';

const KAKAOTALK = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Mobile/15E148 KAKAOTALK 10.4.5';
const NAVER_IPHONE = 'Mozilla/5.0 (iPhone) NAVER(inapp; search; 2000; 12.6.3)';
const NAVER_ANDROID = 'Mozilla/5.0 (Linux; Android 14; wv) NAVER(inapp; search; 2000; 12.6.3)';
const CHROME = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36';
const PAGE = '/auth/login?next=%2Fsessions%2Fs1';

const google = { body: { providers: [{ name: 'google', label: 'Google' }], test_login: false } };

const inside = (agent: string) => vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(agent);

beforeEach(() => account.signOut());
afterEach(() => {
  vi.restoreAllMocks();
  history.replaceState(null, '', '/');
});

describe('the sign-in page', () => {
  it('leads to each provider, and from there to the page that asked', async () => {
    history.replaceState(null, '', '/auth/login?next=/sessions/s1');
    serverAnswers(google);
    render(Login);
    const link = await screen.findByRole('link', { name: 'Google 계정으로 계속하기' });
    expect(link).toHaveAttribute('href', '/auth/google/login?next=%2Fsessions%2Fs1');
    expect(screen.queryByText('브라우저에서 열기')).toBeNull();
  });

  it.each([
    ['sign_in_denied', '로그인을 취소했어요.'],
    ['sign_in_forged', '로그인 응답을 확인하지 못했어요. 다시 시도해 주세요.'],
    ['<b>whatever</b>', '로그인하지 못했어요. 다시 시도해 주세요.'],
  ])('says why it did not work: %s', async (error, sentence) => {
    history.replaceState(null, '', `/auth/login?error=${encodeURIComponent(error)}`);
    serverAnswers(google);
    render(Login);
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
  });

  it("inside KakaoTalk goes on in the phone's own browser", async () => {
    inside(KAKAOTALK);
    serverAnswers(google);
    render(Login);
    const link = await screen.findByRole('link', { name: 'Google 계정으로 계속하기' });
    const outside = encodeURIComponent(`${location.origin}/auth/google/login?next=%2Fdashboard`);
    expect(link).toHaveAttribute('href', `kakaotalk://web/openExternal?url=${outside}`);
    expect(screen.getByRole('link', { name: '브라우저에서 열기' })).toBeVisible();
  });

  it('inside Naver on an iPhone says how to get out', async () => {
    inside(NAVER_IPHONE);
    serverAnswers(google);
    render(Login);
    expect(await screen.findByText(/다른 브라우저로 열기/)).toBeVisible();
    expect(screen.getByRole('button', { name: '링크 복사' })).toBeVisible();
  });
});

describe('the way out of an app', () => {
  it('is one that the app understands', () => {
    expect(outOfApp(NAVER_ANDROID, PAGE)).toMatch(
      /^intent:\/\/localhost:\d+\/auth\/login\?next=%2Fsessions%2Fs1#Intent;scheme=http;.*;end$/,
    );
    expect(outOfApp(NAVER_IPHONE, PAGE)).toBe(PAGE);
    expect(outOfApp(CHROME, PAGE)).toBe(PAGE);
    expect(appAround(CHROME)).toBeNull();
  });

  it('is only for those who refuse to sign anybody in there', () => {
    inside(KAKAOTALK);
    expect(providerPath('kakao', '')).toBe('/auth/kakao/login?next=%2Fdashboard');
  });
});

describe('signInFailure', () => {
  it('is none without an error', () => expect(signInFailure('?next=/sessions/s1')).toBeNull());
});
