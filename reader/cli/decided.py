"""What was decided about names, and what comes of deciding, as it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.output import console, json_text, note, write
from reader.export.names import conflicts_value, decided_value, decision_value
from reader.naming.decided import conflict_words, sentence, taken_words
from reader.survey.decided import when
from reader.text.safe import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.decisions.decision import Decided, Decision, Taken
    from reader.cli.options import Options


def tell_decided(decided: Decided, options: Options) -> int:
    """Write all that was decided; return the exit code."""
    if options.json:
        write(json_text(decided_value(decided)) + "\n")
    else:
        _lines(_decided(decided), options)
    return 0 if decided.own or decided.shared or decided.problems else 1


def tell_done(made: Sequence[Decision], decided: Decided, options: Options) -> int:
    """Write what has just been decided; return the exit code."""
    if options.json:
        done = {"done": [decision_value(decision) for decision in made]}
        write(json_text(done | decided_value(decided)) + "\n")
    else:
        _lines((f"{sentence(decision)}." for decision in made), options)
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
        _lines([f"Taken back: {sentence(undone)}."], options)
    else:
        which = (
            f"No decision of yours has the number {words[0]}" if words else "Nothing was decided"
        )
        note(options, f"{which}, so that nothing was taken back.")
    return 0 if undone else 1


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
        told = [taken_words(taken)]
        told += [f"  {sentence(decision)}" for decision in taken.taken]
        told += [f"  {conflict_words(conflict, file)}" for conflict in taken.conflicts]
        told += [f"  {guard(problem)}" for problem in taken.problems]
        _lines(told, options)
    return 0 if taken.taken or taken.known else 1


def _decided(decided: Decided) -> Iterable[str]:
    cells = len(str(len(decided.own)))
    for number, decision in enumerate(decided.own, 1):
        yield f"{number:>{cells}}  {sentence(decision)} · {when(decision.at)}"
    if not decided.own:
        yield "Nothing was decided by you."
    yield f"Kept in {guard(str(decided.file))}"
    for head, told in (
        ("In the names.toml of the corpus", [sentence(decision) for decision in decided.shared]),
        ("In conflict", [conflict_words(conflict) for conflict in decided.conflicts]),
        ("Not followed", [guard(problem) for problem in decided.problems]),
    ):
        if told:
            yield from ("", head, *(f"  {line}" for line in told))


def _lines(lines: Iterable[str], options: Options) -> None:
    to = console(options)
    for line in lines:
        to.print(line, soft_wrap=True)
