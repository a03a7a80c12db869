// The keys of the standard layout (KS X 5002) for conjoining jamo: initials, vowels, finals.
const KEYS: [number, string][] = [
  [0x1100, 'R R S E E F A Q Q T T D W W C Z X V G'],
  [0x1161, 'K O I O J P U P H HK HO HL Y N NJ NP NL B M ML L'],
  [0x11a8, 'R R RT S SW SG E F FR FA FQ FT FX FV FG A Q QT T T D W C Z X V G'],
];

/**
 * The letters on the keys of what was typed (in NFKC) on a keyboard still set to Hangul, or '' where it is no
 * such slip: whole syllables alone are words; codes leave single jamo, or have digits.
 */
export function latinKeys(text: string): string {
  if (!/^[가-힣\u1100-\u11c2\d]+$/.test(text) || !/[\u1100-\u11c2\d]/.test(text)) return '';
  return text.normalize('NFD').replace(/[\u1100-\u11c2]/g, keys);
}

function keys(jamo: string): string {
  const code = jamo.charCodeAt(0);
  const [first, row] = KEYS.filter(([first]) => code >= first).at(-1) ?? [code, ''];
  return row.split(' ')[code - first] ?? '';
}
