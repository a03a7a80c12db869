/** So little is seen of a phone on its side above the keyboard. */
const FEW_PX = 240;

/**
 * iOS lays its keyboard over the page: this keeps an element just as high as what is left to see, and marks it by
 * `data-low` where that is little.
 */
export function aboveKeyboard(element: HTMLElement): (() => void) | undefined {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const fit = () => {
    // While somebody zooms in, the height says how near they look, not what the keyboard left.
    if (viewport.scale !== 1) return;
    element.toggleAttribute('data-low', viewport.height < FEW_PX);
    element.style.height = `${viewport.height}px`;
    scrollTo(0, 0);
  };
  viewport.addEventListener('resize', fit);
  return () => viewport.removeEventListener('resize', fit);
}
