/** What a built script asks of a browser: syntax, globals, statics and members. */
import { parse } from 'acorn';
import { analyze } from 'eslint-scope';
import { walk } from 'estree-walker';
import { lackGlobal, lackMember, lackStatic, lackSyntax } from './support.mjs';

/** Newer syntax than this does not parse here; what of it came after the oldest browsers is in the table. */
const ECMA_VERSION = 2020;

const SYNTAX = {
  ChainExpression: () => 'optionalChaining',
  LogicalExpression: ({ operator }) => operator === '??' && 'nullishCoalescing',
  CatchClause: ({ param }) => param === null && 'optionalCatchBinding',
  ImportExpression: () => 'dynamicImport',
  MetaProperty: ({ meta }) => meta.name === 'import' && 'importMeta',
  ExportAllDeclaration: ({ exported }) => exported !== null && 'exportNamespace',
  Literal: ({ bigint, regex }) =>
    (bigint && 'bigint') || (/\(\?<[=!]/.test(regex?.pattern ?? '') && 'lookbehind'),
};

/** Names that no script declares, by what they are written as. */
function globalsOf(tree) {
  const { globalScope } = analyze(tree, { ecmaVersion: ECMA_VERSION, sourceType: 'module' });
  return new Set(globalScope.through.map(({ identifier }) => identifier));
}

function memberName({ property, computed }) {
  if (!computed) return property.name;
  return typeof property.value === 'string' ? property.value : null;
}

const isWindow = ({ name }) => name === 'window' || name === 'globalThis' || name === 'self';

/** What `owner.name` asks for: a global, a static of one, or a member of whatever `owner` is. */
function judgeMember(node, globals) {
  const name = memberName(node);
  if (!name) return null;
  const { object } = node;
  if (!globals.has(object)) return [`.${name}`, lackMember(name)];
  if (isWindow(object)) return [name, lackGlobal(name)];
  const lacking = lackStatic(object.name, name);
  return lacking ? [`${object.name}.${name}`, lacking] : [`.${name}`, lackMember(name)];
}

/** What is taken apart by `const {name} = …`. */
const judgeTaken = ({ key, computed }) =>
  !computed && key.name && [`.${key.name}`, lackMember(key.name)];

function judge(node, parent, globals) {
  if (node.type === 'MemberExpression') return judgeMember(node, globals);
  if (node.type === 'Property' && parent.type === 'ObjectPattern') return judgeTaken(node);
  if (globals.has(node)) return [node.name, lackGlobal(node.name)];
  const syntax = SYNTAX[node.type]?.(node);
  return syntax ? [syntax, lackSyntax[syntax]()] : null;
}

/** What the oldest browsers lack of it: by feature, who does. Syntax that is younger than all of them throws. */
export function missingInScript(code) {
  const tree = parse(code, { ecmaVersion: ECMA_VERSION, sourceType: 'module', ranges: true });
  const globals = globalsOf(tree);
  const missing = new Map();
  walk(tree, {
    enter(node, parent) {
      const [feature, lacking] = judge(node, parent, globals) || [];
      if (lacking?.length) missing.set(feature, lacking);
    },
  });
  return missing;
}
