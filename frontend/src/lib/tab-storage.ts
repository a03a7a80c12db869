const PREFIX = 'engagenow.';

/** What this tab kept under a key, over reloads; null where there is nothing or the browser forbids storage. */
export function keptInTab<Value>(key: string): Value | null {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}

/** Keeps a value in this tab, or drops it when given null; without storage it lives as long as the page. */
export function keepInTab(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Forbidden, or full.
  }
}

/** Drops all that this tab kept, or what has a key that begins so: whoever it was for is nobody here any more. */
export function emptyTab(begin = ''): void {
  try {
    const kept = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX + begin));
    for (const key of kept) sessionStorage.removeItem(key);
  } catch {
    // Forbidden, so there is nothing.
  }
}
