"""`corpus-reader show`: articles, cleaned, with their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli.candidates import articles
from reader.cli.corpus import opened
from reader.cli.described import Described
from reader.cli.options import ANY_PATH, Options, common, one_form
from reader.cli.output import TITLE, console, json_text, meta, same_words, write
from reader.export.markdown import article_markdown
from reader.export.reuse import reused_value, reused_words
from reader.export.values import article_value
from reader.text.phrases import count
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import Console

    from index.article import Article, ArticleId, Card, NameKind
    from index.library import Library
    from index.story import Reused

_KINDS: tuple[tuple[NameKind, str], ...] = (
    ("person", "People"),
    ("organisation", "Organisations"),
    ("place", "Places"),
)


@click.command(
    cls=Described,
    examples={
        "corpus-reader show news wire.txt": "one article and the names in it",
        "corpus-reader show news export.jsonl#2 --json": "a record of many, with all that is known",
        "corpus-reader show news wire.txt --raw": "its source, before anything was removed",
        "corpus-reader show news --jsonl": "all articles, one a line",
    },
    exits={"1": "no articles in CORPUS"},
)
@click.argument("corpus", type=ANY_PATH)
@click.argument("wanted", nargs=-1, metavar="[ARTICLE ...]", shell_complete=articles)
@click.option("--jsonl", is_flag=True, help="One JSON document a line, one line an article.")
@click.option("--markdown", is_flag=True, help="As Markdown.")
@click.option("--raw", is_flag=True, help="As its source is, before cleaning.")
@common
def command(
    corpus: Path,
    wanted: tuple[str, ...],
    options: Options,
    *,
    jsonl: bool,
    markdown: bool,
    raw: bool,
) -> int:
    """Show articles of CORPUS with their names; all of them without ARTICLE.

    An ARTICLE is an id: the path of its file within CORPUS, with #N for a record of many. The
    beginning of an id is enough where no other begins so.
    """
    one_form(json=options.json, jsonl=jsonl, markdown=markdown, raw=raw)
    whole = not (raw or markdown)
    with opened(corpus, options, names=whole, stories=whole, reuse=whole) as library:
        articles = _chosen(library, wanted)
        if options.json or jsonl:
            return _write_json(library, articles, lines=jsonl)
        if raw:
            return _write_all(guard(text, newlines=True) for text in library.raws(articles))
        if markdown:
            return _write_all(guard(article_markdown(a), newlines=True) for a in articles)
        return _tell(library, articles, console(options), options.settings.measure)


def _chosen(library: Library, wanted: tuple[str, ...]) -> Iterator[Article]:
    if not wanted:
        return library.articles()
    ids = [library.resolve(typed) for typed in wanted]  # a fault comes before any output
    return (library.article(article_id) for article_id in ids)


def _write_json(library: Library, articles: Iterator[Article], *, lines: bool) -> int:
    complete = library.names_complete()
    number = 0
    write("" if lines else "[")
    for number, article in enumerate(articles, 1):
        value = article_value(
            article,
            library.mentions(article.id),
            library.dates(article),
            names_complete=complete,
            same=library.same_text(article),
            figures=library.figures(article),
        )
        story = library.story_of(article.id)
        value["story"] = story and story.id
        value |= reused_value(*_reused(library, article), library.in_many(article.id))
        write((", " if number > 1 and not lines else "") + json_text(value))
        write("\n" if lines else "")
    write("" if lines else "]\n")
    return 0 if number else 1


def _write_all(texts: Iterator[str]) -> int:
    number = 0
    for number, text in enumerate(texts, 1):
        write(("\n" if number > 1 else "") + text.rstrip("\n") + "\n")
    return 0 if number else 1


def _tell(library: Library, articles: Iterator[Article], to: Console, measure: int) -> int:
    number = 0
    for number, article in enumerate(articles, 1):
        if number > 1:
            to.print("\n" + "─" * 20 + "\n")
        to.print(guard(article.title or "title unknown"), style=TITLE, soft_wrap=True)
        told = (article.outlet or "outlet unknown", article.date or "date unknown")
        to.print(meta(*told, count(article.words, "word"), article.id), soft_wrap=True)
        to.print()
        _print_text(guard(article.text, newlines=True), to, measure)
        if (same := library.same_text(article)).total:
            to.print()
            to.print(meta(same_words(same)), soft_wrap=True)
        if words := _shared_words(library, article):
            to.print()
            to.print(meta(words), soft_wrap=True)
        names = library.names(article.id)
        for kind, head in _KINDS:
            of_kind = [f"{entry.name} {entry.mentions}" for entry in names if entry.kind == kind]
            if of_kind:
                _print_text(f"\n{head}: {meta(*of_kind)}", to, measure)
    return 0 if number else 1


def _reused(library: Library, article: Article) -> tuple[tuple[Reused, ...], dict[ArticleId, Card]]:
    reused = library.reused(article.id)
    return reused, library.cards_of([one.b for one in reused])


def _shared_words(library: Library, article: Article) -> str:
    """Return who shares words with an article, but for those that have its very text."""
    reused, cards = _reused(library, article)
    return reused_words([one for one in reused if one.of_a < 1 or one.of_b < 1], cards)


def _print_text(text: str, to: Console, measure: int) -> None:
    """Print paragraphs at a width to be read at; in a pipe, each as one line."""
    if to.is_terminal:
        to.print(text, width=min(to.width, measure))
    else:
        to.print(text, soft_wrap=True)
