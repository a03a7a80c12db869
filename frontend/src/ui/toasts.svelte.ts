export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

let lastId = 0;
let shown = $state.raw<Toast[]>([]);

/** The notes on show, oldest first. */
export const toasts = {
  get shown(): Toast[] {
    return shown;
  },
};

/** Shows a short note at the bottom of the page; returns a function that takes it away early. */
export function toast(text: string, options: Pick<Toast, 'action'> & { ms?: number } = {}) {
  const id = ++lastId;
  shown = [...shown, { id, text, action: options.action }];
  const timer = setTimeout(dismiss, options.ms ?? 4000);

  function dismiss(): void {
    clearTimeout(timer);
    shown = shown.filter((other) => other.id !== id);
  }
  return dismiss;
}
