"""`corpus-reader search`: hits with snippets and filter counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from index.lines import HIT_ORDERS
from index.results import SORTS, Filters
from index.story import StoryId
from index.tongues import UNKNOWN, code_of
from reader.cli import candidates
from reader.cli.asked_name import typed_ref
from reader.cli.corpus import opened
from reader.cli.described import Described
from reader.cli.hit_lines import tell_hit_lines
from reader.cli.hits import as_value, found, tell
from reader.cli.instead import instead
from reader.cli.options import ANY_PATH, Options, common, one_form
from reader.cli.output import console, json_text, note, write
from reader.export.table import results_csv
from reader.text.safe import guard

if TYPE_CHECKING:
    from pathlib import Path

    from index.instead import Alternatives
    from index.lines import HitOrder
    from index.results import Results, Sort
    from reader.cli.hits import Hits


_EXCLUDES = re.compile(r"-[^\W\d_][\w:]|-[\"“(]")
"""What a query begins with that excludes something, and no option does that is a word."""


class Search(Described):
    """A command whose query may begin with a dash, as one does that excludes."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what is no option for a query: a blank before its dash keeps it from being one."""
        letters = {name[:2] for one in self.get_params(ctx) for name in one.opts}
        excludes = [bool(_EXCLUDES.match(one)) and one[:2] not in letters for one in args]
        if "--" not in args:
            args = [f" {one}" if out else one for one, out in zip(args, excludes, strict=True)]
        return super().parse_args(ctx, args)


def _as_typed(_: click.Context, __: click.Parameter, query: str) -> str:
    return query[1:] if query.startswith(" -") else query


@click.command(
    cls=Search,
    examples={
        'corpus-reader search news "border treaty"': "both words, in any form, best matches first",
        "corpus-reader search news 'title:\"border treaty\" NOT annex*'": "in the title",
        'corpus-reader search news "" --outlet "Radio Veldra" --sort newest': "all of one outlet",
        "corpus-reader search news ferry --since 2025-03 --csv --limit 0": "a table of all hits",
        "corpus-reader search news ferry --concordance --sort right": "each hit in its line",
    },
    exits={"1": "nothing found, or a query that can't be understood (it is told why)"},
)
@click.argument("corpus", type=ANY_PATH)
@click.argument("query", callback=_as_typed)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    metavar="N",
    help="Hits told, or lines: 20 if not said, 0 for all.",
)
@click.option(
    "--sort",
    type=click.Choice((*SORTS, *(order for order in HIT_ORDERS if order not in SORTS))),
    metavar="ORDER",
    help="relevance if not said, newest or oldest; of lines newest if not said, outlet, hit (as it"
    " stands), or by the words beside: left, left-2, left-3, right, right-2, right-3.",
)
@click.option("--concordance", is_flag=True, help="Each hit in its line, with the words beside.")
@click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    shell_complete=candidates.outlets,
    help="Of this outlet only; of any of them if given again.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    shell_complete=candidates.names,
    help="With this person, organisation or place; with all of them if given again.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="NAME",
    shell_complete=candidates.languages,
    help="In this language, as german or de; in any of them if given again.",
)
@click.option(
    "--story",
    "stories",
    multiple=True,
    metavar="ID",
    shell_complete=candidates.stories,
    help="Of this story, by its id or the beginning of it; of any of them if given again.",
)
@click.option(
    "--since", metavar="DATE", help="On this day or later: 2025-03-14, march 2025, last month."
)
@click.option("--until", metavar="DATE", help="On this day or earlier, written so too.")
@click.option(
    "--by-story",
    is_flag=True,
    help="Of each story only the best hit, with how many others there are, and in which outlets.",
)
@click.option("--csv", "csv_", is_flag=True, help="A table: one hit a line, as CSV.")
@common
def command(
    corpus: Path,
    query: str,
    options: Options,
    *,
    limit: int,
    sort: HitOrder | None,
    concordance: bool,
    outlets: tuple[str, ...],
    names: tuple[str, ...],
    languages: tuple[str, ...],
    stories: tuple[str, ...],
    since: str | None,
    until: str | None,
    by_story: bool,
    csv_: bool,
) -> int:
    """Search CORPUS for QUERY.

    A query is words, "phrases", "words near"~5, begin*, on?, spelling~, more^2, AND OR NOT - + and
    ( ), title:word, quoted:word, outlet:word, person:name, place:name, organisation:name, name:any,
    story:title or id, language:german, date:2025-03, date:march 2025, date:last 2 weeks,
    since:2025-03-14 and until:yesterday. Words match in any form, with or without capitals and
    accents. Without words ("") it finds everything. Each article is listed, and told which others
    have the very same text. With --concordance every hit in their titles and texts is a line, and
    the words most often beside it are told. All of the language stands in docs/query.md.
    """
    one_form(json=options.json, csv=csv_)
    _check(sort, concordance=concordance, by_story=by_story)
    filters = Filters(
        outlets,
        names=tuple(map(typed_ref, names)),
        since=since,
        until=until,
        languages=tuple(map(_code, languages)),
        stories=tuple(map(StoryId, stories)),
    )
    with opened(corpus, options) as library:
        if concordance:
            order = sort or "newest"
            lines = tell_hit_lines(library, query, filters, order, options, limit=limit, csv=csv_)
            results, told = lines.articles.results, len(lines)
            if not (len(results) or options.json or csv_ or results.problem):
                _tell_instead(corpus, results, library.alternatives(results), options)
        else:
            best: Sort = next((one for one in SORTS if one == sort), "relevance")
            hits = found(library, query, filters, best, limit=limit, by_story=by_story)
            _tell(corpus, hits, options, csv=csv_)
            results, told = hits.listing.results, len(hits.listing)
    _tell_of_waiting(corpus, results, options, names=bool(names))
    if results.problem and not options.json:
        note(options, f"The query can't be understood: {results.problem.message}.")
    return 0 if told else 1


def _check(sort: HitOrder | None, *, concordance: bool, by_story: bool) -> None:
    """Make sure that options are given together that have to do with each other.

    Raises:
        click.UsageError: They aren't.
    """
    if concordance and by_story:
        raise click.UsageError("--concordance and --by-story can't be had at once.")
    if sort not in (None, *SORTS) and not concordance:
        raise click.UsageError(f"--sort {sort} needs --concordance.")


def _tell(corpus: Path, hits: Hits, options: Options, *, csv: bool) -> None:
    if options.json:
        write(json_text(as_value(hits)) + "\n")
    elif csv:
        write(results_csv(hits.rows))
    else:
        tell(hits, console(options))
        if hits.ways:
            _tell_instead(corpus, hits.listing.results, hits.ways, options)


def _tell_instead(corpus: Path, results: Results, ways: Alternatives, options: Options) -> None:
    """Tell what would be found instead of nothing."""
    if not options.quiet:
        write("".join(f"{guard(line)}\n" for line in instead(corpus, results, ways)))


def _tell_of_waiting(corpus: Path, results: Results, options: Options, *, names: bool) -> None:
    """Tell what isn't known yet of what was asked for, and which command finds it out."""
    if (names or results.named) and not results.names_complete:
        note(
            options,
            f"Not all names have been found yet; to find them: corpus-reader index {corpus}",
        )
    if results.stories_waiting:
        note(
            options,
            f"Not all articles are grouped yet; to group them: corpus-reader stories {corpus}",
        )


def _code(asked: str) -> str:
    code = code_of(asked)
    if code is None:
        raise click.UsageError(f"“{guard(asked)}” is no language: write german or de.")
    return "" if code == UNKNOWN else code
