"""`corpus-reader names`: people, organisations and places, merged; or one of them in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from index.article import NAME_KINDS
from index.dossier import LINE_ORDERS
from index.results import NameRef
from reader.cli import candidates
from reader.cli.asked_name import asked_name
from reader.cli.corpus import opened
from reader.cli.described import Described
from reader.cli.mention_lines import tell_lines
from reader.cli.name_list import names_table
from reader.cli.one_name import tell_contrast, tell_dossier
from reader.cli.options import ANY_PATH, Options, common, one_form
from reader.cli.output import console, json_text, write
from reader.export.name_tables import ListedName, entries_csv
from reader.export.names import entry_value

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from index.article import NameKind
    from index.dossier import LineOrder
    from index.library import Library


@click.command(
    cls=Described,
    examples={
        "corpus-reader names news": "all names, the most mentioned first",
        "corpus-reader names news wire.txt": "those of one article",
        "corpus-reader names news --kind person --like qui --csv": "people whose names begin so",
        'corpus-reader names news --name "Ada Quill"': "all that is known of one name",
        'corpus-reader names news --name "place:Lenia" --concordance': "each mention in its line",
        'corpus-reader names news --name Quill --versus "Radio Veldra" "Veldra Post"': (
            "how two outlets write of her"
        ),
    },
    exits={"1": "no names found, or nobody is called so (who is called nearly so is told)"},
)
@click.argument("corpus", type=ANY_PATH)
@click.argument("article", required=False, shell_complete=candidates.articles)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(NAME_KINDS),
    help="Of this kind only; of any of them if given again.",
)
@click.option(
    "--like",
    default="",
    metavar="TEXT",
    help="With words that begin like those of TEXT; capitals and accents make no difference.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Names, or lines, told at most: all if not said, and for 0.",
)
@click.option(
    "--name",
    metavar="NAME",
    shell_complete=candidates.names,
    help="All that is known of one name, or of who is called so; place:Lenia says its kind.",
)
@click.option("--concordance", is_flag=True, help="With --name: each of its mentions in its line.")
@click.option(
    "--order",
    type=click.Choice(LINE_ORDERS),
    help="With --concordance: by date if not said, outlet, or the words at the left or right.",
)
@click.option(
    "--versus",
    nargs=2,
    metavar="OUTLET OUTLET",
    shell_complete=candidates.outlets,
    help='With --name: how two outlets write of it; "" for where the outlet is unknown.',
)
@click.option("--csv", "csv_", is_flag=True, help="A table, as CSV.")
@common
def command(
    corpus: Path,
    article: str | None,
    options: Options,
    *,
    kinds: tuple[NameKind, ...],
    like: str,
    limit: int,
    name: str | None,
    concordance: bool,
    order: LineOrder | None,
    versus: tuple[str, str] | None,
    csv_: bool,
) -> int:
    """List the names in CORPUS, or in one ARTICLE of it, with their variants and outlets.

    Or tell all that is known of one name: its words, outlets and first mentions, who is named with
    it, what was decided about it; or show its mentions in their lines; or put two outlets side by
    side.
    """
    one_form(json=options.json, csv=csv_)
    _check(name, article, concordance=concordance, order=order, versus=versus, like=like)
    with opened(corpus, options, names=True) as library:
        if name is None:
            listed = _listed(library, article, kinds, like)
            return _tell(listed[: limit or None], options, csv_=csv_)
        ref = asked_name(library, name, options, kinds[0] if len(kinds) == 1 else None)
        if ref is None:
            return 1
        if concordance:
            return tell_lines(library, ref, order or "date", limit, options, csv=csv_)
        if versus:
            return tell_contrast(library, ref, versus, options, csv=csv_)
        return tell_dossier(library, ref, options, csv=csv_)


def _check(
    name: str | None,
    article: str | None,
    *,
    concordance: bool,
    order: LineOrder | None,
    versus: tuple[str, str] | None,
    like: str,
) -> None:
    """Make sure that options are given together that have to do with each other.

    Raises:
        click.UsageError: They aren't.
    """
    if name is None and (concordance or versus):
        raise click.UsageError(f"--{'concordance' if concordance else 'versus'} needs --name NAME.")
    if name is not None and (article is not None or like):
        other = "ARTICLE" if article is not None else "--like"
        raise click.UsageError(f"--name and {other} can't be had at once.")
    if order and not concordance:
        raise click.UsageError("--order needs --concordance.")
    if concordance and versus:
        raise click.UsageError("--concordance and --versus can't be had at once.")


def _listed(
    library: Library, article: str | None, kinds: Collection[NameKind], like: str
) -> list[ListedName]:
    """Return the names that are wanted, the most mentioned first."""
    from index.columns import sameness  # noqa: PLC0415  loads numpy

    whose = None if article is None else library.article(library.resolve(article))
    wanted = [f" {word}" for word in sameness(like).split()]
    every = library.name_list()
    decided = {ref for ref, was in zip(every.refs, every.decided.tolist(), strict=True) if was}
    ends = library.ends(whose)
    listed = []
    for entry in library.names(whose.id if whose else None):
        folded = f" {sameness(entry.name)}"
        if (not kinds or entry.kind in kinds) and all(word in folded for word in wanted):
            ref = NameRef(entry.kind, entry.name)
            listed.append(ListedName(entry, ends.get(ref), ref in decided))
    return listed


def _tell(listed: list[ListedName], options: Options, *, csv_: bool) -> int:
    if options.json:
        values = [entry_value(each.entry, each.ends, decided=each.decided) for each in listed]
        write(json_text(values) + "\n")
    elif csv_:
        write(entries_csv(listed))
    else:
        to = console(options)
        to.print(names_table(listed, to.width))
    return 0 if listed else 1
