import { expect, test } from '../roles/fixtures';
import { unreadable } from '../roles/screen-texts';
import { STAGES } from '../roles/stages';

/** At 1080 lines, as the contract says; elsewhere as large a part of the shorter side. */
const LEAST = 28 / 1080;
const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 1024, height: 768 },
];
const LONG_TITLE =
  '함께 만드는 서비스: 아주 긴 제목도 화면에서 잘리지 않아야 합니다, even in two languages';

for (const locale of ['ko-KR', 'en-US']) {
  const tag = locale === 'ko-KR' ? ['@chromium'] : ['@chromium', '@nightly'];
  test(
    `every text on every stage is large and whole in ${locale}`,
    { tag },
    async ({ browser, extra, participant, rest }) => {
      const session = await rest.open({ title: LONG_TITLE });
      await participant.joins(session.session_code, '지수');
      const context = await browser.newContext({ locale });
      const screen = await context.newPage();
      await screen.goto(await rest.letsScreensIn(session));
      const stage = screen.getByTestId('screen-stage');
      const picture = stage.getByRole('img', { name: /QR/ });
      await expect(stage).toContainText(/1명 참여 중|1 here now/);
      for (const [name, puts] of Object.entries(STAGES)) {
        const show = await puts({ rest, session, participant, extra });
        await expect(stage).toHaveAttribute('data-show', show);
        for (const size of SIZES) {
          await screen.setViewportSize(size);
          const where = `${name} at ${size.width} × ${size.height}`;
          const least = LEAST * Math.min(size.width, size.height);
          await expect(async () => {
            expect(await unreadable(screen, least), where).toEqual([]);
          }).toPass();
          await expect(screen.getByTestId('screen-code'), where).toBeInViewport({ ratio: 1 });
          await expect(picture, where).toBeInViewport({ ratio: 1 });
        }
      }
      await context.close();
    },
  );
}
