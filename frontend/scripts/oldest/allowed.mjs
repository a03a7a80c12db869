/** What `check.mjs` finds and what is right all the same, by why. */

/** `src/start/stand-ins.ts` puts these in their place; a test sees to it. */
export const STOOD_IN_FOR = [
  '.at',
  '.matchAll',
  '.replaceAll',
  'Object.fromEntries',
  'Object.hasOwn',
  'globalThis',
  'queueMicrotask',
];

/** Our own names, or a library's, that are a browser's too. */
const OWN_NAMES = [
  '.autofocus',
  '.deleted',
  '.destroy',
  '.drop',
  '.effect',
  '.fallback',
  '.finished',
  '.font',
  '.loading',
  '.move',
  '.part',
  '.pending',
  '.range',
  '.released',
  '.role',
  '.take',
  '.writable',
];

/** Asked for only where the browser has it, by Svelte, by `src/lib/wake-lock.ts` and where clouds are laid out. */
const ASKED_FIRST = ['.createHTML', '.createPolicy', '.wakeLock', 'OffscreenCanvas'];

export const ALLOWED = new Set([...STOOD_IN_FOR, ...OWN_NAMES, ...ASKED_FIRST]);
