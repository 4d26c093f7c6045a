"""Searches that are kept: asked before, and saved under a name."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.decisions.reading import read
from index.decisions.writing import written
from index.errors import CorpusError
from index.library import Library
from index.results import SORTS, Filters, NameRef
from index.searches.codec import ASKED, SAVED
from index.searches.keeping import MOST_ASKED
from index.searches.search import LONGEST, Search
from index.story import StoryId
from reader.__main__ import main
from tests.harbour import harbour

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["harbour"]

QUAY = Search("quay council", Filters(outlets=("Marrow Herald", "")), name="The quay")
printable = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
lists = st.lists(printable, max_size=3).map(tuple)
searches = st.builds(
    Search,
    query=printable,
    filters=st.builds(
        Filters,
        outlets=lists,
        months=lists,
        names=st.lists(
            st.builds(NameRef, st.sampled_from(["person", "place", None]), printable), max_size=2
        ).map(tuple),
        since=st.none() | printable,
        until=st.none() | printable,
        languages=lists,
        stories=st.lists(st.builds(StoryId, printable), max_size=2).map(tuple),
    ),
    sort=st.sampled_from([None, *SORTS]),
    by_story=st.booleans(),
    name=st.sampled_from(["", "Quay", "[[search]]", 'a "b"']),
    stamp=st.sampled_from(["", "d269ee15eec6"]),
    newest=st.integers(0, 10**9),
)


@pytest.fixture
def library(harbour: Path) -> Iterator[Library]:
    with Library.open(harbour) as opened:
        opened.refresh()
        yield opened


@given(searches)
def test_a_file_says_what_was_written(search: Search) -> None:
    codec = SAVED if search.name else ASKED
    kept = search if search.stamp else replace(search, newest=0)
    found = read(written(kept, codec).encode(), codec)
    assert (found.problems, found.decisions) == ((), (kept,))


def test_a_search_is_saved_replaced_renamed_and_deleted(library: Library) -> None:
    kept = library.searches
    assert kept.saved().all == ()
    kept.save(QUAY)
    kept.save(Search("apples", name="apples"))
    assert [one.name for one in kept.saved().own] == ["apples", "The quay"]
    found = kept.saved().called("the QUAY ")
    assert found is not None
    assert found.asked == QUAY.asked
    kept.save(replace(QUAY, query="old quay"))
    assert [one.query for one in kept.saved().own] == ["apples", "old quay"]
    kept.save(replace(QUAY, name="Quays"), instead_of="The quay")
    assert [one.name for one in kept.saved().own] == ["apples", "Quays"]
    gone = kept.delete("Quays")
    assert gone is not None
    assert kept.delete("Quays") is None
    assert [one.name for one in kept.saved().own] == ["apples"]
    kept.save(gone)
    assert kept.saved().called("Quays") is not None


def test_what_the_owner_wrote_into_the_file_stays(library: Library) -> None:
    kept = library.searches
    kept.save(QUAY)
    file = kept._saved.own
    file.write_text(file.read_text("utf-8") + "# mine\n\n[[search]]\nnonsense = 1\n", "utf-8")
    kept.save(Search("apples", name="apples"))
    kept.delete("The quay")
    assert "# mine\n\n[[search]]\nnonsense = 1\n" in file.read_text("utf-8")
    saved = kept.saved()
    assert [one.name for one in saved.own] == ["apples"]
    assert len(saved.problems) == 1


def test_what_is_shared_beside_the_articles_comes_after_ones_own(
    library: Library, harbour: Path
) -> None:
    shared = Search("band", name="Band"), replace(QUAY, query="theirs")
    text = "".join(written(one, SAVED) for one in shared)
    (harbour / "searches.toml").write_text(text, "utf-8")
    (harbour / "history.toml").write_text("".join(written(Search("x"), ASKED)), "utf-8")
    library.searches.save(QUAY)
    saved = library.searches.saved()
    assert [one.query for one in saved.all] == ["quay council", "band"]
    assert library.searches.past() == ()


def test_what_was_asked_is_told_newest_last_once_and_within_bounds(library: Library) -> None:
    kept = library.searches
    for query in ("quay", "apples", "quay"):
        kept.remember(Search(query, sort="newest", name="never told"))
    assert [one.query for one in kept.past()] == ["apples", "quay"]
    assert {one.name for one in kept.past()} == {""}
    many = tuple(Search(f"word{n}") for n in range(MOST_ASKED))
    kept._asked._keep(many)
    kept.remember(Search("x" * (LONGEST + 1)))
    kept.remember(Search("quay\x1b[2J\u202e"))
    queries = [one.query for one in kept.past()]
    assert (len(queries), queries[0], queries[-1]) == (MOST_ASKED, "word1", "quay\x1b[2J\u202e")
    assert "\x1b" not in kept._asked.own.read_text("utf-8")
    kept.forget(Search("word7"))
    assert len(kept.past()) == MOST_ASKED - 1
    kept.forget_all()
    assert kept.past() == ()


def test_of_what_was_asked_with_long_filters_the_newest_is_remembered(library: Library) -> None:
    wide = Filters(outlets=tuple(f"{number:03}" + "é" * 297 for number in range(200)))
    for number in range(20):
        library.searches.remember(Search(f"query {number}", wide))
    past = [search.query for search in library.searches.past()]
    assert past == [f"query {number}" for number in range(20 - len(past), 20)]
    assert 10 < len(past) < 20


def test_nothing_is_lost_where_two_write_at_once(library: Library, harbour: Path) -> None:
    with Library.open(harbour) as other:
        threads = [
            Thread(target=one.searches.save, args=(Search("quay", name=f"{number} of {name}"),))
            for name, one in (("a", library), ("b", other))
            for number in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(other.searches.saved().own) == 8


def test_what_cannot_be_kept_is_told_where_somebody_asked_for_it(library: Library) -> None:
    kept = library.searches
    with pytest.raises(CorpusError, match="1,000 characters"):
        kept.save(Search("x" * (LONGEST + 1), name="long"))
    kept._saved.own.parent.mkdir(parents=True, exist_ok=True)
    kept._saved.own.write_bytes(b"\xff\xfe[[search]]")
    with pytest.raises(CorpusError, match="can't be read"):
        kept.save(QUAY)
    assert kept._saved.own.read_bytes() == b"\xff\xfe[[search]]"


def test_a_corpus_that_has_moved_takes_its_searches_along(library: Library, harbour: Path) -> None:
    library.searches.save(QUAY)
    library.searches.remember(Search("apples"))
    library.close()
    elsewhere = harbour.with_name("elsewhere")
    shutil.move(harbour, elsewhere)
    with Library.open(elsewhere) as moved:
        moved.refresh()
        assert [one.name for one in moved.searches.saved().own] == ["The quay"]
        assert [one.query for one in moved.searches.past()] == ["apples"]


def test_articles_read_since_a_search_was_looked_at_are_newer(
    library: Library, harbour: Path
) -> None:
    looked = library.searches.looked_at(Search("quay", name="Quay"))
    assert looked.new_in(library.search("quay"), looked.stamp) == 0
    more = '{"title": "Quay", "text": "A new quay was opened today, and a band played."}\n'
    (harbour / "more.jsonl").write_text(more, "utf-8")
    library.refresh()
    assert looked.new_in(library.search("quay"), looked.stamp) == 1
    assert looked.new_in(library.search("quay"), "another") is None
    assert Search("quay").new_in(library.search("quay"), "") is None


def test_the_command_line_tells_what_is_saved_and_what_it_finds(
    library: Library, harbour: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: object) -> tuple[int, str, str]:
        code = main(["searches", str(harbour), *map(str, arguments)])
        return (code, *capsys.readouterr())

    assert run() == (1, "", "Nothing was saved yet.\n")
    assert run("--past")[0] == 1
    library.searches.save(library.searches.looked_at(replace(QUAY, query="quay\x07")))
    library.searches.save(replace(QUAY, query='"quay', filters=Filters(), name="half"))
    library.searches.save(Search("quay", name="All"))
    library.searches.remember(Search("apples"))
    code, out, err = run()
    assert (code, err) == (0, "")
    assert [line.rpartition(" (")[2] for line in out.splitlines()] == [
        "2 articles)",
        "can't be understood now)",
        "1 article)",
    ]
    assert "\x07" not in out
    assert run("--past")[:2] == (0, "apples\n")
    told = {one["name"]: one for one in json.loads(run("--json")[1])}
    assert (told["All"]["total"], told["All"]["new"]) == (2, None)
    assert (told["The quay"]["total"], told["The quay"]["new"]) == (1, 0)
    assert told["The quay"]["outlets"] == ["Marrow Herald", ""]
    code, out, _ = run("all", "--json")
    assert (code, json.loads(out)["total"]) == (0, 2)
    assert run("half")[0] == 1
    library.searches.save(Search("quay", Filters(since="nonsense"), name="No day"))
    code, out, err = run()
    assert (code, err, len(out.splitlines())) == (0, "", 4)
    assert "(can't be understood now)" in out.splitlines()[2]
    told = {one["name"]: one["total"] for one in json.loads(run("--json")[1])}
    assert told == {"All": 2, "half": None, "No day": None, "The quay": 1}
    assert run("no day")[0] == 2
    code, _, err = run("Quays")
    assert code == 2
    assert "There are: All, half, No day, The quay." in err
