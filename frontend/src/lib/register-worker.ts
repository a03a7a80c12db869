/** Lets the page be opened with the server away. Browsers allow that on https and localhost alone. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // After the page itself: what a reload needs may wait, what a newcomer sees may not.
  addEventListener('load', () => {
    navigator.serviceWorker.register('/worker.js').catch(() => undefined); // as in some private windows
  });
}
