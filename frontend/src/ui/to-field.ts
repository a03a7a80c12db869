/**
 * Takes the focus to the field that is shown, of those marked by `data-field`, if one can be written: what is hidden
 * takes no focus.
 */
export function toField(): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-field]')) field.focus();
}
