"""How a field of a query may go on, by what the articles of the corpus have there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.columns import UNKNOWN as NO_DAY
from index.datewords import month_name
from index.fields import DATE_FIELDS, NAME_FIELDS, Completion
from index.tongues import NAMES, UNKNOWN
from index.wordings import begins, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from index.columns import Columns
    from index.named import NamesAsked
    from index.storied import StoriesAsked


def completions(
    field: str,
    typed: str,
    columns: Columns,
    names: NamesAsked,
    most: int,
    *,
    stories: StoriesAsked | None = None,
) -> tuple[Completion, ...]:
    """Return values of a field of which a word begins so, those of most articles first.

    Nothing where what is typed is already all there is.

    Args:
        field: Of the query language; one without a list of values has no completions.
        typed: The beginning of any word of a value, or of several in a row; "" of any.
        columns: What the articles have.
        names: Their names.
        most: How many values at most.
        stories: Those they tell; only needed for the titles of these.
    """
    if field == "outlet":
        found = _counted(typed, columns.outlets, columns.outlet, most)
    elif field == "language":
        spoken = [NAMES.get(code, code).lower() or UNKNOWN for code in columns.languages]
        found = _counted(typed, spoken, columns.language, most)
    elif field in DATE_FIELDS:
        return _months(typed, columns, most)
    elif field in NAME_FIELDS:
        found = names.begun(NAME_FIELDS[field], typed, most)
    elif stories is not None:
        found = stories.begun(typed, most)
    else:
        found = ()
    return () if len(found) == 1 and plain(found[0].value) == plain(typed) else found


def _months(typed: str, columns: Columns, most: int) -> tuple[Completion, ...]:
    """Return the months that begin so, in words or in digits, of which there are articles.

    The last ones first: news is looked for by when it was.
    """
    numbers, of_row = columns.months
    counts = np.bincount(of_row, minlength=len(numbers)).tolist()
    told = [
        (f"{number // 12:04}-{number % 12 + 1:02}", month_name(number % 12 + 1), count)
        for number, count in zip(numbers.tolist(), counts, strict=True)
        if number != NO_DAY
    ]
    begun = typed.casefold()
    found = [
        Completion(digits if begun[:1].isdigit() else f"{name.lower()} {digits[:4]}", count)
        for digits, name, count in reversed(told)
        if digits.startswith(begun) or f"{name.lower()} {digits[:4]}".startswith(begun)
    ][:most]
    return () if [one.value for one in found] == [begun] else tuple(found)


def _counted(
    typed: str, values: Sequence[str], codes: npt.NDArray[np.int32], most: int
) -> tuple[Completion, ...]:
    counts = np.bincount(codes, minlength=len(values)).tolist()
    fitting = [
        Completion(value, number)
        for value, number in zip(values, counts, strict=True)
        if value and number and begins(typed, value)
    ]
    return tuple(sorted(fitting, key=lambda one: (-one.articles, one.value))[:most])
