export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

interface Waiting extends Toast {
  /** How long it still wants to be seen, in milliseconds. */
  left: number;
}

const USUAL_MS = 6_000;
// More than that nobody would read one after the other.
const MOST = 3;

let lastId = 0;
let stack = $state.raw<Waiting[]>([]);
let held = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let seenSince = 0;

/** The notes that are there: one at a time is shown, the newest; what it covers is seen afterwards. */
export const toasts = {
  get shown(): Toast | undefined {
    return stack.at(-1);
  },
  /** Lets the note stay as long as somebody points at it or has the focus in it. */
  hold(isHeld: boolean): void {
    held = isHeld;
    stopTime();
    runTime();
  },
  /** Takes all notes away: whoever they were for is not here any more. */
  clear(): void {
    held = false;
    change([]);
  },
};

/** Shows a short note; returns a function that takes it away early. Time runs only for what is shown. */
export function toast(text: string, options: Pick<Toast, 'action'> & { ms?: number } = {}) {
  const id = ++lastId;
  change([
    ...stack.slice(1 - MOST),
    { id, text, action: options.action, left: options.ms ?? USUAL_MS },
  ]);
  return () => change(stack.filter((other) => other.id !== id));
}

function change(next: Waiting[]): void {
  stopTime();
  stack = next;
  runTime();
}

function stopTime(): void {
  clearTimeout(timer);
  const top = stack.at(-1);
  if (timer !== undefined && top) top.left -= Date.now() - seenSince;
  timer = undefined;
}

function runTime(): void {
  const top = stack.at(-1);
  if (!top || held) return;
  seenSince = Date.now();
  timer = setTimeout(() => change(stack.slice(0, -1)), top.left);
}
