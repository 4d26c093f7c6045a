"""Which name is meant by one that is typed on the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from index.errors import CorpusError
from index.results import NameRef
from reader.cli.output import json_text, note, write
from reader.export.names import unknown_value
from reader.text.safe import guard

if TYPE_CHECKING:
    from index.article import NameKind
    from index.library import Library
    from reader.cli.options import Options

_WITH_KIND = re.compile(r"(person|organi[sz]ation|place):\s*(?=\S)(.*)", re.DOTALL)
_KIND_BEHIND = re.compile(r"(.*\S)\s+\((person|organi[sz]ation|place)\)", re.DOTALL)
"""As the screens have it written."""
_MOST = 5


def typed_ref(typed: str, kind: NameKind | None = None) -> NameRef:
    """Return a name as it is typed; "place:Lenia" and "Lenia (place)" say its kind."""
    if found := _WITH_KIND.fullmatch(typed):
        said, name = found.groups()
    elif found := _KIND_BEHIND.fullmatch(typed):
        name, said = found.groups()
    else:
        return NameRef(kind, typed)
    return NameRef(cast("NameKind", said.replace("z", "s")), name)


def asked_name(
    library: Library, typed: str, options: Options, kind: NameKind | None = None
) -> NameRef | None:
    """Return the name that is meant; None where nobody is called so, which has then been told.

    Args:
        library: The corpus.
        typed: A name, any case and accents, or words that stand for it somewhere.
        options: Of the command.
        kind: Of the name, where that is said elsewhere.

    Raises:
        CorpusError: Several names are meant.
    """
    wanted = typed_ref(typed, kind)
    found = library.meant(wanted)
    if len(found) > 1:
        told = " · ".join(f"{ref.kind}:{guard(ref.name)}" for ref in found[:_MOST])
        more = f" and {len(found) - _MOST:,} more" if len(found) > _MOST else ""
        raise CorpusError(f"“{guard(typed)}” may mean {told}{more}.", "Write one of these.")
    if found:
        return found[0]
    nearest = library.nearest_names(wanted.name)
    if options.json:
        write(json_text(unknown_value(typed, nearest)) + "\n")
        return None
    near = " · ".join(f"{ref.name} ({ref.kind})" for ref in nearest)
    note(options, f"No name is “{typed}” here." + (f" Like it: {near}" if near else ""))
    return None
