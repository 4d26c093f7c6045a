"""What was decided, and what comes of deciding, as it is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.output import console, json_text, note, write
from reader.export.names import conflicts_value, decided_value, decision_value
from reader.export.story_decisions import stories_decided_value
from reader.naming.decided import sentence
from reader.naming.decisions_page import came, decisions_page
from reader.stories.decisions_page import story_decisions_page
from reader.survey.decided import when
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.decisions.decision import Decided, Decision, Taken
    from index.story import StoriesDecided
    from reader.cli.options import Options
    from reader.survey.decided import Came, DecidedPage


def tell_decided(decided: Decided, stories: StoriesDecided, options: Options) -> int:
    """Write all that was decided, about names and about stories; return the exit code."""
    value = {**decided_value(decided), "stories": stories_decided_value(stories)}
    pages = {"": decisions_page(decided)}
    of_stories = story_decisions_page(stories)
    if of_stories.own or of_stories.shared or of_stories.problems:
        pages["Of stories"] = of_stories
    return _tell(pages, value, options)


def tell_stories_decided(stories: StoriesDecided, options: Options) -> int:
    """Write all that was decided about stories; return the exit code."""
    pages = {"": story_decisions_page(stories)}
    return _tell(pages, stories_decided_value(stories), options)


def _tell(pages: Mapping[str, DecidedPage], value: Mapping[str, object], options: Options) -> int:
    """Write pages, each with what stands over it, or all of it as JSON."""
    if options.json:
        write(json_text(value) + "\n")
    else:
        for head, page in pages.items():
            lines(["", head] if head else [], options)
            lines(_told(page), options)
    told = pages.values()
    return 0 if any(page.own or page.shared or page.problems for page in told) else 1


def tell_done(made: Sequence[Decision], decided: Decided, options: Options) -> int:
    """Write what has just been decided; return the exit code."""
    if options.json:
        done = {"done": [decision_value(decision) for decision in made]}
        write(json_text(done | decided_value(decided)) + "\n")
    else:
        lines((f"{sentence(decision)}." for decision in made), options)
        note(options, f"Kept in {decided.file}. To take it back: undo")
    return 0


def tell_undone(
    undone: Decision | None, words: Sequence[str], decided: Decided, options: Options
) -> int:
    """Write what was taken back; return the exit code."""
    if options.json:
        value = {"undone": undone and decision_value(undone)}
        write(json_text(value | decided_value(decided)) + "\n")
    elif undone:
        lines([f"Taken back: {sentence(undone)}."], options)
    else:
        tell_nothing_undone(words, options)
    return 0 if undone else 1


def tell_nothing_undone(words: Sequence[str], options: Options) -> None:
    """Say why nothing was taken back."""
    which = f"No decision of yours has the number {words[0]}" if words else "Nothing was decided"
    note(options, f"{which}, so that nothing was taken back.")


def tell_taken(taken: Taken, file: str, options: Options) -> int:
    """Write what came of taking over somebody else's file; return the exit code."""
    if options.json:
        value = {
            "taken": [decision_value(decision) for decision in taken.taken],
            "known": taken.known,
            "conflicts": conflicts_value(taken.conflicts),
            "problems": list(taken.problems),
        }
        write(json_text(value) + "\n")
    else:
        told = [f"  {sentence(decision)}" for decision in taken.taken]
        lines(decided_lines(came(Path(file), taken, file), told), options)
    return 0 if taken.taken or taken.known else 1


def decided_lines(what: Came, taken: Iterable[str]) -> Iterable[str]:
    """Yield what came of a file, and below it what was taken, left, and not understood."""
    yield what.words
    yield from taken
    yield from (f"  {conflict}" for conflict in what.conflicts)
    yield from (f"  {guard(problem)}" for problem in what.problems)


def _told(page: DecidedPage) -> Iterable[str]:
    cells = len(str(len(page.own)))
    for number, said in enumerate(page.own, 1):
        yield f"{number:>{cells}}  {said.sentence} · {when(said.at)}"
    if not page.own:
        yield "Nothing was decided by you."
    yield f"Kept in {guard(str(page.file))}"
    for head, told in (
        (f"In the {guard(page.beside)} of the corpus", [said.sentence for said in page.shared]),
        ("In conflict", page.conflicts),
        ("Not followed", list(map(guard, page.problems))),
    ):
        if told:
            yield from ("", head, *(f"  {line}" for line in told))


def lines(told: Iterable[str], options: Options) -> None:
    """Write lines."""
    to = console(options)
    for line in told:
        to.print(line, soft_wrap=True)
