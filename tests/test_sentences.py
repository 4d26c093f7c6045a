"""Paragraphs to sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Paragraph, Span
from index.sentences import sentences

PIECES = [*" .!?…\"'”’“(),—;aBÉz9。", "Mr. ", "U.S. ", "He ", "\u00a0"]
PROSE = st.lists(st.sampled_from(PIECES)).map("".join)


def split(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "Nobody came!", "Why?", "No one knows…", "So it was."],
        ["“Nobody wants it dark,” she said.", "“We keep it.”", "He nodded."],
        ["“Is it so?” he asked.", "He left."],
        ["Mr. J. K. Lund paid 3.5 million to St. Anne’s.", "It was Dr. Holt’s idea."],
        ["They flew to the U.S. Embassy.", "They left the U.S.", "The rest stayed."],
        ["It opens at 5 p.m. on Friday and closes at 6 p.m.", "They wait."],
        ["He said “no.”", "Then he left.", "(It rained.)", "All was wet."],
        ["No. 5 won.", "The answer was no.", "Then silence."],
        ["Really?!", "Yes... or no."],
        ["市長は述べた。", "多くの人々が集まった！", "寒い。"],
        ["Ilse said: “It works.", "It always did.”", "She smiled."],
        ["He paid 1.5 million to Hall & Co. of Ostermark.", "It was late."],
        ["without a stop at the end"],
    ],
)
def test_sentences_of_a_paragraph(parts: list[str]) -> None:
    glue = "" if parts[0].endswith("。") else " "
    assert split(glue.join(parts)) == parts


def test_marks_alone_are_no_sentence() -> None:
    assert split("It ended. . .") == ["It ended. . ."]
    assert split("It ended. . Then more.") == ["It ended.", ". Then more."]


def test_each_paragraph_is_split_by_itself() -> None:
    text = "One without an end\n\nTwo. Three."
    spans = sentences(text, [Paragraph(0, 18, 1), Paragraph(20, 31, 3)])
    assert spans == (Span(0, 18), Span(20, 24), Span(25, 31))


@given(PROSE | st.text())
def test_sentences_cover_all_that_is_not_space(text: str) -> None:
    covered = [False] * len(text)
    end = 0
    for span in sentences(text, [Span(0, len(text))]):
        assert end <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        covered[span.start : span.end] = [True] * (span.end - span.start)
        end = span.end
    assert all(mark or character.isspace() for mark, character in zip(covered, text, strict=True))


@given(PROSE, st.integers(0, 40), st.integers(0, 40))
def test_sentences_stay_inside_their_paragraph(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    for span in sentences(text, [Span(start, end)]):
        assert start <= span.start < span.end <= end


@pytest.mark.parametrize("piece", [" ", '"', ".", "a. ", "A. ", "(", ". . ", "A b. ? . ", "?”"])
def test_a_long_run_of_one_thing_is_split(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    assert all(span.end <= len(text) for span in sentences(text, [Span(0, len(text))]))
