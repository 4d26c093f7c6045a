"""What is told of a name, line by line: tables, bars, first mentions, and where they lead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.decisions.decision import Decision
from index.dossier import FormUse, KeptApart, Together
from index.results import NameRef
from reader.naming.dossier import SHOWN, dossier_lines
from reader.naming.leads import Lead
from reader.naming.snippet import around
from reader.widgets.band import cells
from tests.sample_names import LENIA, QUILL, TRUST, dossier, mention_line, outlet_use
from tests.sample_values import acted_on, texts

if TYPE_CHECKING:
    from index.dossier import Dossier
    from reader.naming.leads import Section, Told


def words(told: Told) -> str:
    return "".join(piece.text for piece in told.pieces)


def told(of: Dossier, width: int = 68, opened: tuple[Section, ...] = ()) -> list[str]:
    return [words(line) for line in dossier_lines(of, width, opened)]


def section(lines: list[str], head: str) -> list[str]:
    """Return the lines of a section, without its head, as words with single blanks."""
    start = next(n for n, line in enumerate(lines) if line.startswith(head)) + 1
    end = next((n for n in range(start, len(lines)) if not lines[n]), len(lines))
    return [" ".join(line.split()) for line in lines[start:end]]


def test_the_head_tells_who_how_often_and_when() -> None:
    lines = told(dossier())
    assert lines[0] == "Ada Quill  P person" + " " * 30 + "merged from 2 forms"
    assert lines[1] == "10 mentions · 4 of 27 articles · first 4 Mar 2031 · last 12 May 2031"
    assert told(dossier(), 50)[1:3] == [
        "10 mentions · 4 of 27 articles",
        "first 4 Mar 2031 · last 12 May 2031",
    ]
    one_day = dossier(last=mention_line(), forms=dossier().forms[:1])
    assert told(one_day)[:2] == [
        "Ada Quill  P person",
        "10 mentions · 4 of 27 articles · first 4 Mar 2031",
    ]
    assert told(dossier(first=None, last=None))[1] == "10 mentions · 4 of 27 articles"


def test_a_decision_can_be_taken_back_where_there_is_one() -> None:
    decided = dossier(decisions=(Decision("rename", NameRef("person", "A. Quill"), to=QUILL),))
    (line, *_) = dossier_lines(decided, 68, (), "u")
    assert words(line).endswith("merged from 2 forms  u undo")
    assert section(told(decided), "Decided by you") == ["A. Quill is called Ada Quill"]
    assert "undo" not in words(dossier_lines(dossier(), 68, (), "u")[0])


def test_each_form_is_counted_by_outlet_and_none_is_a_dot() -> None:
    of = dossier(forms=(FormUse("Quill", 7, (7, 0, 0)), FormUse("Ada Quill", 3, (0, 3, 0))))
    assert section(told(of), "How each outlet writes it") == [
        "The Marrow Gazette unknown",
        "Quill 7 7 ·",
        "Ada Quill 3 · 3",
    ]
    lines = told(of)
    head = next(line for line in lines if "The Marrow Gazette" in line)
    (row,) = (line for line in lines if line.startswith("  Quill"))
    assert head.index("Gazette") + len("Gazette") == row.rindex("7") + 1


def test_outlets_without_room_are_told_by_their_number() -> None:
    outlets = tuple(outlet_use(f"Outlet number {n:02}", 20 - n) for n in range(12))
    of = dossier(outlets=outlets, forms=(FormUse("Quill", 9, (1,) * 12),))
    wide, narrow = (section(told(of, width), "How each outlet") for width in (84, 40))
    assert wide[-1] == "and 7 more outlets"
    assert narrow[-1] == "and 11 more outlets"
    assert narrow[0] == "Outlet num…"


def test_bars_are_as_long_as_mentions_are_many() -> None:
    lines = section(told(dossier()), "Mentions")
    assert [" ".join(line.replace("▬", "").split()) for line in lines] == [
        "The Marrow Gazette 7 5.0",
        "unknown 3 ·",
        "Tidewater Post not named",
    ]
    bars = [line.count("▬") for line in lines]
    assert bars[0] > bars[1] > bars[2] == 0
    assert bars[1] == round(bars[0] * 3 / 7)


@pytest.mark.parametrize(
    ("mentions", "words", "rate"),
    [(7, 1400, "5.0"), (1, 30_000, "0.03"), (1, 200_000, "0.005"), (3, 30_000, "0.1"), (9, 0, "·")],
)
def test_a_rate_is_never_rounded_to_nothing(mentions: int, words: int, rate: str) -> None:
    of = dossier(outlets=(outlet_use("Tidewater Post", mentions, words=words),))
    (line,) = section(told(of), "Mentions")
    assert line.endswith(f"▬ {mentions} {rate}")


def test_a_first_mention_leads_to_its_article() -> None:
    lines = dossier_lines(dossier(), 68)
    assert section(told(dossier()), "First mention") == [
        "The Marrow Gazette · Tue 4 Mar 2031",
        "The harbour master, Ada Quill, said that nobody was hurt …",
        "unknown · Tue 4 Mar 2031",
        "The harbour master, Ada Quill, said that nobody was hurt …",
    ]
    (place,) = (n for n, line in enumerate(lines) if "Gazette · Tue" in words(line))
    assert lines[place].lead == Lead(line=mention_line())
    assert [p.roles for p in lines[place + 1].pieces if p.text == "Ada Quill"] == [("person",)]


def test_other_names_are_told_with_their_figures_and_lead_on() -> None:
    lines = told(dossier())
    assert section(lines, "Kept apart") == ["Ida Quill 2 given names differ"]
    assert section(lines, "Named together with") == ["L Lenia 3 5", "O Sound Trust 1 ·"]
    much = section(told(dossier(looked=2)), "Named together with")
    assert much[-1] == "paragraphs of the 2 articles that mention it most"
    leads = [line.lead for line in dossier_lines(dossier(), 68) if line.lead is not None]
    assert [lead.to for lead in leads] == ["mentions", "article", "article", *["name"] * 3]
    assert [lead.name for lead in leads[3:]] == [NameRef("person", "Ida Quill"), LENIA, TRUST]


def test_what_is_too_much_is_told_when_it_is_asked_for() -> None:
    many = tuple(Together(NameRef("place", f"Place {n}"), 1, 1, 1) for n in range(30))
    of = dossier(together=many)
    assert section(told(of), "Named together with")[-1] == "20 more names …"
    assert dossier_lines(of, 68)[-1].lead == Lead(section="together")
    assert len(section(told(of, opened=("together",)), "Named together with")) == 30
    barely = dossier(together=many[: SHOWN["together"] + 1])
    assert section(told(barely), "Named together with")[-1] == "L Place 10 1 1"


def test_a_section_without_anything_is_left_out() -> None:
    bare = dossier(together=(), apart=(), outlets=(outlet_use("Tidewater Post", 0),))
    heads = [line for line in told(bare) if line and not line.startswith(" ")]
    assert [head.split("  ")[0] for head in heads[2:]] == ["How each outlet writes it", "Mentions"]


@given(texts, texts, texts, st.integers(20, 120))
def test_no_line_is_too_long_and_nothing_reaches_the_terminal(
    name: str, form: str, outlet: str, width: int
) -> None:
    line = mention_line(left=form, mention=name or "x", right=form, outlet=outlet)
    use = outlet_use(outlet, 3, first=line)
    of = dossier(
        NameRef("organisation", name or "x"),
        forms=(FormUse(form, 7, (7,)),),
        outlets=(use,),
        apart=(KeptApart(NameRef("person", name), 1, form),),
        decisions=(Decision("split", NameRef("person", name), forms=(form,)),),
    )
    for told_line in dossier_lines(of, width, (), "u"):
        assert cells(told_line.pieces) <= max(40, width)
        assert acted_on(words(told_line)) == []


# A mention in its line


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (84, "The harbour master, Ada Quill, said that nobody was hurt when the crane of the …"),
        (40, "… master, Ada Quill, said that nobody …"),
        (20, "… Ada Quill, said …"),
        (12, "… Ada …, …"),
    ],
)
def test_a_mention_stands_in_as_much_of_its_line_as_fits(width: int, shown: str) -> None:
    pieces = around(mention_line(), "person", width)
    found = "".join(piece.text for piece in pieces)
    assert found == shown


def test_a_line_that_begins_and_ends_with_its_sentence_has_no_dots() -> None:
    whole = replace(mention_line(), right=" left.")
    assert (
        "".join(p.text for p in around(whole, "person", 60))
        == "The harbour master, Ada Quill left."
    )
    inside = replace(mention_line(), left="and the ", right=" left")
    assert "".join(p.text for p in around(inside, "person", 60)) == "… and the Ada Quill left …"


@given(texts, texts, texts, st.integers(8, 90))
def test_a_mention_is_never_wider_than_its_room(
    left: str, name: str, right: str, width: int
) -> None:
    pieces = around(mention_line(left=left, mention=name or "x", right=right), "place", width)
    assert sum(cell_len(piece.text) for piece in pieces) <= max(width, 12)
