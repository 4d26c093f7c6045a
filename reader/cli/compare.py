"""`corpus-reader compare`: two articles side by side."""

from __future__ import annotations

import os
from pathlib import Path

import click

from index.errors import CorpusError
from index.formats import SUFFIXES
from reader.cli.candidates import articles
from reader.cli.corpus import opened
from reader.cli.described import Described
from reader.cli.options import ANY_PATH, Options, common, one_form
from reader.cli.output import json_text, note, write
from reader.export.comparison_values import comparison_value
from reader.export.html import comparison_html
from reader.export.markdown import comparison_markdown
from reader.export.plain import comparison_text
from reader.export.record import record_of


@click.command(
    cls=Described,
    examples={
        "corpus-reader compare news morning.txt wire.txt": "signs, scores and passages, to be read",
        "corpus-reader compare news morning.txt wire.txt --html page.html": "both texts, linked",
        "corpus-reader compare news morning.txt wire.txt --json": "spans, links, quotes, figures",
    },
    exits={"1": None},
)
@click.argument("corpus", type=ANY_PATH)
@click.argument("a", shell_complete=articles)
@click.argument("b", shell_complete=articles)
@click.option("--markdown", is_flag=True, help="As Markdown.")
@click.option(
    "--html",
    type=ANY_PATH,
    metavar="FILE",
    help="Write a page of HTML to FILE, over one that is there; - for standard output.",
)
@common
def command(
    corpus: Path,
    a: str,
    b: str,
    options: Options,
    *,
    markdown: bool,
    html: Path | None,
) -> int:
    """Compare the articles A and B of CORPUS, passage by passage.

    Signs: = word for word, " the same quotation, ~ in other words, ! a contradiction in figures or
    dates, · no match found. A and B are ids, as the command show understands them.
    """
    one_form(json=options.json, markdown=markdown, html=html)
    with opened(corpus, options, names=True) as library:
        record = record_of(library, library.resolve(a), library.resolve(b))
    if options.json:
        write(json_text(comparison_value(record)) + "\n")
    elif markdown:
        write(comparison_markdown(record))
    elif html:
        _write_html(html, comparison_html(record), corpus, options)
    else:
        write(comparison_text(record))
    return 0


def _write_html(file: Path, page: str, corpus: Path, options: Options) -> None:
    if file == Path("-"):
        write(page)
        return
    if _is_read(file, corpus):
        raise CorpusError(
            f"{file} is, or would be, an article of this corpus, which is only ever read.",
            "Name a file that ends in .html, or one elsewhere.",
        )
    done = "Replaced" if file.is_file() else "Wrote"
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as fault:
        raise CorpusError(
            f"{file} can't be written: {fault.strerror or fault}.",
            "Name another file with --html.",
        ) from fault
    note(options, f"{done} {file}")


def _is_read(file: Path, corpus: Path) -> bool:
    """Tell whether a file is one that the corpus is read from, or would be once it is there."""
    real = Path(os.path.realpath(file))
    return real.is_relative_to(os.path.realpath(corpus)) and real.suffix.lower() in SUFFIXES
