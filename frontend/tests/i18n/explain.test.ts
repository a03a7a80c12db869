import { explain } from '@/i18n/explain';
import { locale } from '@/i18n/locale.svelte';
import { explain as toParticipant } from '@/participant/texts';
import { explain as toPresenter } from '@/i18n/presenter';
import { Refusal } from '@/rest/problem';
import { afterEach, describe, expect, it } from 'vitest';

const expired = new Refusal('token_expired', '인증 시간이 지났어요.');

afterEach(() => locale.choose('ko'));

describe('a refusal', () => {
  it('says what happened, then what to do', () => {
    const busy = new Refusal('busy', '지금은 처리하지 못했어요.');
    expect(explain(busy)).toBe('지금은 처리하지 못했어요. 잠시 뒤에 다시 시도해 주세요.');
  });

  it('gives each audience its own advice', () => {
    expect(toPresenter(expired)).toBe('인증 시간이 지났어요. 다시 로그인해 주세요.');
    expect(toParticipant(expired)).toBe('인증 시간이 지났어요. 다시 참여해 주세요.');
    expect(toParticipant(new Refusal('session_not_found', '세션을 찾을 수 없어요.'))).toBe(
      '세션을 찾을 수 없어요. 코드를 확인하고 다시 입력해 주세요.',
    );
  });

  it('advises nothing where there is nothing to do', () => {
    expect(toPresenter(new Refusal('chat_off', '채팅이 꺼져 있어요.'))).toBe('채팅이 꺼져 있어요.');
    const required = '먼저 닉네임으로 참여해야 해요.';
    expect(toParticipant(new Refusal('token_required', required))).toBe(required);
  });

  it('is explained by the page where no server answered', () => {
    locale.choose('en');
    expect(toParticipant(new Refusal('network'))).toBe(
      'Could not connect. Please check your connection and try again.',
    );
  });
});
