const PREFIX = 'engagenow.';

/** Reads a remembered value; a browser that forbids storage just forgets. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Remembers a value in this browser, or forgets it when given null. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // Private windows may refuse storage: the page then works for this visit only.
  }
}

/** Calls back with what another tab remembers anew, or with null if it forgets, as long as this page is open. */
export function onRememberedElsewhere(onChange: (key: string, value: string | null) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key?.startsWith(PREFIX)) onChange(key.slice(PREFIX.length), newValue);
  });
}
