"""Verbs by which words are told, and what each lets a reader think of them.

Whether somebody said, claimed or admitted a thing is chosen by who writes: two outlets that have
the same words may choose otherwise, and that is to be told. The classes are those that handbooks of
newswriting and of reporting verbs agree on (Bergler, 1992; Thompson and Ye, 1991, in substance).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

Manner = Literal[
    "neutral",
    "claiming",
    "admitting",
    "denying",
    "warning",
    "asking",
    "promising",
    "confirming",
    "praising",
    "blaming",
]
"""What a verb adds to the words that it tells; "neutral" where it adds nothing."""

_LEMMAS: dict[Manner, str] = {
    "neutral": """say tell state add write note remark comment reply respond answer continue explain
        recall testify announce declare tweet post report mention observe describe call express
        indicate outline specify summarise voice read recount proclaim conclude joke quip reveal
        disclose dub characterise emphasise highlight underline underscore stress opine muse email
        elaborate clarify repeat reiterate predict propose advise counsel interject shout cry
        exclaim yell whisper scream mutter thunder retort""",
    "claiming": """claim allege insist maintain contend assert argue boast suggest hint imply
        purport profess posit speculate theorise surmise""",
    "admitting": "admit concede acknowledge confess",
    "denying": "deny reject dismiss refute dispute rebut contradict disagree",
    "warning": "warn caution threaten",
    "asking": "ask wonder inquire enquire demand urge plead beg appeal implore",
    "promising": "promise vow pledge swear guarantee",
    "confirming": "confirm assure affirm agree attest certify concur",
    "praising": "praise hail welcome thank applaud laud commend gush",
    "blaming": """accuse criticise condemn slam blast lament complain mock denounce deplore scold
        decry bemoan chide fume gripe lambaste sneer""",
}
_PAST = {
    "say": "said", "tell": "told", "write": "wrote", "read": "read", "swear": "swore",
}  # fmt: skip
_DOUBLED = frozenset("beg admit quip dub slam concur rebut".split())
_NOUNS = frozenset(
    """state report post call appeal demand voice comment remark answer mention outline joke stress
    promise pledge vow boast shout cry scream whisper email repeat counsel thunder praise slam blast
    dispute read""".split(),
)
"""Lemmas whose shortest form and the one in -s are nouns, or mean otherwise, as often as not."""
_AMERICAN = {"ise": "ize", "ised": "ized", "ises": "izes", "ising": "izing"}
_PLAIN: dict[Manner, Manner] = {"asking": "neutral"}
"""Manners that let nobody think otherwise of the words."""
_VOWELS = frozenset("aeiou")


class Saying(NamedTuple):
    """A verb of saying."""

    lemma: str
    manner: Manner


def saying(word: str) -> Saying | None:
    """Return the verb of saying that a word is a form of, in any case; None if it is another word.

    >>> saying("Conceded")
    Saying(lemma='concede', manner='admitting')
    """
    return _forms().get(word.lower())


def changed(one: Saying, other: Saying) -> bool:
    """Whether one verb lets a reader think otherwise of the same words than the other does.

    >>> changed(saying("said"), saying("told")), changed(saying("said"), saying("claimed"))
    (False, True)
    """
    return _PLAIN.get(one.manner, one.manner) != _PLAIN.get(other.manner, other.manner)


def pattern(*, participles: bool = True) -> str:
    """Return a regular expression of all forms, longest first; it asks for a word border after it.

    Args:
        participles: Whether "saying" and its like are among them.
    """
    forms = (form for form in _forms() if participles or not form.endswith("ing"))
    return rf"(?:{'|'.join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))})\b"


@cache
def _forms() -> dict[str, Saying]:
    found: dict[str, Saying] = {}
    for manner, lemmas in _LEMMAS.items():
        for lemma in lemmas.split():
            verb = Saying(lemma, manner)
            for form in _inflected(lemma):
                found.setdefault(form, verb)
                for british, american in _AMERICAN.items():
                    if form.endswith(british) and lemma.endswith("ise"):
                        found.setdefault(form[: -len(british)] + american, verb)
    for other in ("promise", "advise", "praise"):  # -ise that is no suffix
        for form in _inflected(other):
            found.pop(form.replace("is", "iz"), None)
    return found


def _inflected(lemma: str) -> tuple[str, ...]:
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    past = _PAST.get(lemma) or _regular(stem, "ed")
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third = f"{lemma[:-1]}ies"
    present = () if lemma in _NOUNS else (lemma, third)
    return *present, past, _regular(stem, "ing")


def _regular(stem: str, ending: str) -> str:
    if stem.endswith("e") and (ending == "ed" or not stem.endswith("ee")):
        return stem[:-1] + ending
    if stem.endswith("y") and ending == "ed" and stem[-2] not in _VOWELS:
        return f"{stem[:-1]}ied"
    return stem + ending
