/**
 * The browser's back closes what lies over the page: a sheet, a menu, a full screen. Each open overlay has an
 * entry of its own in the history, which is gone again when it is closed by other means.
 */
interface Overlay {
  close: () => void;
}

const open: Overlay[] = [];

/** How many overlays were open where the history stands. */
function depth(): number {
  return (history.state as { overlays?: number } | null)?.overlays ?? 0;
}

/** Lets back close an overlay that has just opened; the answer is to be called once it is closed. */
export function closeByBack(close: () => void): () => void {
  const overlay = { close };
  open.push(overlay);
  // What closed in the same breath left its entry for this one.
  if (depth() < open.length) history.pushState({ overlays: open.length }, '');
  return () => {
    const place = open.indexOf(overlay);
    if (place < 0) return;
    open.splice(place, 1);
    // Not at once: another may open, or the page may go elsewhere, and make use of the entry.
    setTimeout(() => depth() > open.length && history.go(open.length - depth()));
  };
}

/** Whether the history stands at an overlay's entry, which another address may take. */
export function atOverlay(): boolean {
  return depth() > 0;
}

addEventListener('popstate', () => {
  // Going forward to an entry opens nothing: what was there was closed.
  while (open.length > depth()) open.pop()?.close();
});

// A reload keeps the entries, but not what was open.
if (depth() > 0) history.go(-depth());
