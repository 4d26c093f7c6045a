"""How two outlets name one person: rows of two sides, and the view that shows them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.article import ArticleId, Span
from index.dossier import (
    Called,
    Contrast,
    Dossier,
    MentionLine,
    OneSide,
    OutletUse,
    Together,
)
from index.results import NameRef
from reader.naming.contrasted import Place, Row, contrast_rows
from reader.naming.outlets import left_and_right, next_outlet, not_two, outlet_name, use_words
from reader.widgets.band import Band
from reader.widgets.contrast_head import ContrastHead
from reader.widgets.contrast_view import ContrastView
from tests.sample_values import HOSTILE, acted_on, texts
from tests.widget_host import Host, assert_safe, lines

TORVAN = NameRef("person", "Ilse Torvan")


def line(article: str = "a.txt", **changes: object) -> MentionLine:
    plain = MentionLine(
        id=ArticleId(article),
        title="Quay shut",
        outlet="Marrow Herald",
        date="2025-05-02",
        words=120,
        text_hash="0" * 64,
        start=20,
        end=31,
        left="Harbour master ",
        mention="Ilse Torvan",
        right=", the keeper of the quay, closed it.",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def use(outlet: str, mentions: int = 6, articles: int = 2) -> OutletUse:
    return OutletUse(outlet, mentions, articles if mentions else 0, 5, 1200, None)


HERALD = OneSide(
    use=use("Marrow Herald"),
    forms=(("Torvan", 4), ("Ilse Torvan", 2)),
    titles=(Called("Harbour master", 2, line(), Span(5, 19)),),
    descriptions=(Called("the keeper of the quay", 1, line(), Span(33, 55)),),
    firsts=(line(), line("b.txt", title=None, date=None)),
    together=(Together(NameRef("person", "Ola Brink"), 2, 3, 4),),
    looked=2,
)
RADIO = OneSide(
    use=use("Radio Sarbuk", 3, 1),
    forms=(("Ilse Torvan", 3),),
    titles=(),
    descriptions=(),
    firsts=(line("c.txt"),),
    together=(Together(NameRef("place", "Sarbuk"), 1, 1, 1),),
    looked=1,
)
BOTH = Contrast(TORVAN, HERALD, RADIO)


def words(rows: list[Row], side: str) -> list[str]:
    halves = [row.a if side == "a" else row.b for row in rows]
    return ["".join(piece.text for piece in half.pieces).rstrip() for half in halves]


def test_each_part_stands_on_the_same_rows_of_both_sides() -> None:
    rows = contrast_rows(BOTH, 50, columns=True)
    assert words(rows, "a") == [
        "Called",
        "  Ilse Torvan                                    2",
        "  Torvan                                         4",
        "",
        "Titles",
        "  Harbour master                                 2",
        "",
        "Descriptions",
        "  the keeper of the quay                         1",
        "",
        "First mention in each article",
        "  2 May 2025 · Quay shut",
        "    Harbour master Ilse Torvan, the keeper of …",
        "  date unknown · title unknown",
        "    Harbour master Ilse Torvan, the keeper of …",
        "",
        "Named in the same articles",
        "  P Ola Brink                           2 articles",
    ]
    assert words(rows, "b") == [
        "Called",
        "  Ilse Torvan                                    3",
        "  Torvan                                         ·",
        "",
        "Titles",
        "  ·",
        "",
        "Descriptions",
        "  ·",
        "",
        "First mention in each article",
        "  2 May 2025 · Quay shut",
        "    Harbour master Ilse Torvan, the keeper of …",
        "",
        "",
        "",
        "Named in the same articles",
        "  L Sarbuk                               1 article",
    ]


def test_where_it_is_narrow_the_sides_stand_below_each_other() -> None:
    rows = contrast_rows(BOTH, 50, columns=False)
    both = ["".join(pair) for pair in zip(words(rows, "a"), words(rows, "b"), strict=True)]
    assert both[:4] == [
        "Called                                    A      B",
        "  Ilse Torvan                             2      3",
        "  Torvan                                  4      ·",
        "",
    ]
    assert [one for one in both if one[:2].strip() in ("A", "B")] == [
        "A   Harbour master                               2",
        "B   ·",
        "A   the keeper of the quay                       1",
        "B   ·",
        "A   2 May 2025 · Quay shut",
        "B   2 May 2025 · Quay shut",
        "A   P Ola Brink                         2 articles",
        "B   L Sarbuk                             1 article",
    ]


def test_a_part_of_which_neither_tells_anything_is_left_out() -> None:
    bare = replace(RADIO, titles=(), descriptions=(), together=())
    rows = contrast_rows(Contrast(TORVAN, bare, bare), 50, columns=True)
    heads = [one for one in words(rows, "a") if one and not one.startswith(" ")]
    assert heads == ["Called", "First mention in each article"]


def test_where_not_all_articles_were_read_it_is_said() -> None:
    part = replace(HERALD, use=use("Marrow Herald", 900, 400), looked=120, descriptions=())
    found = words(contrast_rows(Contrast(TORVAN, part, RADIO), 50, columns=True), "a")
    assert found[4:7] == [
        "Titles",
        "  Harbour master                                 2",
        "  in 120 of 400 articles",
    ]
    assert "  in 2 of 400 articles" in found[found.index("First mention in each article") :]
    assert found.count("  in 120 of 400 articles") == 1


def test_lines_lead_to_the_words_in_their_article() -> None:
    rows = contrast_rows(BOTH, 50, columns=True)
    ways = [(row.a.item, row.a.opens) for row in rows if row.a.opens is not None]
    assert ways == [
        (0, Place(ArticleId("a.txt"), Span(5, 19))),
        (1, Place(ArticleId("a.txt"), Span(33, 55))),
        (2, Place(ArticleId("a.txt"), Span(20, 31))),
        (2, Place(ArticleId("a.txt"), Span(20, 31))),
        (3, Place(ArticleId("b.txt"), Span(20, 31))),
        (3, Place(ArticleId("b.txt"), Span(20, 31))),
    ]


wild_lines = st.builds(
    lambda left, mention, right, title, date: line(
        left=left, mention=mention, right=right, title=title, date=date
    ),
    texts,
    texts,
    texts,
    st.none() | texts,
    st.none() | st.sampled_from(HOSTILE),
)
wild_sides = st.builds(
    lambda found, said, outlet: OneSide(
        use(outlet),
        ((said, 1),),
        tuple(Called(said, 10**7, one, Span(0, 4)) for one in found),
        (),
        tuple(found),
        (Together(NameRef("person", said), 12345, 1, 1), Together(NameRef(None, said), 1, 1, 1)),
        1,
    ),
    st.lists(wild_lines, max_size=2),
    texts,
    texts,
)


@given(wild_sides, wild_sides, st.integers(30, 110), st.sampled_from((True, False)))
def test_no_row_is_wider_than_its_side_nor_acted_on(
    a: OneSide,
    b: OneSide,
    width: int,
    columns: bool,  # noqa: FBT001
) -> None:
    for row in contrast_rows(Contrast(TORVAN, a, b), width, columns=columns):
        for half in (row.a, row.b):
            shown = "".join(piece.text for piece in half.pieces)
            assert cell_len(shown) <= width
            assert acted_on(shown) == []


# Which outlets


def test_how_much_an_outlet_writes_is_told_by_its_length_too() -> None:
    assert use_words(use("Marrow Herald")) == [
        "6 mentions",
        "2 of 5 articles",
        "5.0 per 1,000 words",
    ]
    assert use_words(use("Marrow Herald", 0)) == ["not named in 5 articles"]
    assert use_words(OutletUse("", 1, 1, 1, 0, None)) == ["1 mention", "1 of 1 article"]
    assert [outlet_name(use(name)) for name in ("", "A\x1b[2J")] == ["outlet unknown", "A␛[2J"]


def known(*outlets: tuple[str, int]) -> Dossier:
    uses = tuple(use(name, mentions) for name, mentions in outlets)
    return Dossier(TORVAN, 9, 5, 8, (), uses, None, None, (), 5, (), ())


def test_the_two_that_name_it_most_are_put_side_by_side_unless_others_are_wanted() -> None:
    found = known(("Herald", 6), ("Radio", 3), ("", 1), ("Post", 0))
    assert left_and_right(found, None, None) == ("Herald", "Radio")
    assert left_and_right(found, "Radio", None) == ("Radio", "Herald")
    assert left_and_right(found, None, "Herald") == ("Radio", "Herald")
    assert left_and_right(found, "Post", "") == ("Post", "")
    assert left_and_right(known(("Herald", 6), ("Post", 0)), None, None) is None
    assert left_and_right(None, None, None) is None


def test_the_next_outlet_is_never_the_one_on_the_other_side() -> None:
    outlets = ("Herald", "Radio", "", "Post")
    assert [next_outlet(outlets, "Herald", b, 1) for b in ("Radio", "", "Post")] == [
        "",
        "Post",
        "Radio",
    ]
    assert next_outlet(outlets, "Herald", "Radio", -1) == "Post"
    assert next_outlet(("Herald",), "Herald", "Radio", 1) == "Radio"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (known(("Herald", 6), ("Post", 0)), "Only one outlet names Ilse Torvan: Herald."),
        (known(("", 6)), "Only one outlet names Ilse Torvan: outlet unknown."),
        (None, "Nothing stands for Ilse Torvan now."),
    ],
)
def test_where_there_are_not_two_outlets_it_is_said(found: Dossier | None, said: str) -> None:
    assert not_two(TORVAN, found)[0].text == said


# The view


def opened_by(host: Host) -> list[Place]:
    return [message.place for message in host.heard if isinstance(message, ContrastView.Opened)]


async def test_one_goes_from_item_to_item_of_a_side_and_across() -> None:
    view = ContrastView()
    host = Host(view)
    async with host.on_stage(100, 30) as pilot:
        view.focus()
        view.show(BOTH)
        await pilot.press("enter", "j", "j", "tab", "enter")
        await pilot.pause()
        assert view.side == "b"
        await pilot.press("j", "enter", "tab", "G", "enter", "g", "k", "enter")
        await pilot.pause()
        assert opened_by(host) == [
            Place(ArticleId("a.txt"), Span(5, 19)),
            Place(ArticleId("c.txt"), Span(20, 31)),
            Place(ArticleId("c.txt"), Span(20, 31)),
            Place(ArticleId("b.txt"), Span(20, 31)),
            Place(ArticleId("a.txt"), Span(5, 19)),
        ]


async def test_below_each_other_one_goes_through_both_sides() -> None:
    view = ContrastView()
    view.columns = False
    host = Host(view)
    async with host.on_stage(80, 30) as pilot:
        view.focus()
        view.show(BOTH)
        await pilot.press("j", "j", "j", "j", "enter")
        await pilot.pause()
        assert (view.side, view.rule_column()) == ("b", 0)
        assert opened_by(host) == [Place(ArticleId("c.txt"), Span(20, 31))]


async def test_a_click_selects_on_its_side_and_a_second_one_opens() -> None:
    view = ContrastView()
    host = Host(view)
    async with host.on_stage(101, 30) as pilot:
        view.show(BOTH)
        await pilot.click(view, offset=(60, 11))
        await pilot.pause()
        clicked = [view.side]
        await pilot.click(view, offset=(10, 0))
        await pilot.click(view, offset=(10, 5), times=2)
        await pilot.pause()
        assert [*clicked, view.side] == ["b", "a"]
        assert opened_by(host) == [Place(ArticleId("a.txt"), Span(5, 19))]


async def test_the_rule_between_the_sides_goes_down_to_the_end() -> None:
    view = ContrastView()
    host = Host(view)
    async with host.on_stage(101, 40):
        view.show(BOTH)
        assert [drawn[view.rule_column()] for drawn in lines(view)] == ["│"] * 40


async def test_the_selected_item_is_marked_on_all_its_lines_and_its_side_alone() -> None:
    view = ContrastView()
    host = Host(view)
    async with host.on_stage(101, 30) as pilot:
        view.show(BOTH)
        await pilot.press("tab")
        view.focus()
        await pilot.press("j", "j")
        await pilot.pause()
        marked = [number for number, drawn in enumerate(lines(view)) if drawn.startswith("▌")]
        assert marked == [11, 12]
        assert not any("▌" in drawn[1:] for drawn in lines(view))


async def test_a_smaller_screen_keeps_the_selected_item_in_sight() -> None:
    view = ContrastView()
    host = Host(view)
    async with host.on_stage(101, 30) as pilot:
        view.focus()
        view.show(BOTH)
        await pilot.press("G")
        await pilot.resize_terminal(70, 8)
        await pilot.pause()
        assert any(drawn.startswith("▌") for drawn in lines(view))


@pytest.mark.parametrize(("width", "columns"), [(40, False), (80, False), (100, True), (160, True)])
async def test_no_text_gets_out_of_its_side(width: int, columns: bool) -> None:  # noqa: FBT001
    view = ContrastView()
    view.columns = columns
    host = Host(view)
    async with host.on_stage(width, 60):
        firsts = tuple(
            line(f"{n}", left=text, mention=text, right=text, title=text)
            for n, text in enumerate(HOSTILE)
        )
        titles = tuple(
            Called(text, 3, one, Span(0, 1)) for text, one in zip(HOSTILE, firsts, strict=True)
        )
        forms = tuple((text, 2) for text in HOSTILE)
        wild = replace(HERALD, forms=forms, titles=titles, firsts=firsts)
        view.show(Contrast(TORVAN, wild, wild))
        for _ in range(4):
            assert_safe(view)
            view.action_page(1)


async def test_the_head_tells_the_outlet_in_two_lines_or_in_one() -> None:
    head = ContrastHead("a")
    host = Host(head)
    async with host.on_stage(80, 6) as pilot:
        head.show(use("Marrow Herald"), [], narrow=False)
        await pilot.pause()
        shown = [band.text for band in head.query(Band) if band.display]
        assert shown == ["A Marrow Herald", "  6 mentions · 2 of 5 articles · 5.0 per 1,000 words"]
        head.show(use(""), [], narrow=True)
        await pilot.pause()
        shown = [band.text for band in head.query(Band) if band.display]
        assert shown == ["A outlet unknown  6 mentions · 2 of 5 articles · 5.0 per 1,000 words"]
