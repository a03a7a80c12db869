import TestLogin from '@/features/identity/TestLoginPage.svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { serverAnswers } from '../../server';

const refusal = (name: string, detail: string) => ({
  status: 422,
  body: { code: 'invalid_request', detail, fields: [{ name, detail }] },
});

describe('the test login', () => {
  it.each([
    ['email', '이메일', '이메일: 올바른 이메일 주소가 아니에요.'],
    ['name', '이름 (선택)', '이름: 보이지 않는 문자는 쓸 수 없어요.'],
  ])('says at the field %s what is wrong with it', async (name, label, detail) => {
    serverAnswers(refusal(name, detail));
    render(TestLogin);
    await fireEvent.input(screen.getByLabelText('이메일'), { target: { value: 'a@b' } });
    await fireEvent.click(screen.getByTestId('test-login-button'));
    expect(await screen.findByRole('alert')).toHaveTextContent(detail);
    expect(screen.getByLabelText(label)).toBeInvalid();
  });

  it('says beside the button what is nobody’s field', async () => {
    serverAnswers({ status: 429, body: { code: 'rate_limited', detail: '요청이 너무 많아요.' } });
    render(TestLogin);
    await fireEvent.input(screen.getByLabelText('이메일'), { target: { value: 'a@example.com' } });
    await fireEvent.click(screen.getByTestId('test-login-button'));
    expect(await screen.findByRole('alert')).toHaveTextContent('요청이 너무 많아요.');
    expect(screen.getByLabelText('이메일')).toBeValid();
  });
});
