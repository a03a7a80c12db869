/**
 * What the oldest browsers lack of what the pages use, put in its place. Loaded by those alone (`start.ts`);
 * `scripts/oldest` sees that nothing else is needed.
 */
type Anything = Record<string, unknown>;

/** Gives an object what it lacks, hidden from `for … in` as the real one is. */
function give(owner: object, members: Anything): void {
  for (const name of Object.keys(members)) {
    if (name in owner) continue;
    Object.defineProperty(owner, name, {
      value: members[name],
      configurable: true,
      writable: true,
    });
  }
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  const place = Math.trunc(index) || 0;
  return this[place < 0 ? this.length + place : place];
}

function fromEntries(entries: Iterable<[PropertyKey, unknown]>): object {
  const made: Record<PropertyKey, unknown> = {};
  for (const [name, value] of entries) made[name] = value;
  return made;
}

function hasOwn(object: object, name: PropertyKey): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}

function* matchAll(this: string, pattern: RegExp): Generator<RegExpExecArray> {
  const copy = new RegExp(pattern, pattern.flags);
  for (let match = copy.exec(this); match; match = copy.exec(this)) {
    if (match[0] === '') copy.lastIndex++;
    yield match;
  }
}

/** A replacement is taken as it is: nobody here means something by `$`. */
function replaceAll(this: string, what: string | RegExp, by: string): string {
  return what instanceof RegExp ? this.replace(what, by) : this.split(what).join(by);
}

function queueMicrotask(run: () => void): void {
  void Promise.resolve()
    .then(run)
    .catch((thrown: unknown) =>
      setTimeout(() => {
        throw thrown;
      }),
    );
}

/** Mends one realm: a page's, or a worker's. */
export function mend(realm: typeof globalThis): void {
  give(realm, { globalThis: realm, queueMicrotask });
  give(realm.Array.prototype, { at });
  give(realm.String.prototype, { at, matchAll, replaceAll });
  give(realm.Object, { fromEntries, hasOwn });
}
