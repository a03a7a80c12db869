import type { Page } from '@playwright/test';

/** A text that somebody in the last row cannot read, or cannot read all of. */
export interface Unreadable {
  text: string;
  why: 'small' | 'cut';
  /** In pixels: of the letters; or how far it goes beyond what shows it. */
  by: number;
}

/**
 * Every visible text of a page that is smaller than `least` pixels, or goes beyond the window or a box that cuts
 * it. Lines that lie wholly beside it are on another page, which turns.
 */
export function unreadable(page: Page, least: number): Promise<Unreadable[]> {
  return page.evaluate(lookAt, least);
}

function lookAt(least: number): Unreadable[] {
  const SLACK = 2;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: Unreadable[] = [];

  /** Whether it is drawn: not for screen readers alone, and not on its way in or out. */
  function isSeen(element: Element): boolean {
    for (let one: Element | null = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.visibility === 'hidden' || Number(style.opacity) < 0.05) return false;
      if (style.clipPath === 'inset(50%)') return false;
    }
    return !element.closest('.sky');
  }

  /** How much larger it is drawn than it is set. */
  function enlarged(element: Element): number {
    let scale = 1;
    for (let one: Element | null = element; one; one = one.parentElement) {
      const { transform } = getComputedStyle(one);
      if (transform !== 'none') scale *= new DOMMatrixReadOnly(transform).d;
    }
    return scale;
  }

  /** What of the page can be seen where this stands. */
  function windowOf(element: Element): DOMRect {
    let [left, top, right, bottom] = [0, 0, innerWidth, innerHeight];
    for (let one: Element | null = element; one; one = one.parentElement) {
      if (getComputedStyle(one).overflowX === 'visible') continue;
      const box = one.getBoundingClientRect();
      [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
      [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  /** How far a text goes beyond what shows it; a box that shortens with dots does so by design. */
  function beyond(box: DOMRect, seen: DOMRect, element: Element): number {
    // The space at the end of a line hangs out of its box, and is not seen anywhere.
    const space = 0.4 * parseFloat(getComputedStyle(element).fontSize);
    const across = Math.max(seen.left - box.left, box.right - seen.right - space);
    const clamps = getComputedStyle(element.closest('li, p') ?? element).webkitLineClamp !== 'none';
    return clamps ? across : Math.max(across, seen.top - box.top, box.bottom - seen.bottom);
  }

  function judge(node: Node, element: Element, text: string): void {
    const range = document.createRange();
    range.selectNodeContents(node);
    const seen = windowOf(element);
    const lines = [...range.getClientRects()].filter(
      (line) => line.width > 0 && line.right > seen.left && line.left < seen.right,
    );
    if (lines.length === 0) return;
    const size = parseFloat(getComputedStyle(element).fontSize) * enlarged(element);
    if (size < least - 0.05) found.push({ text, why: 'small', by: size });
    const by = Math.round(Math.max(...lines.map((line) => beyond(line, seen, element))));
    if (by > SLACK) found.push({ text, why: 'cut', by });
  }

  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim();
    const element = node.parentElement;
    if (!text || !element || element.closest('script,style,noscript')) continue;
    if (isSeen(element)) judge(node, element, text.slice(0, 40));
  }
  return found;
}
