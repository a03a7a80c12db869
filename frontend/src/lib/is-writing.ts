const FIELDS = 'textarea, input:not([type=checkbox], [type=radio], [type=range]), select';

/** Whether the reader of the page writes something, or has begun to: what is seen should not change by itself then. */
export function isWriting(): boolean {
  if (document.activeElement?.matches(FIELDS)) return true;
  const fields = document.querySelectorAll<HTMLInputElement>(FIELDS);
  return [...fields].some((field) => field.value.trim() !== '');
}
