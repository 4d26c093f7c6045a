"""Words with persons and tenses taken off: what "I will" and "he would" have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.compare.sentencewords import Word

_SHIFTED = {
    form: shifted
    for shifted, forms in (
        ("@", "i me he him she her they them we us you myself himself herself themselves im"),
        ("@s", "my mine his hers their theirs our ours your yours"),
        ("will", "will would shall should"),
        ("be", "am is are was were be been"),
        ("have", "has have had ive weve theyve hed theyd"),
        ("can", "can could"),
        ("may", "may might"),
        ("that", "this that these those"),
        ("wont", "wont wouldnt"),
        ("cant", "cant couldnt cannot"),
        ("dont", "dont doesnt didnt"),
        ("isnt", "isnt arent wasnt werent"),
    )
    for form in forms.split()
}
"""What persons and tenses become, alike in direct and in indirect speech."""


def shifted_words(words: Sequence[Word]) -> tuple[str, ...]:
    """Return weighty words by their stems, others alike in direct and in indirect speech."""
    return tuple(
        word.term if word.weighty else _SHIFTED.get(word.folded, word.folded) for word in words
    )
