"""What a corpus is made of, counted on real catalogues."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import ABOUT_THE_CORPUS, Skipped
from index.catalogue.encoding import pack
from index.clean import clean
from index.encoding import decode
from index.errors import CorpusError
from index.library import Library
from index.survey import OutletShare, Share, SkippedShare
from index.tally import Surveyed, Tally, place_kind, skipped_shares
from tests.sample_values import texts

if TYPE_CHECKING:
    from pathlib import Path

    from index.survey import Survey

PROSE = (
    "The council of Marrow Bay voted on Thursday to close the old quay after 31 years.\n\n"
    "Fishermen said that they would move their boats to Sarbuk until a new quay is built.\n"
)
RECORDS = (
    {"title": "Quay shut", "outlet": "Marrow Herald", "date": "2025-05-02", "text": PROSE},
    {"headline": "Quay", "source": "Radio Sarbuk", "published": "2025-07-01", "text": "Shut."},
    {"title": "Late", "outlet": "Marrow Herald", "date": "2024", "text": "Apples ripen late."},
    {"text": "Nobody said when.", "language": "EN"},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with something of everything."""
    corpus = tmp_path / "harbour"
    corpus.mkdir()
    lines = "\n".join(json.dumps(record) for record in RECORDS)
    (corpus / "export.jsonl").write_text(f"{lines}\n[1]\n", encoding="utf-8")
    page = f"Quay shut\n\nShare on Facebook\n\n{PROSE}\nShare on Facebook\n\nFollow us on Twitter\n"
    (corpus / "page.txt").write_text(page, encoding="utf-8")
    (corpus / "old.txt").write_bytes(("Le vieux quai fermé à l'été.\n" * 3).encode("cp1252"))
    (corpus / "odd.txt").write_bytes(b"\xef\xbb\xbf" + f"{PROSE}\x07\x08 A &amp; B.\n".encode())
    (corpus / "logo.png").write_bytes(b"\x89PNG")
    (corpus / "zero.txt").write_bytes(b"\0\0\0")
    (corpus / "README.md").write_text("About.", encoding="utf-8")
    return corpus


def surveyed(corpus: Path) -> tuple[Survey, dict[int, str]]:
    """Return the survey of a corpus, and the ids of its articles by their keys."""
    with Library.open(corpus) as library:
        library.refresh()
        survey = library.survey()
        keys = [key for share in survey.encodings for key in share.keys]
        return survey, {key: card.id for key, card in library.cards(keys).items()}


def by_id(shares: tuple[Share, ...], ids: dict[int, str]) -> dict[str, list[str]]:
    return {share.what: [ids[key] for key in share.keys] for share in shares}


def test_everything_is_counted_once_and_as_it_is(folder: Path) -> None:
    survey, ids = surveyed(folder)
    records = [f"export.jsonl#{n}" for n in range(1, 5)]
    assert sorted(ids.values()) == sorted([*records, "odd.txt", "old.txt", "page.txt"])
    assert (survey.articles, survey.files, survey.records, survey.record_files) == (7, 4, 4, 1)
    read = ("export.jsonl", "page.txt", "old.txt", "odd.txt")
    assert survey.size == sum((folder / name).stat().st_size for name in read)
    assert survey.corpus == str(folder)
    assert survey.looked is not None
    assert by_id(survey.months, ids) == {
        "2024": [records[2]],
        "2025-05": [records[0]],
        "2025-07": [records[1]],
        "": [records[3], "odd.txt", "old.txt", "page.txt"],
    }
    assert by_id(survey.encodings, ids) == {
        "utf-8": [*records, "odd.txt", "page.txt"],
        "windows-1252": ["old.txt"],
    }
    assert by_id(survey.languages, ids) == {
        "en": [records[0], records[3], "odd.txt", "page.txt"],
        "fr": ["old.txt"],
        "": [records[1], records[2]],
    }
    assert survey.names_done == 1  # no names are looked for in French
    assert survey.recogniser is None


def test_repairs_and_lines_taken_off_are_counted_by_article(folder: Path) -> None:
    survey, ids = surveyed(folder)
    assert {share.what: share.counts for share in survey.repairs} == {
        "control characters": (2,),
        "HTML entities": (1,),
        "byte order mark": (1,),
    }
    assert survey.repaired == 1
    removed = {share.what: share for share in survey.removed}
    shares = removed["share links"]
    assert by_id((shares,), ids) == {"share links": ["page.txt"]}
    with Library.open(folder) as library:
        told = [line for article in library.articles() for line in article.removed]
        per_reason = {what: sum(line.reason == what for line in told) for what in removed}
    assert survey.removed_lines == len(told)
    assert {what: share.total for what, share in removed.items()} == per_reason


def test_outlets_tell_their_dates_and_where_they_were_found(folder: Path) -> None:
    survey, ids = surveyed(folder)
    herald, radio, unknown = survey.outlets
    assert herald == OutletShare(
        "Marrow Herald", herald.keys, 2, "2024", "2025-05-02", (("field outlet", 2),)
    )
    assert [ids[key] for key in herald.keys] == ["export.jsonl#1", "export.jsonl#3"]
    assert (radio.name, radio.dated, radio.found) == ("Radio Sarbuk", 1, (("field source", 1),))
    assert (unknown.name, unknown.dated, unknown.first) == ("", 0, None)
    assert survey.unknown("outlet") == len(unknown.keys) == 4
    places = {share.what: len(share.keys) for share in survey.found["date"]}
    assert places == {"field date": 2, "field published": 1, "": 4}


def test_what_was_skipped_is_grouped_and_a_readme_is_not_counted(folder: Path) -> None:
    survey, _ = surveyed(folder)
    assert [(share.reason, len(share.items)) for share in survey.skipped] == [
        ("not a kind of file that is read", 1),
        ("not a record", 1),
        ("not text", 1),
        (ABOUT_THE_CORPUS, 1),
    ]
    assert (survey.skipped_count, survey.about_count) == (3, 1)


def test_texts_that_are_the_very_same_stand_together(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d", "e"):
        text = PROSE if name in "ace" else f"{PROSE}\n{name} is another one, said the council."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    survey, ids = surveyed(tmp_path)
    assert [[ids[key] for key in keys] for keys in survey.same] == [["a.txt", "c.txt", "e.txt"]]


def test_an_empty_corpus_and_one_not_read_yet_are_told_apart(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        assert library.survey().looked is None
        library.refresh(cancelled=lambda: True)
        assert library.survey().looked is None
        library.refresh()
        survey = library.survey()
    assert survey.looked is not None
    assert (survey.articles, survey.outlets, survey.months, survey.same) == (0, (), (), ())
    assert survey.unknown("date") == survey.repaired == survey.removed_lines == 0


def test_cards_of_articles_that_are_gone_are_left_out(folder: Path) -> None:
    with Library.open(folder) as library:
        library.refresh()
        keys = library.survey().outlets[0].keys
        cards = library.cards((*keys, 10**9))
    assert set(cards) == set(keys)
    assert cards[keys[0]].title == "Quay shut"
    assert cards[keys[0]].outlet == "Marrow Herald"


def test_the_survey_stays_of_one_moment_while_another_thread_writes(folder: Path) -> None:
    with Library.open(folder) as library:
        library.refresh()
        store = library._catalogue._store
        with store.moment() as reading:
            before = reading.execute("SELECT count(*) FROM article").fetchone()
            with Library.open(folder) as other:
                (folder / "new.txt").write_text(PROSE, encoding="utf-8")
                assert other.refresh().added == 1
            assert reading.execute("SELECT count(*) FROM article").fetchone() == before
        assert library.survey().articles == before[0] + 1


@pytest.mark.parametrize("packed", ["{broken", "[1]", '{"outlet": 7}'])
def test_a_catalogue_that_is_damaged_is_a_fault_told_in_words(folder: Path, packed: str) -> None:
    with Library.open(folder) as library:
        library.refresh()
        with library._catalogue._store.transaction() as connection:
            connection.execute("UPDATE body SET found_in = ?", (packed,))
        with pytest.raises(CorpusError, match="damaged"):
            library.survey()


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("line 9: byline", "byline"),
        ("line 120", "a line of its own"),
        ("line 3: Published", "published"),
        ("field outlet", "field outlet"),
        ("", ""),
    ],
)
def test_where_something_was_found_is_told_without_its_line(where: str, kind: str) -> None:
    assert place_kind(where) == kind


def test_kinds_of_reasons_are_sorted_by_how_many_there_are() -> None:
    items = [
        Skipped("a", "not valid JSON: x (line 1, column 2)"),
        Skipped("b", "empty file"),
        Skipped("c", "not valid JSON: y"),
        Skipped("d", ABOUT_THE_CORPUS),
    ]
    assert skipped_shares(items) == (
        SkippedShare("not valid JSON", (items[0], items[2])),
        SkippedShare("empty file", (items[1],)),
        SkippedShare(ABOUT_THE_CORPUS, (items[3],)),
    )


def told(removed: object = (), repairs: tuple[str, ...] = ()) -> Tally:
    tally = Tally()
    tally.take(
        Surveyed(
            *(7, "a.txt", 0, "", None, False, None, "hash", None, 9, None, "{}", "utf-8"),
            *(pack(repairs), pack(removed)),
        )
    )
    return tally


def test_one_and_many_of_what_was_mended_are_one_kind() -> None:
    samples = (
        (b"A quay. \x07", b"A quay. \x07\x08"),
        (b"A &amp; B, and so on.", b"A &amp; B &amp; C."),
        ("\u202eA quay.".encode(), "\u202e\u202dA quay.".encode()),
        ("A\u200b quay.".encode(), "A\u200b qu\u200bay.".encode()),
        ("It’s – shut.".encode() + b"\x92", "It’s – “shut”.".encode() + b"\x92\x93"),
    )
    for one, many in samples:
        kinds = set()
        for data in (one, many):
            decoded = decode(data)
            repairs = (*decoded.repairs, *clean(decoded.text).repairs)
            assert len(repairs) == 1
            (share,) = told(repairs=repairs).repairs.shares()
            kinds.add(share.what)
            assert share.total == int(repairs[0].split()[0])
        assert len(kinds) == 1


@given(
    st.lists(
        st.tuples(
            st.integers(1, 99),
            st.one_of(texts, st.sampled_from(['","footer"]', '\\","x"],[', '\\\\"],["', '"]'])),
            st.sampled_from(["share links", "footer", "navigation"]),
        ),
        max_size=8,
    )
)
def test_no_removed_line_can_pass_for_another_reason(lines: list[tuple[int, str, str]]) -> None:
    shares = {share.what: share.total for share in told(lines).removed.shares()}
    reasons = [reason for _, _, reason in lines]
    assert shares == {reason: reasons.count(reason) for reason in set(reasons)}
