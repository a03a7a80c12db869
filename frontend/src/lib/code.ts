/** The session code in what somebody typed or pasted: any case, with spaces, or a whole link. */
export function normalizeCode(input: string): string {
  const linked = /\/join\/([^/?#\s]+)/i.exec(input)?.[1];
  return (linked ?? input).replace(/[^a-z0-9]/gi, '').toUpperCase();
}

/** Whether it can be a session code at all: 4 to 12 letters and digits. */
export function isCode(code: string): boolean {
  return /^[A-Z0-9]{4,12}$/.test(code);
}
