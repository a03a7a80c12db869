import type { Page } from '@playwright/test';
import { findings, RULES_OF_LOOKS } from '../roles/axe';
import { expect, test } from '../roles/fixtures';
import { unreadable } from '../roles/screen-texts';
import { STAGES } from '../roles/stages';

/** At 1080 lines, as the contract says; elsewhere as large a part of the shorter side. */
const LEAST = 28 / 1080;
const LARGE = { width: 1920, height: 1080 };
const SIZES = [LARGE, { width: 1080, height: 1920 }, { width: 1024, height: 768 }];
const LONG_TITLE =
  '함께 만드는 서비스: 아주 긴 제목도 화면에서 잘리지 않아야 합니다, even in two languages';

/** As the screen opens; then the first is asked all, and the others what looks decide. */
const MOVING = {
  colorScheme: 'light',
  forcedColors: 'none',
  reducedMotion: 'no-preference',
} as const;
const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

async function isReadFromTheLastRow(screen: Page, name: string): Promise<void> {
  const picture = screen.getByTestId('screen-stage').getByRole('img', { name: /QR/ });
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

async function isAccessible(screen: Page, name: string): Promise<void> {
  await screen.setViewportSize(LARGE);
  for (const [place, look] of LOOKS.entries()) {
    await screen.emulateMedia({ ...look, reducedMotion: 'reduce' });
    await expect(screen.locator('html')).toHaveAttribute('data-theme', look.colorScheme);
    const where = `${name}, ${look.colorScheme}, forced colours: ${look.forcedColors}`;
    expect(await findings(screen, place ? RULES_OF_LOOKS : undefined), where).toEqual([]);
    if (process.env.PICTURES) {
      const file = `${name}-${look.forcedColors}-${look.colorScheme}.png`;
      await screen.screenshot({ path: test.info().outputPath(file) });
    }
  }
  await screen.emulateMedia(MOVING);
}

for (const locale of ['ko-KR', 'en-US']) {
  const tag = locale === 'ko-KR' ? ['@chromium'] : ['@chromium', '@nightly'];
  test(
    `every text on every stage is large and whole, and accessible in every colour, in ${locale}`,
    { tag },
    async ({ browser, extra, participant, rest }) => {
      const session = await rest.open({ title: LONG_TITLE });
      await participant.joins(session.session_code, '지수');
      const context = await browser.newContext({ locale });
      const screen = await context.newPage();
      await screen.emulateMedia(MOVING);
      await screen.goto(await rest.letsScreensIn(session));
      const stage = screen.getByTestId('screen-stage');
      await expect(stage).toContainText(/1명 참여 중|1 here now/);
      const reacting = await extra(session.session_code, '신난 사람');
      for (const [name, puts] of Object.entries(STAGES)) {
        const show = await puts({ rest, session, participant, extra });
        await expect(stage).toHaveAttribute('data-show', show);
        await isReadFromTheLastRow(screen, name);
        await reacting.reacts('👏');
        await isAccessible(screen, name);
      }
      await context.close();
    },
  );
}
