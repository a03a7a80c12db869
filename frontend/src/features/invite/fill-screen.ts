/**
 * An attachment that opens a dialog over the whole screen, or over the page where the browser has no
 * full screen. Esc and the browser's back close it.
 */
export function fillScreen(close: () => void) {
  return (dialog: HTMLDialogElement) => {
    const left = new AbortController();
    const closeAfterFullScreen = () => document.fullscreenElement || close();
    dialog.showModal();
    // A dialog itself may not go full screen, but what is in it may.
    dialog.firstElementChild?.requestFullscreen?.().catch(() => undefined);
    history.pushState({ fillsScreen: true }, '');
    dialog.addEventListener('close', close, left);
    document.addEventListener('fullscreenchange', closeAfterFullScreen, left);
    addEventListener('popstate', close, left);
    return () => {
      left.abort();
      if (document.fullscreenElement) void document.exitFullscreen();
      if (history.state?.fillsScreen) history.back();
    };
  };
}
