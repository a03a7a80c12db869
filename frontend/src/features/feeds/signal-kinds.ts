/** What hosts choose from; programs name their own. */
export const KINDS = ['note', 'up', 'down', 'alert'] as const;
export type SignalKind = (typeof KINDS)[number];

export function isKnown(kind: string): kind is SignalKind {
  return (KINDS as readonly string[]).includes(kind);
}
