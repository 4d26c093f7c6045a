from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.article import Mention, Span
from index.compare.comparing import compare
from index.compare.quotation import quotations
from index.compare.quotechanges import other_speakers
from tests.sample_values import bare

if TYPE_CHECKING:
    from index.comparison import Comparison


def quoted(text: str) -> list[str]:
    paragraphs = [Span(p.start, p.end) for p in bare(text).paragraphs]
    return [text[q.start : q.end] for q in quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "the pier is gone" and left.', ["the pier is gone"]),
        ("He said “the pier is gone” and left.", ["the pier is gone"]),
        ("Il a dit « la jetée est perdue » hier.", ["la jetée est perdue"]),
        ("Er sagte „der Steg ist weg“ und ging.", ["der Steg ist weg"]),
        ("Er sagte »der Steg ist weg« und ging.", ["der Steg ist weg"]),
        ("He said ‘the pier is gone’ and left.", ["the pier is gone"]),
        ("He said 'the pier is gone,' and left.", ["the pier is gone,"]),
        ("The farmers' fields and the town's pier aren't safe.", []),
        ("‘The farmers’ fields are gone,’ she said.", ["The farmers’ fields are gone,"]),
        ("The ‘heroes’ of Marrow and the farmers’ pier.", ["heroes"]),
        ("In the '90s the pier was 'sound', he said.", ["sound"]),
        ('A 6" board and a 12" board.', []),
        ("“It’s the ‘best’ pier,” he said.", ["It’s the ‘best’ pier,"]),
        ("She praised the pier“a fine piece of work” there.", ["a fine piece of work"]),
        ("She praised “a fine pier“, he said.", ["a fine pier"]),
        ("She called it best pier” of all.", []),
        ("He wrote ``the pier is gone'' to her.", ["the pier is gone"]),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ("“One.\n\n“Two,” he said.", ["One.", "Two,"]),
        ('"One.\n\n"Two," he said.', ["One.", "Two,"]),
        ("He said: “The pier is gone.\n\nThe town mourns.", ["The pier is gone."]),
        ("He opened “twice and “once” here.", ["once"]),
        ("‘They said “no” to us,’ he said.", ["They said “no” to us,"]),
        ("“”", []),
        ("“", []),
        ("", []),
    ],
)
def test_words_between_marks_of_any_shape_are_found(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab s.,。\n\"'“”‟‘’‚«»‹›„`「」『』＂", max_size=80))
@example("」と述べた。「はい」と市長。")
def test_quotations_lie_in_order_within_one_paragraph(text: str) -> None:
    paragraphs = [Span(p.start, p.end) for p in bare(text).paragraphs]
    last = 0
    for quotation in quotations(text, paragraphs):
        assert last <= quotation.start < quotation.end
        assert any(p.start <= quotation.start and quotation.end <= p.end for p in paragraphs)
        last = quotation.end


def people(text: str, *names: str) -> list[Mention]:
    """Mark each full name and each surname alone."""
    found = []
    for name in names:
        surname = name.rsplit(" ", 1)[-1]
        at = text.find(surname)
        while at >= 0:
            start = at - (len(name) - len(surname))
            full = start >= 0 and text[start : at + len(surname)] == name
            found.append(
                Mention(start if full else at, at + len(surname), "person", surname, name),
            )
            at = text.find(surname, at + 1)
    return sorted(found, key=lambda mention: mention.start)


def speakers(text: str) -> list[str | None]:
    one = bare(text)
    found = compare(one, bare(""), names_a=people(text, "Ines Valdry", "Orlan Tesk"))
    return [pair.a.speaker for pair in found.quotes if pair.a]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will rebuild the pier,” Valdry said.", "Ines Valdry"),
        ("“We will rebuild the pier,” said Ines Valdry, who runs the harbour.", "Ines Valdry"),
        ("“We will rebuild the pier,” said Gov. Valdry.", "Ines Valdry"),
        ("“We will rebuild the pier,” according to Ines Valdry.", "Ines Valdry"),
        ("According to Valdry, the town “will rebuild the old pier”.", "Ines Valdry"),
        ("Valdry told Orlan Tesk that “we will rebuild the pier”.", "Ines Valdry"),
        ("Valdry: “We will rebuild the pier.”", "Ines Valdry"),
        ("Tesk's deputy Ines Valdry said “we will rebuild the pier”.", "Ines Valdry"),
        ("Valdry came. “We will rebuild the pier,” she said.", "Ines Valdry"),
        ("Valdry came in. “We will rebuild the pier,” the mayor vowed.", "Ines Valdry"),
        ("Valdry met Tesk. “We will rebuild the pier,” the mayor vowed.", None),
        (
            "Mayor Tesk left. Valdry came. “We will rebuild the pier,” the mayor vowed.",
            "Orlan Tesk",
        ),
        (
            "Mayor Valdry left. It rained. “We will rebuild the pier,” the mayor said.",
            "Ines Valdry",
        ),
        ("Valdry beat Tesk, who said he was sorry. “I lost the pier,” he said.", None),
        ("“We will rebuild the pier,” said the mayor, Ines Valdry.", "Ines Valdry"),
        ("“We will rebuild the pier,” said a spokesman for Valdry.", "a spokesman for Valdry"),
        ("A spokesman for Valdry said “we will rebuild the pier”.", "a spokesman for Valdry"),
        ("When Tesk left, Valdry said “we will rebuild the pier”.", "Ines Valdry"),
        ("Valdry, who met Tesk, said “we will rebuild the pier”.", "Ines Valdry"),
        ("Valdry and Tesk said “we will rebuild the pier”.", None),
        ("A sign read “we will rebuild the pier”.", "a sign"),
        ("“We will rebuild the pier,” a statement said. Tesk had left.", "a statement"),
        ("“Orlan Tesk will rebuild the pier,” she said.", None),
    ],
)
def test_a_speaker_is_read_from_the_words_around(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


def test_one_attribution_serves_both_halves_of_a_quotation() -> None:
    text = "“We will rebuild it,” Valdry said. “It will take a full year.”"
    assert speakers(text) == ["Ines Valdry", "Ines Valdry"]


def test_another_person_who_is_named_in_between_ends_what_one_says() -> None:
    text = "Valdry said “we will rebuild it”, and Tesk smiled. “It will take a full year.”"
    assert speakers(text) == ["Ines Valdry", None]
    text = "“We will rebuild it,” Valdry told Tesk. “It will take a full year.”"
    assert speakers(text) == ["Ines Valdry", "Ines Valdry"]


def test_a_subhead_in_quotation_marks_is_spoken_by_nobody() -> None:
    said = "“We will rebuild the pier,” Valdry said.\n\n“{}\n\nIt rained all day."
    assert speakers(said.format("It takes a year”")) == ["Ines Valdry", None]
    assert speakers(said.format("It takes a year.”")) == ["Ines Valdry", None]
    long = "It takes a year, and the town will have to pay every penny of it.”"
    assert speakers(said.format(long)) == ["Ines Valdry", "Ines Valdry"]


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    text = "Tesk said: “We will rebuild the pier.\n\n“It will take a full year.”"
    assert speakers(text) == ["Orlan Tesk", "Orlan Tesk"]


def test_names_are_guessed_where_none_are_given() -> None:
    text = "Ines Valdry came. “We will rebuild the pier,” Valdry said."
    pair = compare(bare(text), bare("")).quotes[0]
    assert pair.a
    assert pair.a.speaker == "Ines Valdry"


def pairs(found: Comparison) -> list[tuple[str, str]]:
    return [
        (
            found.a.text[pair.a.start : pair.a.end] if pair.a else "",
            found.b.text[pair.b.start : pair.b.end] if pair.b else "",
        )
        for pair in found.quotes
    ]


def test_the_same_quotation_in_two_translations_is_paired() -> None:
    one = bare("“We will go on resisting the strangling fees which the islands made a tool.”")
    other = bare(
        "“The weather will be fine for the regatta.”\n\n"
        "“We will continue to resist suffocating fees used by the islands as a tool.”"
    )
    found = compare(one, other)
    assert pairs(found)[0][1].startswith("We will continue")
    assert pairs(found)[1] == ("", "The weather will be fine for the regatta.")
    assert found.quotes[0].score
    assert 0.3 < found.quotes[0].score < 1
    assert found.quotes[1].score is None


def test_identical_quotations_are_wholly_alike() -> None:
    one = bare("“We will rebuild the pier,” she said.")
    other = bare("He heard: “We will rebuild the pier.”")
    assert compare(one, other).quotes[0].score == 1.0


def test_both_halves_of_a_quotation_are_paired_with_the_whole() -> None:
    halves = bare(
        "“We will rebuild the old pier before the winter,” she said, “and nobody in this town "
        "will have to pay a single penny for it.”"
    )
    whole = bare(
        "“We will rebuild the old pier before the winter, and nobody in this town will have to "
        "pay a single penny for it,” she said."
    )
    found = compare(halves, whole)
    assert len(found.quotes) == 2
    assert all(pair.a and pair.b for pair in found.quotes)


def test_a_word_or_two_between_marks_is_no_quotation() -> None:
    assert compare(bare("The “old pier” is gone."), bare("")).quotes == ()


@settings(max_examples=40, deadline=None)
@given(*[st.lists(st.sampled_from("“a b c d e pier” town, said Valdry.".split()), max_size=40)] * 2)
def test_swapping_the_sides_mirrors_the_pairs(one: list[str], other: list[str]) -> None:
    a, b = bare(" ".join(one)), bare(" ".join(other))
    there = {(pair.a, pair.b, pair.score) for pair in compare(a, b).quotes}
    assert there == {(pair.b, pair.a, pair.score) for pair in compare(b, a).quotes}


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Ines Valdry", "Ola Brink", True),
        ("Ines Valdry", "Valdry", False),
        ("Sound President Tolgun Asherov", "Tolgoun Acherov", False),
        ("Ines Valdry", "Ines Torvan", True),
        ("Ines Valdry", "the mayor", False),
        ("Ines Valdry", None, False),
    ],
)
def test_names_that_are_only_spelled_otherwise_are_one_speaker(
    one: str, other: str | None, *, two: bool
) -> None:
    assert other_speakers(one, other) is other_speakers(other, one) is two
