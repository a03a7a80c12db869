const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
let worn: string | null | undefined;

/** Shows the page in a session's colour and with its logo, which the server writes as a style sheet of that name. */
export function wear(look?: string | null): void {
  if (look === worn) return;
  worn = look;
  sheet.href = `/api/looks/${look}.css`;
  if (look) document.head.append(sheet);
  else sheet.remove();
}
