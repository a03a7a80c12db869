const FIELD = 'message-field';

/** The id of the one field for messages, for who wants to go there. */
export const fieldId = FIELD;

/** Takes the focus to the field for messages, if one can be written. */
export function toField(): void {
  document.getElementById(FIELD)?.focus();
}

/** Lets "/" lead there from anywhere but a field or a dialog. */
export function slashToField(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (target.matches('input, textarea, select') || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  toField();
}
