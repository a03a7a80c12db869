const state = $state({ path: location.pathname });

addEventListener('popstate', () => (state.path = location.pathname));

/** Where the reader is; changes with `navigate` and the browser's back and forward. */
export const route = {
  get path(): string {
    return state.path;
  },
};

/** Goes to another address of the same page without loading it again. */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  state.path = location.pathname;
}

/** What stands for `*` in `pattern` (`/join/*`), or null when the path is another. */
export function matchPath(pattern: string, path: string): string | null {
  const [start = '', end = ''] = pattern.split('*');
  const inside = path.slice(start.length, path.length - end.length);
  const matches = path.startsWith(start) && path.endsWith(end) && inside && !inside.includes('/');
  return matches ? decoded(inside) : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
