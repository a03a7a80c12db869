#!/usr/bin/env bash
# kiwipiepy 0.24.1 with kiwipiepy_model 0.24.0: decomposed Hangul is not analysed, and a zero-width space is a noun.
#
# Korean that was typed or named on macOS, or came through a program that normalises to NFD, looks the same and is the same
# text to Unicode. Kiwi composes nothing: a decomposed word is returned whole, with its particle, as one proper or common
# noun, without an error, so that "학교가", "학교는" and "학교를" are three nouns instead of one. U+200B, which messengers
# and word processors put where a line may break, comes back as a noun of its own. Both count in a list of nouns; compose
# to NFC (or NFKC) and drop format characters first.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check setuptools wheel
venv/bin/pip install --quiet --disable-pip-version-check kiwipiepy==0.24.1 kiwipiepy_model==0.24.0

cat >nouns.py <<'PYTHON'
from unicodedata import normalize

from kiwipiepy import Kiwi

kiwi = Kiwi(num_workers=1, load_multi_dict=False)


def nouns(text):
    tokens = next(iter(kiwi.tokenize([text])))
    return [normalize("NFC", token.form) for token in tokens if token.tag.startswith("NN")]


seen = {}
for name, text in {
    "composed": "학교가 커피를",
    "decomposed": normalize("NFD", "학교가 커피를"),
    "zero-width space": "학교\u200b 커피",
}.items():
    seen[name] = nouns(text)
    print(f"{name}: {seen[name]}")
expected = {
    "composed": ["학교", "커피"],
    "decomposed": ["학교가", "커피를"],
    "zero-width space": ["학교", "\u200b", "커피"],
}
if seen != expected:
    raise SystemExit("changed: see above")
PYTHON
venv/bin/python nouns.py
