/** The topics that somebody wrote into a field, between commas, spaces or lines. */
export function topicsIn(text: string): string[] {
  return text.split(/[\s,，、]+/).filter(Boolean);
}
