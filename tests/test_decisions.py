"""What the user decides about names: applied, written, read again, taken back, weighed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.decisions import reading, writing
from index.decisions.applying import applied
from index.decisions.codec import LONGEST
from index.decisions.conflicts import Known, weighed
from index.decisions.decision import VERBS, Conflict, Decision
from index.decisions.ofnames import NAMES, checked
from index.decisions.writing import quoted, without
from index.nametable import Form
from index.results import NameRef

if TYPE_CHECKING:
    from collections.abc import Sequence

read = partial(reading.read, codec=NAMES)
written = partial(writing.written, codec=NAMES)
beginning = partial(writing.beginning, NAMES.head)

ADA = NameRef("person", "Ada Quill")
TOM = NameRef("person", "Tom Quill")
QUILL = NameRef("person", "Quill")
LENIA = NameRef("place", "Lenia")
BOARD = NameRef("organisation", "Grain Board")
TEXT = "0123456789abcdef"

FORMS = (
    Form("person", "Ada Quill", "Ada Quill"),
    Form("person", "Ada Quill", "Quill"),
    Form("person", "A. Quill", "A. Quill"),
    Form("person", "Quill", "Quill"),
    Form("person", "Tom Quill", "Tom Quill"),
    Form("place", "Lenia", "Lenia"),
    Form("organisation", "Grain Board", "Grain Board"),
)
MERGED = {NameRef("person", "A. Quill"): ADA, QUILL: ADA}
TIMES = (9, 20, 2, 3, 4, 5, 6)


def before(forms: Sequence[Form] = FORMS) -> list[NameRef]:
    return [MERGED.get(form.ref, form.ref) for form in forms]


def meant(*decisions: Decision, forms: Sequence[Form] = FORMS) -> dict[str, str | None]:
    """Return what each form means, as `text/name in the article` and the name."""
    times = TIMES[: len(forms)] + (1,) * (len(forms) - len(TIMES))
    result = applied(forms, times, before(forms), decisions)
    return {
        f"{form.text}/{form.name}/{form.within}".rstrip("/"): ref and f"{ref.kind} {ref.name}"
        for form, ref in zip(forms, result.meant, strict=True)
    }


def changed(*decisions: Decision, forms: Sequence[Form] = FORMS) -> dict[str, str | None]:
    first = meant(forms=forms)
    return {form: now for form, now in meant(*decisions, forms=forms).items() if now != first[form]}


def test_without_decisions_merging_is_all() -> None:
    assert meant() == {
        "Ada Quill/Ada Quill": "person Ada Quill",
        "Quill/Ada Quill": "person Ada Quill",
        "A. Quill/A. Quill": "person Ada Quill",
        "Quill/Quill": "person Ada Quill",
        "Tom Quill/Tom Quill": "person Tom Quill",
        "Lenia/Lenia": "place Lenia",
        "Grain Board/Grain Board": "organisation Grain Board",
    }


def test_what_is_merged_is_one_with_all_that_merging_had_put_together() -> None:
    assert changed(Decision("merge", TOM, names=(ADA,))) == {
        "Ada Quill/Ada Quill": "person Tom Quill",
        "Quill/Ada Quill": "person Tom Quill",
        "A. Quill/A. Quill": "person Tom Quill",
        "Quill/Quill": "person Tom Quill",
    }


def test_a_merging_may_be_known_by_a_name_that_nobody_wrote() -> None:
    quills = NameRef("person", "Quill siblings")
    found = meant(Decision("merge", quills, names=(ADA, TOM)))
    assert {found["Tom Quill/Tom Quill"], found["Quill/Ada Quill"]} == {"person Quill siblings"}


def test_a_merging_may_join_kinds() -> None:
    assert changed(Decision("merge", LENIA, names=(BOARD,))) == {
        "Grain Board/Grain Board": "place Lenia"
    }


def test_a_form_split_off_has_a_name_of_its_own_wherever_it_stands() -> None:
    assert changed(Decision("split", ADA, forms=("Quill",))) == {
        "Quill/Ada Quill": "person Quill",
        "Quill/Quill": "person Quill",
    }


def test_a_form_split_off_may_stand_for_somebody_else() -> None:
    assert changed(Decision("split", ADA, forms=("Quill",), to=TOM)) == {
        "Quill/Ada Quill": "person Tom Quill",
        "Quill/Quill": "person Tom Quill",
    }


def test_a_full_name_split_off_takes_the_bare_names_of_its_articles_along() -> None:
    rest = "person A. Quill"  # the two that stay need another name; the most used of theirs
    assert changed(Decision("split", ADA, forms=("A. Quill",))) == {"A. Quill/A. Quill": rest}
    found = meant(Decision("split", ADA, forms=("Ada Quill",)))
    assert found["Ada Quill/Ada Quill"] == found["Quill/Ada Quill"] == "person Ada Quill"
    assert found["Quill/Quill"] == found["A. Quill/A. Quill"] == "person Quill"


def test_a_form_may_be_split_off_in_one_text_alone() -> None:
    forms = (*FORMS, Form("person", "Ada Quill", "Quill", TEXT))
    assert changed(
        Decision("split", ADA, forms=("Quill",), texts=(TEXT,), to=TOM), forms=forms
    ) == {f"Quill/Ada Quill/{TEXT}": "person Tom Quill"}


def test_renaming_kinds_and_ignoring() -> None:
    kind = Decision("kind", BOARD, to=NameRef("place", "Grain Board"))
    assert changed(kind) == {"Grain Board/Grain Board": "place Grain Board"}
    assert changed(Decision("ignore", BOARD)) == {"Grain Board/Grain Board": None}
    rename = Decision("rename", LENIA, to=NameRef("place", "Port Lenia"))
    assert changed(rename) == {"Lenia/Lenia": "place Port Lenia"}


def test_renaming_to_a_name_that_is_there_makes_the_two_one() -> None:
    assert changed(Decision("rename", TOM, to=ADA)) == {"Tom Quill/Tom Quill": "person Ada Quill"}


def test_a_later_decision_is_about_what_the_earlier_ones_made() -> None:
    rename = Decision("rename", ADA, to=NameRef("person", "Ada Marsh"))
    ignore = Decision("ignore", NameRef("person", "Ada Marsh"))
    assert set(changed(rename, ignore).values()) == {None}


def test_a_name_is_found_though_it_is_shown_otherwise_by_now() -> None:
    # Decided when the group was known as "A. Quill": articles still call it so.
    ignore = Decision("ignore", NameRef("person", "A QUILL"))
    assert set(changed(ignore)) == {
        "Ada Quill/Ada Quill",
        "Quill/Ada Quill",
        "A. Quill/A. Quill",
        "Quill/Quill",
    }


def test_what_is_decided_of_a_name_that_is_gone_changes_nothing() -> None:
    gone = NameRef("person", "Nobody Here")
    for decision in (
        Decision("ignore", gone),
        Decision("rename", gone, to=ADA),
        Decision("split", gone, forms=("Here",)),
        Decision("split", ADA, forms=("Nobody",)),
        Decision("merge", gone, names=(NameRef("person", "Nor Here"),)),
    ):
        assert changed(decision) == {}


def test_it_is_told_which_decisions_made_a_name_what_it_is() -> None:
    result = applied(
        FORMS,
        TIMES,
        before(),
        [Decision("ignore", BOARD), Decision("split", ADA, forms=("Quill",), to=TOM)],
    )
    assert result.decided == {ADA: (1,), TOM: (1,)}
    assert [len(moved) for moved in result.moved] == [1, 2]


REFS = st.sampled_from([ADA, TOM, QUILL, LENIA, BOARD, NameRef("person", "New \U0001f600 \u202e")])
NEW_NAMES = st.text(min_size=1, max_size=30).map(lambda words: f"x {words}")
TIMES_OF_DAY = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  the zone is given beside


def _renaming(about: NameRef, name: str) -> Decision:
    return Decision("rename", about, to=NameRef(about.kind, " ".join(name.split())))


DECISIONS = st.one_of(
    st.builds(Decision, st.just("merge"), REFS, names=st.lists(REFS, min_size=1).map(tuple)),
    st.builds(
        Decision,
        st.just("split"),
        REFS,
        forms=st.lists(st.sampled_from(["Quill", "Ada Quill", "Lenia"]), min_size=1).map(tuple),
        texts=st.just(()) | st.just((TEXT,)),
        to=st.none() | REFS,
    ),
    st.builds(_renaming, REFS, NEW_NAMES),
    st.builds(Decision, st.just("ignore"), REFS),
)


@pytest.mark.parametrize("sign", ["\u2028", "\u0085", "\x0c", "\r"])
def test_only_a_line_feed_ends_a_line_of_the_file(sign: str) -> None:
    tables = [written(Decision("ignore", ref)) for ref in (ADA, TOM, LENIA)]
    text = f"# one{sign}two{sign}three\n" + "".join(tables)
    assert without(text, read(text.encode()).toml, 1) == text.replace(tables[1], "")


def test_comments_below_a_table_stay_where_it_is_taken_out() -> None:
    ada, tom = (written(Decision("ignore", ref)) for ref in (ADA, TOM))
    text = f"# all{ada}\n# PLACES\n{tom}# end\n"
    assert without(text, read(text.encode()).toml, 0) == f"# all\n\n# PLACES\n{tom}# end\n"
    assert without(text, read(text.encode()).toml, 1) == f"# all{ada}\n# PLACES\n\n# end\n"


@pytest.mark.parametrize("name", ["place: Lenia", "person: ", "x" * LONGEST, "half \ud83d"])
def test_a_name_is_read_again_as_it_was_decided(name: str) -> None:
    ref = NameRef("person", name)
    for decision in (
        Decision("rename", ADA, to=ref),
        Decision("merge", ADA, names=(ref, NameRef("place", name))),
    ):
        sound = checked(decision)
        assert read(written(sound).encode()).decisions == (sound,)


@given(st.lists(DECISIONS, max_size=6))
def test_a_file_says_again_what_was_written(decisions: list[Decision]) -> None:
    text = beginning('a "corpus"\\', [TEXT]) + "".join(map(written, decisions))
    found = read(text.encode())
    assert not found.problems
    assert found.texts == (TEXT,)
    assert [str(d) for d in found.decisions] == [_as_read(d) for d in decisions]


def _as_read(decision: Decision) -> str:
    about = NameRef(decision.about.kind, decision.about.name)
    return str(
        Decision(decision.do, about, decision.names, decision.forms, decision.texts, decision.to)
    )


@given(st.lists(DECISIONS, min_size=1, max_size=6), st.data())
def test_a_table_taken_out_leaves_the_others(
    decisions: list[Decision], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(decisions) - 1))
    text = beginning("corpus", []) + "".join(
        f"{written(d)}# said of {n}\n" for n, d in enumerate(decisions)
    )
    left = without(text, read(text.encode()).toml, number)
    found = read(left.encode())
    assert not found.problems
    assert list(map(str, found.decisions)) == [
        _as_read(d) for n, d in enumerate(decisions) if n != number
    ]


@given(st.lists(DECISIONS, max_size=5))
def test_every_form_means_something_or_is_no_name(decisions: list[Decision]) -> None:
    result = applied(FORMS, TIMES, before(), decisions)
    assert len(result.meant) == len(FORMS)
    assert all(ref is None or (ref.kind and ref.name) for ref in result.meant)
    ignoring = any(decision.do == "ignore" for decision in decisions)
    assert ignoring or None not in result.meant


@given(st.text())
def test_whatever_is_quoted_is_read_again(words: str) -> None:
    found = read(f"corpus = {quoted(words)}".encode())
    whole = words.encode("utf-8", "replace").decode()
    assert not found.problems
    assert found.toml.values["corpus"] == whole


@given(st.binary(max_size=400))
def test_a_file_of_anything_is_read(data: bytes) -> None:
    read(data)
    assert read(b"[[decision]]\n" + data).decisions == ()


IGNORE = 'do = "ignore"\nkind = "person"\n'
MERGE = 'do = "merge"\nname = "A"\nkind = "person"\n'
SPLIT = 'do = "split"\nname = "A"\nkind = "person"\nforms = ["B"]\n'


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ('do = "marry"', "do is one of merge, split, rename, kind, ignore"),
        ('do = "ignore"\nname = "A"', '"ignore" needs kind'),
        ('do = "ignore"\nname = "A"\nkind = "x"', "a kind is one of person, organisation, place"),
        (f"{IGNORE}name = 3", "a name is missing, or isn't in quotation marks"),
        (f'{IGNORE}name = "{"A" * (LONGEST + 1)}"', "a name is longer than 200 characters"),
        (f'{MERGE}names = "B"', 'names is a list, as ["Ada Quill", "A. Quill"]'),
        (f'{SPLIT}texts = ["x"]', "a text is told by 16 digits of its hash"),
        (
            f'{IGNORE}name = "A"\nto = "B"',
            'to says nothing of "ignore", which takes name, kind',
        ),
    ],
)
def test_what_cannot_be_followed_is_told_with_its_line(table: str, problem: str) -> None:
    good = '\n[[decision]]\ndo = "ignore"\nkind = "place"\nname = "Lenia"\n'
    found = read(f"[[decision]]\n{table}\n{good}".encode())
    assert [str(each) for each in found.problems] == [f"line 1: {problem}"]
    assert found.decisions == (Decision("ignore", LENIA),)
    assert found.numbers == (1,)


def test_two_who_disagree_on_a_form_are_told() -> None:
    known = Known(FORMS, TIMES, before())
    ours = [Decision("split", ADA, forms=("Quill",), to=TOM), Decision("ignore", BOARD)]
    theirs = [
        Decision("split", ADA, forms=("Quill",), to=LENIA),
        Decision("rename", LENIA, to=NameRef("place", "Port Lenia")),
        Decision("ignore", BOARD, at="2026-03-01T10:00:00+00:00"),
    ]
    found = weighed(known, ours, theirs[1:])
    assert (found.conflicts, found.agreeing, found.known) == ((), (theirs[1],), 1)
    found = weighed(known, ours, theirs[:1])
    assert found.conflicts == (Conflict("person", "Quill", TOM, LENIA),)
    assert (found.agreeing, found.known) == ((), 0)


def test_the_file_in_the_documents_can_be_followed() -> None:
    page = Path(__file__).parents[1].joinpath("docs", "names.md").read_text("utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    found = read(example.encode())
    assert not found.problems
    assert [decision.do for decision in found.decisions] == list(VERBS)
    assert found.decisions[0].names[1] == NameRef("organisation", "Quill")
