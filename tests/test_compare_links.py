from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Mention, NameKind
from index.compare.comparing import Background, compare
from tests.sample_values import bare

if TYPE_CHECKING:
    from index.comparison import Comparison, Link


HARBOUR = bare(
    "The council of Marrow Bay closed the old harbour on Monday after a crane fell into the water."
    "\n\nNobody was hurt."
    "\n\n“We could not let another winter pass with that crane over our heads,” harbour master "
    "Ines Valdry said."
    "\n\nFishing boats will be moved to the northern quay, which was built 24 years ago."
    "\n\nThe town hopes that the summer regatta can go ahead."
)
CRANE = bare(
    "A ferry line has protested against new fees in Marrow Bay."
    "\n\nThe summer regatta should go ahead, the town hopes."
    "\n\nThe fishing boats move to a northern quay that is twenty-four years old."
    "\n\n“We could not let another winter pass with that crane over our heads,” said Ms Valdry."
    "\n\nNobody was hurt.",
    "b.txt",
)


def texts(found: Comparison, link: Link) -> tuple[str, str]:
    return found.a.text[slice(*link.a)], found.b.text[slice(*link.b)]


def link_to(found: Comparison, words: str) -> Link:
    return max(
        (link for link in found.links if words in texts(found, link)[0]),
        key=lambda link: link.score,
    )


def test_a_fact_told_in_other_words_and_another_place_is_linked() -> None:
    found = compare(HARBOUR, CRANE)
    link = link_to(found, "regatta")
    assert "regatta" in texts(found, link)[1]
    assert link.kind == "reworded"
    assert link.tier == "strong"


def test_a_link_names_the_words_that_made_it_as_a_has_them() -> None:
    found = compare(HARBOUR, CRANE)
    link = link_to(found, "quay")
    assert "northern quay" in link.shared
    assert "Fishing boats" in link.shared
    assert "24 years" in link.shared
    assert "twenty-four years" in [CRANE.text[slice(*span)] for span in link.marks_b]


def test_the_same_words_between_quotation_marks_are_the_same_quotation() -> None:
    link = link_to(compare(HARBOUR, CRANE), "another winter")
    assert link.kind == "quote"
    assert link.shared[0] == "We could not let another winter pass with that crane over our heads"


def test_words_quoted_by_one_and_used_by_the_other_are_copied_word_for_word() -> None:
    copied = bare("We could not let another winter pass with that crane over our heads.")
    assert link_to(compare(HARBOUR, copied), "another winter").kind == "verbatim"


def test_six_words_in_a_row_outside_quotes_are_word_for_word() -> None:
    other = bare("In Marrow Bay the summer regatta can go ahead as planned, organisers said.")
    assert link_to(compare(HARBOUR, other), "regatta").kind == "verbatim"


def test_a_short_sentence_that_is_the_same_is_word_for_word() -> None:
    assert link_to(compare(HARBOUR, CRANE), "Nobody").kind == "verbatim"


def test_sentences_that_only_share_what_everybody_says_are_not_linked() -> None:
    found = compare(HARBOUR, CRANE)
    assert "ferry" in found.b.text[slice(*found.only_b[0])]
    assert [found.a.text[slice(*span)][:11] for span in found.only_a] == ["The council"]


def test_a_subhead_is_like_itself_and_nothing_else() -> None:
    body = "The harbour of Marrow Bay was closed.\n\n{}\n\nA crane fell into the water."
    one = bare(body.format("Harbour closed by crane"))
    other = bare(body.format("Crane in the water"))
    assert all(
        "closed by" not in texts(compare(one, other), link)[0] for link in compare(one, other).links
    )
    assert len(compare(one, one).only_a) == 0


def test_a_line_that_is_printed_twice_is_paired_off_in_order() -> None:
    twice = bare(
        "Nobody was hurt in the blast.\n\nThe mayor came.\n\nNobody was hurt in the blast."
    )
    links = [link for link in compare(twice, twice).links if link.tier == "strong"]
    assert all(link.a == link.b for link in links)
    assert len(links) == 3


def test_the_articles_on_the_event_make_its_common_words_light() -> None:
    everybody = [f"President Orlan Tesk met the envoy of Darvia on day {day}." for day in range(30)]
    one = bare("President Orlan Tesk signed the fisheries accord with Darvia.")
    other = bare("President Orlan Tesk of Darvia visited a dairy farm.")
    alone = compare(one, other).links
    among = compare(one, other, background=Background.of([one.text, other.text, *everybody])).links
    assert alone[0].score > (among[0].score if among else 0)


def test_empty_articles_are_compared() -> None:
    found = compare(bare(""), HARBOUR)
    assert found.links == ()
    assert found.only_b == found.sentences_b
    assert compare(bare(""), bare("")).only_a == ()


def test_names_are_in_both_or_in_one_by_first_mention() -> None:
    def mention(start: int, name: str, kind: NameKind = "person") -> Mention:
        return Mention(start, start + 4, kind, name.rsplit(maxsplit=1)[-1], name)

    found = compare(
        HARBOUR,
        CRANE,
        names_a=[mention(9, "Ines Valdry"), mention(2, "Marrow Bay", "place"), mention(40, "Tesk")],
        names_b=[
            mention(0, "Tesk", "place"),
            mention(5, "Marrow Bay", "place"),
            mention(9, "Ines Valdry"),
        ],
    )
    assert found.names.both == ("Marrow Bay", "Ines Valdry")
    assert found.names.only_a == ("Tesk",)
    assert found.names.only_b == ("Tesk",)


VOCABULARY = """harbour crane mayor council signed fell boats quay minister treaty the of and in was
not “ ” twelve 24 Marrow Valdry Tesk sanctions ferry visited said never again. closed? Monday. hurt!
\n\n""".split(" ")
NEWS = st.lists(st.sampled_from(VOCABULARY), max_size=80).map(
    lambda words: "\n\n".join(
        " ".join(part.split()) for part in " ".join(words).split("\n\n") if part.strip()
    ),
)


@settings(max_examples=60, deadline=None)
@given(NEWS, NEWS)
def test_swapping_the_sides_mirrors_the_links(one: str, other: str) -> None:
    there, back = compare(bare(one), bare(other)), compare(bare(other), bare(one))

    def mirrored(link: Link) -> tuple[object, ...]:
        why = sorted((why.b, why.a) for why in link.why)
        return (link.b, link.a, link.kind, link.tier, link.score, link.marks_b, link.marks_a, why)

    assert sorted(map(mirrored, there.links)) == sorted(
        (
            *(link.a, link.b, link.kind, link.tier, link.score, link.marks_a, link.marks_b),
            sorted((why.a, why.b) for why in link.why),
        )
        for link in back.links
    )
    assert there.only_a == back.only_b


@settings(max_examples=60, deadline=None)
@given(NEWS)
def test_each_sentence_is_linked_to_itself(text: str) -> None:
    found = compare(bare(text), bare(text))
    linked = {link.a for link in found.links if link.a == link.b and link.tier == "strong"}
    assert all(
        span in linked
        for span in found.sentences_a
        if any(character.isalnum() for character in text[slice(*span)])
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_compared_and_marks_lie_within_their_sentences(
    one: str, other: str
) -> None:
    found = compare(bare(one), bare(other))
    for link in found.links:
        assert all(link.a.start <= s.start < s.end <= link.a.end for s in link.marks_a)
        assert all(link.b.start <= s.start < s.end <= link.b.end for s in link.marks_b)
        assert link.marks_a
        assert link.marks_b
        assert all(why.words and why.a and why.b for why in link.why[:1])
        assert link.why


def test_many_alike_sentences_are_bounded() -> None:
    one = bare(" ".join(f"The crane of quay {n} fell into the harbour." for n in range(1500)))
    found = compare(one, one)
    assert len(found.links) <= 8 * 3000 + 2000
    assert {link.a for link in found.links if link.a == link.b} == set(found.sentences_a)


def test_two_runs_give_the_same_answer() -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from test_compare_links import CRANE, HARBOUR, compare\n"
        "print(repr(compare(HARBOUR, CRANE)))"
    )
    here = Path(__file__).parent
    runs = {
        subprocess.run(
            [sys.executable, "-c", script, str(here), str(here.parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert b"Link(" in runs.pop()


def test_what_differs_in_a_number_is_not_said_word_for_word() -> None:
    same = "The works will be open to visitors at the northern quay for"
    pairs = (
        ("ten days", "12 days"),
        ("one day", "nine days"),
        ("a week in 2019", "a week in 2021"),
    )
    for one, other in pairs:
        (link,) = compare(bare(f"{same} {one}."), bare(f"{same} {other}.", "b.txt")).links
        assert link.kind in {"reworded", "contradiction"}
    for one, other in (("ten days", "10 days"), ("ten days", "days"), ("no one", "ten days")):
        (link,) = compare(bare(f"{same} {one}."), bare(f"{same} {other}.", "b.txt")).links
        assert link.kind == "verbatim"


def test_what_differs_in_a_number_is_not_the_same_quotation() -> None:
    said = "“We will need {} weeks to open the old harbour again,” Ines Valdry said on Monday."
    one, other = bare(said.format("six")), bare(said.format("eight"), "b.txt")
    assert {link.kind for link in compare(one, other).links} <= {"reworded", "contradiction"}
    two = bare(said.format("six") + " Boats will stay at 14 quays.", "b.txt")
    assert link_to(compare(one, two), "weeks").kind == "quote"
