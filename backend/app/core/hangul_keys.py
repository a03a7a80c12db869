"""Latin text typed while a Korean keyboard was set to Hangul."""

import re
import unicodedata

# The keys of the standard layout (KS X 5002) for conjoining jamo: initials, vowels, finals.
_KEYS = {
    0x1100: "R R S E E F A Q Q T T D W W C Z X V G",
    0x1161: "K O I O J P U P H HK HO HL Y N NJ NP NL B M ML L",
    0x11A8: "R R RT S SW SG E F FR FA FQ FT FX FV FG A Q QT T T D W C Z X V G",
}
_LATIN = {first + n: keys for first, row in _KEYS.items() for n, keys in enumerate(row.split())}
_TYPED = re.compile(r"[가-힣\u1100-\u11c2\d]+")
_SLIPPED = re.compile(r"[\u1100-\u11c2\d]")


def latin_keys(text: str) -> str:
    """Return the Latin letters on the keys of `text` (in NFKC), or "" if it is real Hangul.

    Text of complete syllables only is real; mistyped codes contain single jamo or digits.
    """
    if not (_TYPED.fullmatch(text) and _SLIPPED.search(text)):
        return ""
    return keys_of(text)


def keys_of(text: str) -> str:
    """Return the Latin letters on the keys by which Hangul is typed."""
    return unicodedata.normalize("NFD", text).translate(_LATIN)
