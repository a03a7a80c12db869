/**
 * Makes private names (`#seq`) plain properties (`_seq`) in what is built. Browsers before 2021 do not know them, and
 * what compilers put in their place, a WeakMap for each name, is slower for everybody and a kilobyte more.
 */
import { Visitor } from 'vite';

/** What no part of the class is called yet, from `_a` on. */
function* freeNames(code, suffix) {
  for (let number = 10; ; number++) {
    const name = `_${number.toString(36)}${suffix}`;
    if (
      !new RegExp(String.raw`(?<![\w$])${name.replaceAll('$', String.raw`\$`)}(?![\w$])`).test(code)
    )
      yield name;
  }
}

/**
 * What the class itself declares private, and the property for it. One that builds on another keeps its names apart
 * from that one's, which may be in another module.
 */
function namesOf({ id, superClass, start, end, body }, code) {
  const keys = body.body.map(({ key }) => key).filter((key) => key?.type === 'PrivateIdentifier');
  if (keys.length && superClass && !id)
    throw new Error('A class that extends another and has private names needs one.');
  const free = freeNames(code.slice(start, end), superClass && id ? `_${id.name}` : '');
  const names = new Map();
  for (const { name } of keys) if (!names.has(name)) names.set(name, free.next().value);
  return names;
}

/** The places of private names in the code, and what stands there instead; the last first. */
function replacements(program, code) {
  const found = [];
  const classes = [];
  const enter = (node) => classes.push(namesOf(node, code));
  const leave = () => classes.pop();
  const tests = new Set();
  new Visitor({
    ClassDeclaration: enter,
    ClassExpression: enter,
    'ClassDeclaration:exit': leave,
    'ClassExpression:exit': leave,
    BinaryExpression: ({ left }) => left.type === 'PrivateIdentifier' && tests.add(left),
    PrivateIdentifier(node) {
      const property = classes.findLast((names) => names.has(node.name)).get(node.name);
      found.push({ ...node, text: tests.has(node) ? `'${property}'` : property });
    },
  }).visit(program);
  return found.toSorted((one, other) => other.start - one.start);
}

/** The code without private names, or null if it has none. */
export function withoutPrivateNames(code, parse) {
  if (!/#[\w$]/.test(code)) return null;
  let rest = code;
  for (const { start, end, text } of replacements(parse(code), code)) {
    rest = rest.slice(0, start) + text + rest.slice(end);
  }
  return rest;
}
