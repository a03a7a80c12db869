/**
 * The browser's back closes what lies over the page: a sheet, a menu, a full screen. Each open overlay has an
 * entry of its own in the history, which is gone again when it is closed by other means.
 */
interface Overlay {
  close: () => void;
}

const open: Overlay[] = [];

/** Whether the history is on its way back from entries that nothing needs any more: it takes a moment. */
let goesBack = false;

/** How many overlays were open where the history stands. */
function depth(): number {
  return (history.state as { overlays?: number } | null)?.overlays ?? 0;
}

/** Lets back close an overlay that has just opened; the answer is to be called once it is closed. */
export function closeByBack(close: () => void): () => void {
  const overlay = { close };
  open.push(overlay);
  enter();
  return () => {
    const place = open.indexOf(overlay);
    if (place < 0) return;
    open.splice(place, 1);
    // Not at once: another may open, or the page may go elsewhere, and make use of the entry.
    setTimeout(giveBack);
  };
}

/** Gives each open overlay its entry; what closed in the same breath left its own for this one. */
function enter(): void {
  while (!goesBack && depth() < open.length) history.pushState({ overlays: depth() + 1 }, '');
}

function giveBack(): void {
  if (goesBack || depth() <= open.length) return;
  goesBack = true;
  history.go(open.length - depth());
}

/** Does this once the history stands still: at once, unless it gives entries back. */
export function whenSettled(work: () => void): void {
  if (goesBack) addEventListener('popstate', work, { once: true });
  else work();
}

/** Whether the history stands at an overlay's entry, which another address may take. */
export function atOverlay(): boolean {
  return depth() > 0;
}

addEventListener('popstate', () => {
  if (goesBack) {
    goesBack = false;
    enter(); // what has opened meanwhile
    return;
  }
  // Going forward to an entry opens nothing: what was there was closed.
  while (open.length > depth()) open.pop()?.close();
});

// A reload keeps the entries, but not what was open.
giveBack();
