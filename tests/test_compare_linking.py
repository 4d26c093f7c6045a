from __future__ import annotations

from typing import TYPE_CHECKING

from index.article import Span
from index.compare.background import Background
from index.compare.comparing import compare
from index.compare.linking import Grounds, Quoted, link
from index.compare.passages import PROBABLE, Alike
from index.compare.prepared import prepare_text
from index.comparison import Reason
from tests.sample_values import bare

if TYPE_CHECKING:
    from index.compare.prepared import Prepared
    from index.comparison import Link

COPIED = "The crane fell into the old harbour of Marrow Bay on Monday."
SAID = "“We shall never rebuild that crane,” Ines Valdry said."
TOLD = "The harbour master ruled out putting it up again."


def linked(
    one: str, other: str, grounds: Grounds, pairs: tuple[Alike, ...] = (Alike(0, 0, 0.7),)
) -> list[Link]:
    a, b = prepared(one), prepared(other)
    return list(link(a, b, pairs, Background.over([a, b]), grounds))


def prepared(text: str) -> Prepared:
    return prepare_text(text, (Span(0, len(text)),))


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[slice(*span)] for span in spans]


def test_the_first_reason_is_that_of_the_kind() -> None:
    a = bare(f"{COPIED}\n\nThe council closed the northern quay.\n\nNobody was hurt.")
    b = bare(
        "It was said that the crane fell into the old harbour of Marrow Bay.\n\n"
        "Nobody was hurt.\n\nThe quay in the north was closed by the council.",
        "b.txt",
    )
    found = {each.a: each for each in compare(a, b).links if each.tier == "strong"}
    copied, quay, nobody = (found[span] for span in compare(a, b).sentences_a)
    assert copied.kind == "verbatim"
    assert copied.why[0].words == "10 words in a row"
    run = "rane fell into the old harbour of Marrow Bay"
    assert words(a.text, copied.why[0].a) == [f"The c{run}"]
    assert words(b.text, copied.why[0].b) == [f"the c{run}"]
    assert nobody.why[0].words == "the same words"
    assert quay.kind == "reworded"
    assert quay.why[0].words.startswith("shared: ")
    assert words(a.text, quay.why[0].a) == words(a.text, quay.marks_a)


def test_a_quotation_links_what_shares_no_word() -> None:
    why = Reason("told without quotation marks", (Span(1, 34),), (Span(0, len(TOLD)),))
    (found,) = linked(SAID, TOLD, Grounds(quoted={(0, 0): Quoted(why, PROBABLE)}), ())
    assert (found.kind, found.tier, found.score) == ("quote", "probable", PROBABLE)
    assert found.why[0] == why
    assert found.marks_a == why.a
    assert linked(SAID, TOLD, Grounds(quoted={(0, 0): Quoted(why)}), ()) == []


def test_words_in_a_row_go_before_a_quotation_and_a_contradiction_before_both() -> None:
    quoted = Reason("the same quotation", (Span(0, 9),), (Span(0, 9),))
    against = Reason("Monday against Friday", (Span(53, 59),), (Span(53, 59),))
    both = {(0, 0): Quoted(quoted, PROBABLE)}
    (copied,) = linked(COPIED, COPIED, Grounds(quoted=both))
    assert copied.kind == "verbatim"
    assert copied.score == 0.7
    assert quoted in copied.why[1:]
    (disputed,) = linked(COPIED, COPIED, Grounds({(0, 0): against}, both))
    assert disputed.kind == "contradiction"
    assert disputed.why[0] == against
    assert disputed.marks_a == against.a
    assert linked(COPIED, COPIED, Grounds({(0, 0): against}), ()) == []
