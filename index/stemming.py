"""Snowball's stemmers, in C by their own authors.

Their stems are those of Snowball's stemmers in Python, in a thirtieth of the time.
"""

from __future__ import annotations

import threading
from typing import Any

import Stemmer

_own = threading.local()
"""Holds stemmers for each thread: one keeps the word it is at work on, and would mix up two."""


def stemmed(word: str, rules: str) -> str:
    """Return the stem of a word by Snowball's rules for a language (Porter, 2001).

    Args:
        word: In lower case, composed (NFC).
        rules: Snowball's name of a language, such as "english".

    Raises:
        KeyError: There are no rules of that name.
    """
    stemmers: dict[str, Any] | None = getattr(_own, "stemmers", None)
    if stemmers is None:
        stemmers = _own.stemmers = {}
    if rules not in stemmers:
        # What is stemmed once is kept by those who ask (`index.words`), so not here too.
        stemmers[rules] = Stemmer.Stemmer(rules, 0)
    return str(stemmers[rules].stemWord(word))
