/** The passcode that a link brought along behind `#p=`: no server and no log ever sees it there. */
export function passcodeInLink(): string {
  return new URLSearchParams(location.hash.slice(1)).get('p') ?? '';
}
