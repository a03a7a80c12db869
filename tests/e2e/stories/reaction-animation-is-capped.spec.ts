import { expect, test } from '../roles/fixtures';
import type { Member } from '../roles/member';

/** Counts the reactions in the air whenever one more appears; tells the most there ever were. */
async function watchesTheSky(person: Member): Promise<() => Promise<number>> {
  await person.messages.evaluate((messages) => {
    const watched = window as unknown as { mostInTheAir: number };
    watched.mostInTheAir = 0;
    const count = () => {
      const flying = messages.querySelectorAll('.sky > span').length;
      watched.mostInTheAir = Math.max(watched.mostInTheAir, flying);
    };
    new MutationObserver(count).observe(messages, { childList: true, subtree: true });
  });
  return () =>
    person.page.evaluate(() => (window as unknown as { mostInTheAir: number }).mostInTheAir);
}

test('one’s own tap flies at once', { tag: '@phone' }, async ({ participant, talk }) => {
  await participant.joins(talk.session_code, '지수');
  const mostInTheAir = await watchesTheSky(participant);
  await participant.reacts('👍');
  await expect.poll(mostInTheAir).toBe(1);
  await participant.seesReaction('👍');
});

test(
  'a storm of reactions keeps the phone’s sky at twelve',
  { tag: '@phone' },
  async ({ participant, extra, talk }) => {
    await participant.joins(talk.session_code, '지수');
    const mostInTheAir = await watchesTheSky(participant);
    const storm = ['👍', '❤️', '😀', '👏', '😮', '❓'].map(async (emoji) => {
      const eager = await extra(talk.session_code, `신난 ${emoji}`);
      for (let round = 0; round < 12; round++) await eager.reacts(emoji, 3);
    });
    await Promise.all(storm);
    const total = participant.messages.getByRole('list', { name: '최근 반응' });
    await expect(total).toContainText('36');
    expect(await mostInTheAir()).toBeGreaterThan(1);
    expect(await mostInTheAir()).toBeLessThanOrEqual(12);
  },
);

test('a reaction is shown for ten seconds, then gives way', async ({ participant, talk }) => {
  const { clock } = participant.page;
  await clock.install();
  await participant.joins(talk.session_code, '지수');
  // From here on only the story moves the time on, however long its steps take.
  await clock.pauseAt((await participant.page.evaluate(() => Date.now())) + 10_000);
  await participant.reacts('👍');
  await clock.runFor(1_000);
  await participant.seesReaction('👍');
  await clock.fastForward(10_000);
  await participant.seesReaction('👍');
  await clock.fastForward(5_000);
  await expect(participant.messages).not.toContainText('👍');
});

test.describe('who wants no motion', () => {
  test(
    'sees the counters, and nothing flies',
    { tag: ['@phone', '@chromium'] },
    async ({ participant, extra, talk }) => {
      await participant.page.emulateMedia({ reducedMotion: 'reduce' });
      await participant.joins(talk.session_code, '지수');
      const mostInTheAir = await watchesTheSky(participant);
      await participant.reacts('👍');
      const other = await extra(talk.session_code, '옆 사람');
      await other.reacts('👏', 2);
      await participant.seesReaction('👍');
      await participant.seesReaction('👏');
      expect(await mostInTheAir()).toBe(0);
    },
  );
});
