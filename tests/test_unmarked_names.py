"""Names that stand in both texts, and were taken for one in one of them: by example."""

from __future__ import annotations

import pytest

from index.article import Mention
from index.compare.names import compare_names
from index.compare.prepared import prepare_text

ACT = "Harbour Dues Act"


def act(text: str, name: str = ACT) -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), "organisation", name, name)


NAMED = "The Harbour Dues Act was signed."


@pytest.mark.parametrize(
    ("other", "both"),
    [
        ("Nobody read the Harbour Dues Act; the Harbour Dues Act is long.", True),
        ("Nobody read the Harbour Dues Acts.", False),
        ("Nobody read the harbour dues act.", False),
    ],
)
def test_a_name_that_stands_in_the_other_text_is_not_told_as_of_one_alone(
    other: str,
    both: bool,  # noqa: FBT001  given by the rows above
) -> None:
    a, b = prepare_text(NAMED), prepare_text(other)
    found = compare_names([act(NAMED)], [], a, b)
    turned = compare_names([], [act(NAMED)], b, a)
    assert (found.both, found.only_a) == (((ACT,), ()) if both else ((), (ACT,)))
    assert (turned.both, turned.only_b) == (found.both, found.only_a)
    (beside,) = found.beside
    if both:
        assert beside.b is not None
        assert (beside.b.times, beside.b.forms) == (2, (ACT,))
        assert other[slice(*beside.b.first)] == ACT


def test_what_is_part_of_a_longer_name_is_of_that_one() -> None:
    other = "The New Harbour Dues Act failed."
    longer = act(other, "New Harbour Dues Act")
    found = compare_names([act(NAMED)], [longer], prepare_text(NAMED), prepare_text(other))
    assert (found.both, found.only_a, found.only_b) == ((), (ACT,), (longer.name,))


def test_one_word_alone_may_be_anything() -> None:
    text = "Ark lies at the quay."
    found = compare_names([act(text, "Ark")], [], prepare_text(text), prepare_text("The Ark sank."))
    assert found.only_a == ("Ark",)
