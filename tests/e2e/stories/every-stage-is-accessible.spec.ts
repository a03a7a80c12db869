import { findings, RULES_OF_LOOKS } from '../roles/axe';
import { expect, test } from '../roles/fixtures';
import { STAGES } from '../roles/stages';

/** The first is asked all; the others what looks decide. */
const LOOKS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

test(
  'every stage is accessible in light, in dark and in colours of one’s own',
  { tag: '@chromium' },
  async ({ anotherBrowser, extra, participant, rest }, info) => {
    const session = await rest.open({ title: '함께 만드는 서비스' });
    await participant.joins(session.session_code, '지수');
    const screen = await anotherBrowser();
    await screen.setViewportSize({ width: 1920, height: 1080 });
    await screen.goto(await rest.letsScreensIn(session));
    const stage = screen.getByTestId('screen-stage');
    const reacting = await extra(session.session_code, '신난 사람');
    for (const [name, puts] of Object.entries(STAGES)) {
      const show = await puts({ rest, session, participant, extra });
      await expect(stage).toHaveAttribute('data-show', show);
      await reacting.reacts('👏');
      for (const [place, look] of LOOKS.entries()) {
        await screen.emulateMedia({ ...look, reducedMotion: 'reduce' });
        await expect(screen.locator('html')).toHaveAttribute('data-theme', look.colorScheme);
        const where = `${name}, ${look.colorScheme}, forced colours: ${look.forcedColors}`;
        expect(await findings(screen, place ? RULES_OF_LOOKS : undefined), where).toEqual([]);
        if (process.env.PICTURES) {
          const file = `${name}-${look.forcedColors}-${look.colorScheme}.png`;
          await screen.screenshot({ path: info.outputPath(file) });
        }
      }
    }
  },
);
