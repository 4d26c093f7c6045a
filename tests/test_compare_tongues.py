"""What a comparison says of the languages of its articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.compare.comparing import compare
from reader.comparing.tongues import tongue_words
from reader.export.comparison_words import counted
from tests.sample_values import bare


def test_names_are_compared_where_there_is_a_recogniser_for_them() -> None:
    one, other = (replace(bare("Spät.", name), language="de") for name in "xy")
    comparison = replace(compare(one, other), named=frozenset({"en", "de"}))
    assert tongue_words(comparison) == "German: contradictions and speakers aren't looked for"


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("en", "en-GB", ""),
        (None, None, ""),
        (None, "en", ""),
        ("de", "de-AT", "German: contradictions, speakers and names aren't looked for"),
        ("fr", None, "French: contradictions, speakers and names aren't looked for"),
        ("de", "en", "German and English: only what is written alike is linked"),
    ],
)
def test_what_two_languages_keep_from_being_compared(
    a: str | None, b: str | None, told: str
) -> None:
    one, other = (
        replace(bare(text, name), language=n)
        for text, name, n in (("Late.", "x", a), ("Late!", "y", b))
    )
    comparison = compare(one, other)
    assert tongue_words(comparison) == told
    short = tongue_words(comparison, short=True)
    assert bool(short) == bool(told)
    assert len(short) <= 50
    assert counted(comparison).startswith(told or "1 word")
