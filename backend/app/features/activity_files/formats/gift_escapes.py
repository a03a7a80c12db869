r"""Escapes of GIFT: `\~ \= \# \{ \} \:` are signs without a meaning, and `\n` is a new line."""

import re

_FIRST = 0xF0000  # private: no text has it
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # every sign of ASCII; `\,` is meant as a comma
_PROTECTED = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + 127)}]")


def protected(text: str) -> str:
    """Return the text with escaped signs as characters that no rule of the format looks at."""
    signs = _ESCAPED.sub(lambda escaped: chr(_FIRST + ord(escaped[1])), text)
    return signs.replace(r"\n", chr(_FIRST + ord("\n")))


def restored(text: str) -> str:
    """Return the text with the signs themselves."""
    return _PROTECTED.sub(lambda sign: chr(ord(sign[0]) - _FIRST), text)
