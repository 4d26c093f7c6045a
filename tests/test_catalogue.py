"""What is stored comes back as it was, in whole batches, with its history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, ArticleId, Mention, Paragraph, Removed, Skipped, Source
from index.catalogue import Catalogue
from index.catalogue.encoding import moment, storable
from index.catalogue.files import FileRow, FileState
from index.errors import CorpusError
from index.ids import place_of
from index.versions import Versions

if TYPE_CHECKING:
    from pathlib import Path

ANY_TEXT = st.text(st.characters(), max_size=40)  # lone surrogates and NUL among them
SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(1, 99))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return Article(
        id=ArticleId(draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=20))),
        title=draw(st.none() | ANY_TEXT),
        outlet=draw(st.none() | st.text(st.characters(codec="utf-8"), min_size=1, max_size=9)),
        date=draw(st.none() | st.sampled_from(["2024", "2024-06", "2024-06-18T10:30:00+02:00"])),
        authors=tuple(draw(st.lists(ANY_TEXT, max_size=2))),
        url=draw(st.none() | ANY_TEXT),
        language=draw(st.none() | st.just("en")),
        words=draw(st.integers(0, 9999)),
        text=draw(ANY_TEXT),
        found_in={"title": draw(ANY_TEXT)},
        paragraphs=tuple(Paragraph(*span) for span in draw(st.lists(SPANS, max_size=3))),
        removed=tuple(Removed(1, words, "share links") for words in draw(st.lists(ANY_TEXT))),
        source=Source("file.txt", "0f", "utf-8", ("1 control character",)),
        text_hash="hash",
        sure=draw(st.just({}) | st.just({"title": "probable"})),
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Return a catalogue for many articles one after the other."""
    made = Catalogue(tmp_path_factory.mktemp("shelf") / "catalogue.sqlite")
    made.prepare()
    return made


def stored(catalogue: Catalogue, article: Article) -> Article:
    put(catalogue, article)
    found = catalogue.articles.get(article.id)
    assert found is not None
    return found


def put(catalogue: Catalogue, *some: Article) -> list[str]:
    with catalogue.batch() as batch:
        for article in some:
            row = FileRow(article.source.path, 1, 1, article.source.sha256, FileState.SETTLED)
            catalogue.files.put(row, batch)
        return [catalogue.articles.put(article, batch)[0] for article in some]


def plain(article_id: str, text: str = "Words.", file: str | None = None) -> Article:
    return Article(
        id=ArticleId(article_id),
        title="Title",
        outlet=None,
        date=None,
        authors=(),
        url=None,
        language=None,
        words=1,
        text=text,
        found_in={},
        paragraphs=(),
        removed=(),
        source=Source(file or article_id, "0f", "utf-8"),
        text_hash=text,
    )


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    made = Catalogue(tmp_path / "catalogue.sqlite")
    made.prepare()
    return made


@given(articles())
@settings(max_examples=60)
def test_an_article_comes_back_as_it_was(shelf: Catalogue, article: Article) -> None:
    found = stored(shelf, article)
    assert found.id == article.id
    assert found.text == storable(article.text)
    assert len(found.text) == len(article.text)
    assert found.title == storable(article.title)
    assert found.paragraphs == article.paragraphs
    assert found.source == article.source
    assert [line.text for line in found.removed] == [storable(r.text) for r in article.removed]
    assert stored(shelf, found) == found


def test_a_batch_is_kept_whole_or_not_at_all(catalogue: Catalogue) -> None:
    def interrupted() -> None:
        with catalogue.batch() as batch:
            catalogue.files.begin("a", batch)
            catalogue.articles.put(plain("a"), batch)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert catalogue.articles.count() == 0
    assert catalogue.files.known() == {}
    assert put(catalogue, plain("a")) == ["added"]


def test_the_generation_counts_changes_of_articles(catalogue: Catalogue) -> None:
    assert put(catalogue, plain("a"), plain("b")) == ["added", "added"]
    assert catalogue.state().generation == 1
    assert put(catalogue, plain("a"), plain("b")) == ["unchanged", "unchanged"]
    assert catalogue.state().generation == 1
    assert put(catalogue, plain("a", "Other words.")) == ["changed"]
    assert catalogue.state().generation == 2
    with catalogue.batch() as batch:
        assert catalogue.articles.remove([2, 99], batch) == 1
    assert catalogue.state().generation == 3


def test_steps_lead_from_any_generation_to_the_last(catalogue: Catalogue) -> None:
    as_they_were = [texts(catalogue)]
    for number in range(5):
        put(catalogue, plain(f"{number}"), plain(f"{number}x"))
        as_they_were.append(texts(catalogue))
    with catalogue.batch() as batch:
        catalogue.articles.remove([1, 9], batch)
    as_they_were.append(texts(catalogue))
    put(catalogue, plain("1", "Other words."))
    as_they_were.append(texts(catalogue))
    for begin, held in enumerate(as_they_were):
        at = begin
        while step := catalogue.articles.since(at, limit=3):
            assert step.generation > at
            added = {each.key: each.text for each in step.add}
            for key in [*step.remove, *added]:
                held.pop(key, None)
            held.update(added)
            at = step.generation
        assert held == texts(catalogue)


def texts(catalogue: Catalogue) -> dict[int, str]:
    keys = [row[0] for row in catalogue.articles.columns()]
    return {key: listed.text for key, listed in catalogue.articles.listed(keys).items()}


def test_a_changed_article_keeps_its_key_and_a_new_one_never_gets_an_old_key(
    catalogue: Catalogue,
) -> None:
    put(catalogue, plain("a"), plain("b"))
    put(catalogue, plain("a", "Other words."))
    with catalogue.batch() as batch:
        catalogue.articles.remove([2], batch)
    put(catalogue, plain("c"))
    assert [row[0] for row in catalogue.articles.columns()] == [1, 3]


def test_files_remember_their_state(catalogue: Catalogue) -> None:
    row = FileRow("a", 5, 10**18, "ff", FileState.YOUNG)
    with catalogue.batch() as batch:
        catalogue.files.put(row, batch)
        catalogue.files.replace_skipped([Skipped("a#2", "no text")], "a", batch)
        catalogue.files.replace_skipped([Skipped("b.png", "not read")], None, batch)
    assert catalogue.files.known() == {"a": row}
    assert catalogue.files.skipped() == (Skipped("a#2", "no text"), Skipped("b.png", "not read"))
    assert catalogue.files.unread() == {Skipped("b.png", "not read")}
    with catalogue.batch() as batch:
        catalogue.files.begin("a", batch)
    assert catalogue.files.known()["a"].state is FileState.PARTIAL
    with catalogue.batch() as batch:
        catalogue.files.remove("a", batch)
    assert catalogue.files.skipped() == (Skipped("b.png", "not read"),)


V1 = Versions.by_language({"en": "v1"})


def test_mentions_are_kept_by_text_and_version(catalogue: Catalogue) -> None:
    put(catalogue, plain("a", "Mara spoke."), plain("b", "Mara spoke."), plain("c"))
    assert catalogue.naming.missing(V1) == ["Mara spoke.", "Words."]
    assert catalogue.naming.count_missing(V1) == 3
    mention = Mention(0, 4, "person", "Mara", "Mara Tolin")
    with catalogue.batch() as batch:
        catalogue.naming.put("v1", [("Mara spoke.", [mention])], batch)
    assert catalogue.naming.mentions("Mara spoke.", V1) == (mention,)
    assert catalogue.naming.mentions("Mara spoke.", Versions.by_language({"en": "v2"})) is None
    assert catalogue.naming.missing(V1) == ["Words."]
    ((_, text_hash, uses),) = catalogue.naming.uses_since(0, V1)
    assert (text_hash, uses[0].name, uses[0].variants) == ("Mara spoke.", "Mara Tolin", {"Mara": 1})


def test_a_reader_is_not_blocked_by_a_writer(catalogue: Catalogue, tmp_path: Path) -> None:
    other = Catalogue(tmp_path / "catalogue.sqlite")
    with catalogue.batch() as batch:
        catalogue.files.begin("a", batch)
        catalogue.articles.put(plain("a"), batch)
        assert other.articles.count() == 0
    assert other.articles.count() == 1


def test_a_fault_of_the_disk_is_told_in_words(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "no such folder" / "catalogue.sqlite")
    with pytest.raises(CorpusError, match="can't be used"):
        catalogue.prepare()


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (None, (None, None, None)),
        ("", (None, None, None)),
        ("nonsense", (None, None, None)),
        ("2024-13", (None, None, None)),
        ("0000-01-01", (None, None, None)),
        ("2024", (738886, None, 738886 * 86_400)),
        ("2024-06", (739038, 24293, 739038 * 86_400)),
        ("2024-06-18T01:00:00", (739055, 24293, 739055 * 86_400 + 3600)),
        ("2024-06-18T01:00:00+02:00", (739055, 24293, 739055 * 86_400 - 3600)),
        ("0001-01-01T00:00:00+02:00", (1, 12, 86_400)),
    ],
)
def test_dates_become_numbers(stated: str | None, expected: tuple[int | None, ...]) -> None:
    assert tuple(moment(stated)) == expected


def test_the_day_is_as_python_counts() -> None:
    assert moment("2024-06-18").day == date(2024, 6, 18).toordinal()


@pytest.mark.parametrize(
    ("article_id", "file", "member", "record"),
    [
        ("a.jsonl#12", "a.jsonl", "", 12),
        ("a.jsonl", "a.jsonl", "", None),
        ("a#3.txt", "a#3.txt", "", None),
        ("a#3", "a#3", "", None),
        ("a#3#4", "a#3", "", 4),
        ("a#99999999999999999999", "a", "#99999999999999999999", None),
        ("a.zip!b/c.html", "a.zip", "b/c.html", None),
        ("a.zip!b.jsonl#7", "a.zip", "b.jsonl", 7),
        ("elsewhere#7", "a.zip", "", None),
    ],
)
def test_an_id_says_where_in_its_file_an_article_stands(
    article_id: str, file: str, member: str, record: int | None
) -> None:
    assert place_of(article_id, file) == (member, record)
