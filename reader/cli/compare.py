"""`corpus-reader compare`: two articles side by side."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli.candidates import articles
from reader.cli.corpus import bar, opened
from reader.cli.described import Described
from reader.cli.options import ANY_PATH, Options, common, one_form
from reader.cli.output import note, write
from reader.export.files import write_over
from reader.export.forms import FORMS
from reader.export.record import PARTS, Part, record_of
from reader.text.safe import guard


@click.command(
    cls=Described,
    examples={
        "corpus-reader compare news morning.txt wire.txt": "signs, reasons and passages, in words",
        "corpus-reader compare news morning.txt wire.txt --part quotes": "who said what, and how",
        "corpus-reader compare news morning.txt wire.txt --html page.html": "both texts, linked",
        "corpus-reader compare news morning.txt wire.txt -o notes.md": "Markdown, in a file",
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
@click.option(
    "--output",
    "-o",
    type=ANY_PATH,
    metavar="FILE",
    help="Write to FILE, over one that is there, as its name ends: .md, .html, .json or .txt.",
)
@click.option(
    "--part",
    "parts",
    type=click.Choice(PARTS),
    multiple=True,
    help="Only this part, as text or Markdown; may be given more than once.",
)
@click.option("--possible", is_flag=True, help="Tell possible links too; JSON always does.")
@common
def command(
    corpus: Path,
    a: str,
    b: str,
    options: Options,
    *,
    markdown: bool,
    html: Path | None,
    output: Path | None,
    parts: tuple[Part, ...],
    possible: bool,
) -> int:
    """Compare the articles A and B of CORPUS, passage by passage.

    Signs: = word for word, " the same quotation, ~ in other words, ! a contradiction in figures or
    dates, · no match found. A and B are ids, as the command show understands them.
    """
    one_form(json=options.json, markdown=markdown, html=html, output=output)
    form = _form(options, output, markdown=markdown, html=html is not None)
    if parts and form in (".json", ".html"):
        raise click.UsageError("--part is for text and Markdown: HTML and JSON have all parts.")
    told = tuple(part for part in PARTS if part in parts or not parts)
    with opened(corpus, options, names=True, stories="elsewhere" in told) as library:
        ids = library.resolve(a), library.resolve(b)
        if len(set(ids)) == 1:
            same = f"A and B are the same article, {guard(ids[0])}: name another one for B."
            raise click.UsageError(same)
        with bar(options) as progress:
            record = record_of(library, *ids, parts=told, possible=possible, progress=progress)
    text = FORMS[form](record)
    file = html or output
    if file is None or file == Path("-"):
        write(text)
    else:
        done = "Replaced" if write_over(file, text, corpus) else "Wrote"
        note(options, f"{done} {file}")
    return 0


def _form(options: Options, output: Path | None, *, markdown: bool, html: bool) -> str:
    """Return the form that is asked for, by how the name of its file ends."""
    if output is not None:
        form = output.suffix.lower()
        if form not in FORMS:
            raise click.UsageError(f"-o takes a file that ends in {', '.join(FORMS)}.")
        return form
    if options.json:
        return ".json"
    if html:
        return ".html"
    return ".md" if markdown else ".txt"
