import { closeByBack } from '@/lib/overlays';

const FULL_SCREEN_MS = 400;

/**
 * An attachment that opens a dialog over the whole screen, or over the page where the browser has no
 * full screen. Esc and the browser's back close it, and whatever had the focus has it again.
 */
export function fillScreen(close: () => void) {
  return (dialog: HTMLDialogElement) => {
    let left = false;
    const opener = document.activeElement;
    const closeAfterFullScreen = () => document.fullscreenElement || close();
    // The page goes full screen and the dialog above it, later: it stays modal only in this order.
    void fullScreen().then(() => {
      if (left) return;
      dialog.showModal();
      document.addEventListener('fullscreenchange', closeAfterFullScreen);
    });
    dialog.addEventListener('close', close);
    const closed = closeByBack(close);
    return () => {
      left = true;
      document.removeEventListener('fullscreenchange', closeAfterFullScreen);
      dialog.removeEventListener('close', close);
      if (document.fullscreenElement) void document.exitFullscreen();
      closed();
      if (opener instanceof HTMLElement) queueMicrotask(() => opener.focus());
    };
  };
}

/** Settled once the page is full screen, or once it is clear that it will not be soon. */
async function fullScreen(): Promise<void> {
  const asked = document.documentElement.requestFullscreen?.().catch(() => undefined);
  const late = new Promise<void>((settle) => setTimeout(settle, FULL_SCREEN_MS));
  await Promise.race([asked, late]);
}
