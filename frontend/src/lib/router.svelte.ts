import { atOverlay, whenSettled } from './overlays';

let path = $state(location.pathname);

addEventListener('popstate', () => (path = location.pathname));

/** Where the reader is; changes with `navigate` and the browser's back and forward. */
export const route = {
  get path(): string {
    return path;
  },
};

/** Goes to another address of the same page without loading it again. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  whenSettled(() => {
    if (options.replace || atOverlay()) history.replaceState(null, '', to);
    else history.pushState(null, '', to);
    path = location.pathname;
  });
}

/** What stands for `*` in `pattern` (`/join/*`), or null when the path is another. */
export function matchPath(pattern: string, address: string): string | null {
  const [start = '', end = ''] = pattern.split('*');
  const inside = address.slice(start.length, address.length - end.length);
  const matches =
    address.startsWith(start) && address.endsWith(end) && inside && !inside.includes('/');
  return matches ? decoded(inside) : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
