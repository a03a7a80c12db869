"""The analysing process: reads lists of texts, writes the nouns of each.

Run as `python -m app.features.words.analysis.process`. One line of JSON is a list of texts, the
answer another with a list of words for each text; a first empty list says that it is ready. It
ends with its input, so with whoever started it.
"""

import json
import os
import sys
from contextlib import suppress

from app.features.words.analysis.kiwi_nouns import Kiwi

_NICER = 10  # whoever chats comes first


def main() -> None:
    """Load the tokenizer and answer until the input ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what the tokenizer prints is no answer
    os.nice(_NICER)
    kiwi = Kiwi()
    with suppress(BrokenPipeError, KeyboardInterrupt):
        print("[]", file=answers, flush=True)
        for line in sys.stdin:
            print(json.dumps(kiwi.nouns(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
