"""The user's word on names through the library: kept, followed, taken back, never lost."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, cast

import pytest

from index.article import ABOUT_THE_CORPUS
from index.decisions.decision import Conflict, Decision
from index.errors import CorpusError
from index.library import Library
from index.locations import DATA_VARIABLE, data_folder
from index.results import Filters, NameRef
from tests.conftest import QuickFinder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.article import ArticleId
    from index.names.finder import NameFinder

ADA = NameRef("person", "Ada Quill")
TOM = NameRef("person", "Tom Marsh")
VELDRA = NameRef("place", "Veldra")
TEXTS = {
    "one.txt": "yesterday Ada Quill went to Veldra, where Quill was late and Tom Marsh was not.",
    "two.txt": "nobody in Veldra had seen Tom Marsh, and Marsh was gone, said Ada Quill.",
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(f"what is in {name}\n\n{text}\n")
    return folder


def opened(corpus: Path) -> Library:
    finder = cast("Callable[[], NameFinder]", QuickFinder)
    library = Library.open(corpus, finder=finder)
    library.refresh()
    library.find_names()
    return library


def names(library: Library) -> dict[str, int]:
    return {f"{entry.kind} {entry.name}": entry.mentions for entry in library.names()}


def first_id(library: Library) -> ArticleId:
    return next(library.articles()).id


AS_FOUND = {"person Ada Quill": 3, "person Tom Marsh": 3, "place Veldra": 2}


def test_a_decision_is_followed_by_all_that_tells_names(corpus: Path) -> None:
    with opened(corpus) as library:
        assert names(library) == AS_FOUND
        library.decide(Decision("merge", ADA, names=(TOM,)))
        assert names(library) == {"person Ada Quill": 6, "place Veldra": 2}
        assert {m.name for m in library.mentions(first_id(library)) if m.kind == "person"} >= {
            "Ada Quill"
        }
        assert "Tom Marsh" not in {m.name for m in library.mentions(first_id(library))}
        assert library.search("").counts.person["Ada Quill"] == 2
        # A filter chosen before still finds what it was about.
        assert len(library.search("", Filters(names=(TOM,)))) == 2
        listed = library.name_list()
        at = listed.refs.index(ADA)
        assert (listed.mentions[at], listed.articles[at], listed.decided[at]) == (6, 2, True)
        assert not listed.decided[listed.refs.index(VELDRA)]


def test_what_is_ignored_is_nowhere(corpus: Path) -> None:
    with opened(corpus) as library:
        library.decide(Decision("ignore", VELDRA))
        assert names(library) == {"person Ada Quill": 3, "person Tom Marsh": 3}
        assert "Veldra" not in library.search("").counts.place
        assert not [m for m in library.mentions(first_id(library)) if m.name == "Veldra"]


def test_one_mention_may_be_somebody_else_in_one_article_alone(corpus: Path) -> None:
    with opened(corpus) as library:
        article = library.article(first_id(library))
        scope = article.text_hash[:16]
        library.decide(Decision("split", ADA, forms=("Quill",), texts=(scope,), to=TOM))
        assert names(library) == {"person Ada Quill": 2, "person Tom Marsh": 4, "place Veldra": 2}
        assert [m.name for m in library.mentions(article.id) if m.text == "Quill"] == ["Tom Marsh"]


def test_taking_back_gives_what_was_before(corpus: Path) -> None:
    with opened(corpus) as library:
        assert library.undo() is None
        merge, ignore = Decision("merge", ADA, names=(TOM,)), Decision("ignore", VELDRA)
        library.decide(merge, ignore)
        taken = library.undo()
        assert taken is not None
        assert (taken.do, taken.about) == ("ignore", VELDRA)
        assert names(library) == {"person Ada Quill": 6, "place Veldra": 2}
        assert library.undo(0) is not None
        assert names(library) == AS_FOUND
        assert library.undo(7) is None


def test_decisions_outlive_a_restart_and_a_rebuild(corpus: Path) -> None:
    with opened(corpus) as library:
        library.decide(Decision("rename", ADA, to=NameRef("person", "Ada Quill of Veldra")))
        after = names(library)
    with opened(corpus) as library:
        assert names(library) == after
        library.refresh(rebuild=True)
        library.find_names()
        assert names(library) == after


def test_decisions_go_along_when_the_corpus_moves(corpus: Path) -> None:
    with opened(corpus) as library:
        library.decide(Decision("merge", ADA, names=(TOM,)), Decision("ignore", VELDRA))
        after = names(library)
    moved = corpus.rename(corpus.with_name("elsewhere"))
    (moved / "three.txt").write_text(
        "what is in three\n\nthen Tom Marsh was seen at last, said everybody.\n"
    )
    finder = cast("Callable[[], NameFinder]", QuickFinder)
    with Library.open(moved, finder=finder) as library:
        assert library.refresh().taken_along == 2
        assert library.refresh().taken_along == 0
        library.find_names()
        assert names(library) == {**after, "person Ada Quill": after["person Ada Quill"] + 1}
        assert len(library.decided().own) == 2
    # What is decided from now on is the new place's own.
    assert len(list((data_folder() / "names").glob("*.toml"))) == 2


def test_another_corpus_takes_nothing_along(corpus: Path, tmp_path: Path) -> None:
    with opened(corpus) as library:
        library.decide(Decision("ignore", VELDRA))
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.txt").write_text(
        "another title\n\nthere is Veldra, which Bo Hale has never seen.\n"
    )
    with opened(other) as library:
        assert "place Veldra" in names(library)
        assert library.decided().own == ()


def test_the_file_is_its_owners_too(corpus: Path) -> None:
    with opened(corpus) as library:
        library.decide(Decision("ignore", VELDRA))
        file = library.decided().file
        text = file.read_text("utf-8")
        file.write_text(f"# mine\n{text}# a note\nthis is no line\n", "utf-8")
        assert names(library) == {"person Ada Quill": 3, "person Tom Marsh": 3}
        library.decide(Decision("merge", ADA, names=(TOM,)))
        decided = library.decided()
        assert [decision.do for decision in decided.own] == ["ignore", "merge"]
        assert len(decided.problems) == 1
        assert str(file) in decided.problems[0]
        library.undo()
        kept = file.read_text("utf-8")
        assert kept.startswith("# mine\n")
        assert "# a note\nthis is no line\n" in kept
        assert [decision.do for decision in library.decided().own] == ["ignore"]


def test_names_toml_in_the_folder_counts_but_the_own_file_counts_more(corpus: Path) -> None:
    table = '[[decision]]\ndo = "split"\nkind = "person"\nname = "Ada Quill"\nforms = ["Quill"]\n'
    (corpus / "names.toml").write_text(f'{table}to = "Tom Marsh"\n')
    with opened(corpus) as library:
        assert names(library) == {"person Ada Quill": 2, "person Tom Marsh": 4, "place Veldra": 2}
        assert [each.reason for each in library.skipped()] == [ABOUT_THE_CORPUS]
        bo = NameRef("person", "Bo Quill")
        library.decide(Decision("split", ADA, forms=("Quill",), to=bo))  # about what is left: none
        (corpus / "names.toml").write_text(table.replace("Quill", "Nobody"))
        assert names(library)["person Bo Quill"] == 1
        (corpus / "names.toml").write_text(f'{table}to = "Tom Marsh"\n')
        decided = library.decided()
        assert len(decided.shared) == len(decided.own) == 1
        assert decided.conflicts == (Conflict("person", "Quill", bo, TOM),)


def test_a_colleagues_file_is_taken_but_for_what_speaks_against_ones_own(
    corpus: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.toml"
    theirs.write_text(
        '[[decision]]\ndo = "ignore"\nkind = "place"\nname = "Veldra"\n'
        '[[decision]]\ndo = "rename"\nkind = "person"\nname = "Ada Quill"\nto = "A. Q."\n'
        '[[decision]]\ndo = "rename"\nkind = "person"\nname = "Tom Marsh"\nto = "T. M."\n'
    )
    with opened(corpus) as library:
        library.decide(Decision("rename", ADA, to=NameRef("person", "Quill the Elder")))
        library.decide(Decision("ignore", VELDRA))
        taken = library.take_decisions(theirs)
        assert [decision.about for decision in taken.taken] == [TOM]
        assert taken.known == 1
        assert {(c.form, c.ours, c.theirs) for c in taken.conflicts} == {
            (form, NameRef("person", "Quill the Elder"), NameRef("person", "A. Q."))
            for form in ("Ada Quill", "Quill")
        }
        assert names(library) == {"person Quill the Elder": 3, "person T. M.": 3}
        with pytest.raises(CorpusError, match="holds no decision"):
            library.take_decisions(tmp_path / "none.toml")


def test_what_cannot_be_followed_or_kept_is_told(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(corpus) as library:
        with pytest.raises(CorpusError, match="longer than 200"):
            library.decide(Decision("rename", ADA, to=NameRef("person", "x" * 201)))
        with pytest.raises(CorpusError, match="it isn't said what"):
            library.decide(Decision("kind", ADA))
        assert names(library) == AS_FOUND
    monkeypatch.setenv(DATA_VARIABLE, str(corpus / "one.txt"))
    with opened(corpus) as library, pytest.raises(CorpusError, match="can't be kept in"):
        library.decide(Decision("ignore", ADA))


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_the_file_is_for_its_user_alone(corpus: Path) -> None:
    with opened(corpus) as library:
        library.decide(Decision("ignore", ADA))
        file = library.decided().file
    assert file.stat().st_mode & 0o777 == 0o600


BO = Decision("ignore", NameRef("person", "Bo Anders"))
IGNORED = '[[decision]]\ndo = "ignore"\nkind = "person"\nname = "{}"\n'.format


@pytest.mark.parametrize(
    "text",
    [
        "decision = 1\n",
        '[decision]\ndo = "ignore"\n',
        'decision = [{do = "ignore", kind = "person", name = "Ada Quill"}]\n',
        IGNORED("Ada Quill") + 'why = """\nnever closed\n',
        IGNORED("Ada Quill") + "names = [\n",
    ],
)
def test_a_decision_that_would_not_be_followed_is_not_taken_for_kept(
    corpus: Path, text: str
) -> None:
    with opened(corpus) as library:
        file = library.decided().file
        file.parent.mkdir(parents=True)
        file.write_text(text)
        with pytest.raises(CorpusError, match="can't be added to"):
            library.decide(BO)
        assert file.read_text() == text


@pytest.mark.parametrize(
    "text",
    [
        '# a quote """ in a comment\n' + IGNORED("Ada Quill") + "# mine\n" + IGNORED("Tom Marsh"),
        IGNORED("Ada Quill").replace("[[decision]]", '[["decision"]]') + IGNORED("Tom Marsh"),
        "decision = [ONE, ONE]\n# mine\n".replace("ONE", '{do="ignore", kind="person", name="A"}'),
    ],
)
def test_nothing_is_lost_where_one_table_cannot_be_taken_out(corpus: Path, text: str) -> None:
    with opened(corpus) as library:
        file = library.decided().file
        file.parent.mkdir(parents=True)
        file.write_text(text)
        for number in range(len(library.decided().own)):
            with pytest.raises(CorpusError, match="taken from"):
                library.undo(number)
        assert file.read_text() == text


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
def test_a_pipe_in_place_of_the_file_is_not_waited_for(corpus: Path) -> None:
    with opened(corpus) as library:
        file = library.decided().file
        file.parent.mkdir(parents=True)
        os.mkfifo(file)
        with pytest.raises(CorpusError, match="not a regular file"):
            library.decide(BO)


def test_a_folder_that_cannot_be_written_to_is_told_as_what_it_is(corpus: Path) -> None:
    with opened(corpus) as library:
        file = library.decided().file
        file.with_suffix(".lock").mkdir(parents=True)
        with pytest.raises(CorpusError, match="What is decided can't be kept in") as fault:
            library.decide(BO)
        assert DATA_VARIABLE in fault.value.hint


def test_names_are_told_where_what_was_decided_cannot_be_looked_for(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / ("x" * 300)))  # longer than a name may be
    with opened(corpus) as library:
        assert names(library) == AS_FOUND
        with pytest.raises(CorpusError, match="can't be kept"):
            library.decide(BO)
        assert library.decided().problems


def test_no_other_decision_is_taken_back_than_the_one_that_was_told(corpus: Path) -> None:
    with opened(corpus) as one, opened(corpus) as other:
        one.decide(BO, Decision("ignore", ADA), Decision("ignore", TOM))
        told = one.decided().own
        assert other.undo(0) == told[0]
        assert one.undo(1, told[1]) == told[1]
        assert one.undo(1, told[1]) is None
        assert one.undo(2, told[2]) == told[2]
        assert one.decided().own == ()
