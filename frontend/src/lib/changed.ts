/** What of `now` is not as it was `before`: what others changed meanwhile stays as they left it. */
export function changed<T extends object>(before: Partial<T>, now: T): Partial<T> {
  const isOther = ([name, value]: [string, unknown]) => !isSame(value, before[name as keyof T]);
  return Object.fromEntries(Object.entries(now).filter(isOther)) as Partial<T>;
}

/**
 * A list that two people changed at once, both from `before`: mine, with what they changed of what I left as it was.
 * `nameOf` tells its members apart; those without a name are new.
 */
export function merged<T>(
  before: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  nameOf: (one: T) => string | undefined,
): T[] {
  const named = (list: readonly T[]) => new Map(list.map((one) => [nameOf(one), one]));
  const [was, is, kept] = [named(before), named(theirs), named(mine)];
  const inOrder = mine.flatMap((one) => {
    const name = nameOf(one);
    if (name === undefined || !was.has(name) || !isSame(was.get(name), one)) return [one];
    const now = is.get(name);
    return now === undefined ? [] : [now];
  });
  return [...inOrder, ...theirs.filter((one) => !was.has(nameOf(one)) && !kept.has(nameOf(one)))];
}

/** Whether two values of JSON are the same. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
