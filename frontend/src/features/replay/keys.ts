const STEP_MS = 10_000;
const LONG_STEP_MS = 60_000;

/** What a key means: another moment, or to play or pause. `undefined` if it is for something else. */
export function meaningOf(
  { key, target, ctrlKey, metaKey, altKey }: KeyboardEvent,
  time: number,
  length: number,
): number | 'toggle' | undefined {
  if (ctrlKey || metaKey || altKey || !(target instanceof Element)) return undefined;
  const isSlider = target.matches('input');
  // What is pressed or scrolled there has these keys itself.
  const isOwn = !isSlider && target.closest('a, button, summary, [tabindex]') !== null;
  if (key === ' ') return isOwn ? undefined : 'toggle';
  const moments: Record<string, number> = {
    ArrowLeft: time - STEP_MS,
    ArrowRight: time + STEP_MS,
    ...(!isOwn && { Home: 0, End: length }),
    ...(isSlider && {
      ArrowDown: time - STEP_MS,
      ArrowUp: time + STEP_MS,
      PageDown: time - LONG_STEP_MS,
      PageUp: time + LONG_STEP_MS,
    }),
  };
  return moments[key];
}
