import type { TemplateView } from '@/contract/rest';
import CreateSheet from '@/features/dashboard/CreateSheet.svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { mySession, problem, serverAnswers } from '../../server';
import { until } from '../../until';

const lecture: TemplateView = {
  name: 'lecture',
  title: '강의',
  summary: '이해도를 확인해요.',
  features: ['reactions', 'questions', 'later'],
  activities: [
    { kind: 'choice', prompt: '얼마나 알아요?', options: ['조금', '많이'] },
    { kind: 'cloud', prompt: '떠오르는 말은?', options: [] },
  ],
};
const workshop: TemplateView = { ...lecture, name: 'workshop', title: '워크숍', activities: [] };
const all = { body: [lecture, workshop] };

async function openGallery(): Promise<ReturnType<typeof vi.fn>> {
  const oncreated = vi.fn();
  render(CreateSheet, { open: true, oncreated });
  await userEvent.click(screen.getByTestId('templates-open'));
  return oncreated;
}

const button = (name: string) => screen.findByRole('button', { name });

describe('a template', () => {
  it('shows what is in it, and gives its title to a session without one', async () => {
    serverAnswers(all);
    await openGallery();
    expect(screen.getByRole('button', { name: '템플릿 없이 만들기' })).toHaveFocus();
    const card = await screen.findByTestId('template-lecture');
    expect(card).toHaveTextContent('이해도를 확인해요.');
    expect(card).toHaveTextContent('조금 · 많이');
    expect(card).toHaveTextContent('활동 2개');
    await userEvent.click(await button('‘강의’ 고르기'));
    expect(screen.getByTestId('session-title')).toHaveValue('강의');
    await userEvent.click(await button('템플릿 빼기'));
    expect(screen.getByTestId('session-title')).toHaveValue('');
  });

  it('leaves a title alone that somebody wrote, and may be exchanged', async () => {
    const { asked, fetch } = serverAnswers(all, all, { status: 201, body: mySession() });
    const oncreated = await openGallery();
    await userEvent.click(await button('‘강의’ 고르기'));
    await userEvent.clear(screen.getByTestId('session-title'));
    await userEvent.type(screen.getByTestId('session-title'), '경제학 첫 시간');
    await userEvent.click(await button('다른 템플릿'));
    await userEvent.click(await button('‘워크숍’ 고르기'));
    await userEvent.click(screen.getByTestId('create-button'));
    await until(() => expect(oncreated).toHaveBeenCalledOnce());
    expect(asked.at(-1)).toBe('POST /api/templates/workshop/sessions');
    expect(fetch.mock.lastCall?.[1].body).toBe('{"title":"경제학 첫 시간"}');
  });

  it('that could not be read is asked for again', async () => {
    serverAnswers('no network', all);
    await openGallery();
    expect(await screen.findByRole('alert')).toHaveTextContent('연결하지 못했어요.');
    await userEvent.click(await button('다시 시도'));
    expect(await screen.findByTestId('template-workshop')).toBeVisible();
  });

  it.each(['code_taken', 'code_alike', 'code_refused', 'code_reserved'])(
    'has the refusal %s at the field of the code',
    async (code) => {
      serverAnswers(all, problem(409, code, '쓸 수 없는 코드예요.'));
      await openGallery();
      await userEvent.click(await button('‘강의’ 고르기'));
      await userEvent.click(screen.getByTestId('create-button'));
      expect(await screen.findByRole('alert')).toHaveTextContent(/^쓸 수 없는 코드예요\./);
      expect(screen.getByLabelText('원하는 코드')).toBeInvalid();
    },
  );
});
