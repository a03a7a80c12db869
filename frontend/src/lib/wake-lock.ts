/**
 * An attachment that keeps the screen awake for as long as the element is there. The browser lets go of the
 * lock when the page is hidden, so it is asked for again; where there is no lock, nothing happens.
 */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let isOver = false;

  async function take(): Promise<void> {
    if (document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    // Refused with a low battery, or away from a secure context: the screen then sleeps as it is used to.
    const taken = await navigator.wakeLock?.request('screen').catch(() => null);
    if (!taken) return;
    if (isOver) void taken.release().catch(() => undefined);
    else lock = taken;
  }

  const takeAgain = () => void take();
  document.addEventListener('visibilitychange', takeAgain);
  takeAgain();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', takeAgain);
    void lock?.release().catch(() => undefined);
  };
}
