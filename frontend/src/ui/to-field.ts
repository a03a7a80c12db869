/**
 * Takes the focus to the field that is shown, of those marked by `data-field`, if one can be written: what is hidden
 * takes no focus.
 */
export function toField(): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-field]')) field.focus();
}

/** Lets "/" lead there from anywhere but a field or a dialog. */
export function slashToField(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (target.matches('input, textarea, select') || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  toField();
}
