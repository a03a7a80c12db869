import ParticipantCount from '@/features/live_sessions/ParticipantCount.svelte';
import { locale } from '@/i18n/locale.svelte';
import { render } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

afterEach(() => locale.choose('ko'));

describe('the count of people', () => {
  it.each([
    ['ko', 1, '1명'],
    ['ko', 12, '12명'],
    ['en', 0, '0 people'],
    ['en', 1, '1 person'],
    ['en', 12, '12 people'],
  ] as const)('in %s of %i is "%s"', (language, count, text) => {
    locale.choose(language);
    const { container } = render(ParticipantCount, { count });
    expect(container.querySelector('span')?.textContent).toBe(text);
  });
});
