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

/** Our own names, a library's, or those of styles, that are a browser's too. */
const OWN_NAMES = [
  '.alpha',
  '.autofocus',
  '.deleted',
  '.destroy',
  '.drop',
  '.effect',
  '.fallback',
  '.finished',
  '.font',
  '.fontFamily',
  '.format',
  '.loading',
  '.marginLeft',
  '.marginTop',
  '.move',
  '.pad',
  '.part',
  '.pending',
  '.range',
  '.released',
  '.role',
  '.seek',
  '.take',
  '.writable',
];

/** The chart of feeds: Safari has always had the first, and without the others a drag is looked at once more. */
const OF_CHARTS = ['devicePixelRatio', '.movementX', '.movementY'];

/**
 * Asked for only where the browser has it, by Svelte, by `src/lib/wake-lock.ts`, where clouds are laid out, where
 * emoji are counted and where time zones are listed.
 */
const ASKED_FIRST = [
  '.createHTML',
  '.createPolicy',
  '.supportedValuesOf',
  '.wakeLock',
  'Intl.Segmenter',
  'OffscreenCanvas',
];

export const ALLOWED = new Set([...STOOD_IN_FOR, ...OWN_NAMES, ...OF_CHARTS, ...ASKED_FIRST]);
