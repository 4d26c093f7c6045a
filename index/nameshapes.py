"""What the name of an outlet looks like, where nothing but its words can tell."""

from __future__ import annotations

import re

SECTIONS = frozenset(
    "breaking latest top local world national international news stories headlines live business"
    " sports sport politics opinion tech culture weather today daily more the all our your home"
    " menu media video tv radio".split()
)
"""Words that sections are called by; a line in capitals of nothing else is no name."""
_OUTLET_WORD = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|journal|chronicle|daily|weekly|observer|guardian"
    r"|telegraph|press|courier|mail|star|sun|standard|independent|examiner|register|record|review"
    r"|report|reporter|bulletin|dispatch|sentinel|globe|mirror|express|echo|argus|advertiser|wire"
    r"|tv|radio|media|magazine|online|today|agency|service|network|broadcasting|broadcaster|fm"
    r"|monitor|messenger|inquirer|ledger|leader|voice|citizen|argus|planet|world|channel)s?\b"
    r"|\.(?:com|org|net|co\.uk|news|info|tv)\b",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"[!?;:@“”\"]|\d{3}|\b(?:all rights|click|sign|log|home|page)\b", re.IGNORECASE
)


def has_outlet_word(words: str) -> bool:
    """Tell whether a name has a word that outlets are called by."""
    return _OUTLET_WORD.search(words) is not None


def is_name(words: str) -> bool:
    """Tell whether words can be a name at all."""
    words = words.strip()
    if not 2 <= len(words) <= 48 or len(words.split()) > 6 or _NOT_A_NAME.search(words):
        return False
    named = any(character.isupper() for character in words) or not words.isascii()
    return named and words[-1] not in ".,"


def key_of(name: str) -> str:
    """Return the letters and digits of a name without its article: what makes two the same."""
    letters = "".join(character for character in name.casefold() if character.isalnum())
    return letters.removeprefix("the") if len(letters) > len("the") else letters
