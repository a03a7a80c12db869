export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

let lastId = 0;
export const toasts: Toast[] = $state([]);

/** Shows a short note at the bottom of the page; returns a function that takes it away early. */
export function toast(text: string, options: Pick<Toast, 'action'> & { ms?: number } = {}) {
  const id = ++lastId;
  toasts.push({ id, text, action: options.action });
  const timer = setTimeout(dismiss, options.ms ?? 4000);

  function dismiss(): void {
    clearTimeout(timer);
    const index = toasts.findIndex((shown) => shown.id === id);
    if (index >= 0) toasts.splice(index, 1);
  }
  return dismiss;
}
