const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
let applied: string | null | undefined;

/** Shows the page in a session's colour and with its logo, which the server writes as a style sheet of that name. */
export function applyLook(look?: string | null): void {
  if (look === applied) return;
  applied = look;
  sheet.href = `/api/looks/${look}.css`;
  if (look) document.head.append(sheet);
  else sheet.remove();
}
