"""A small corpus in which outlets tell the same events: invented, to be searched by story.

Three outlets tell of a crane, two of a library, two of a ferry; one tells alone of a crane of
another town. One of the three is printed twice, word for word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

_CRANE = (
    "The harbour crane of Lenia fell into the basin on Tuesday. Nobody was hurt when the crane,"
    " forty metres high, toppled over a barge of gravel. The harbour master said that a storm had"
    " loosened its bolts, and that the basin stays closed until divers have looked at the wreck."
)
_TOPPLED = (
    "A crane toppled into the basin of Lenia's harbour, the harbour master said. The storm of the"
    " night had loosened its bolts. A barge loaded with gravel was crushed by the crane; nobody was"
    " hurt, and divers are to look at the wreck before the basin opens again."
)
_WRECK = (
    "Divers looked at the wreck of the crane in the harbour basin of Lenia. The crane, forty metres"
    " high, had toppled over a barge of gravel when a storm loosened its bolts, the harbour master"
    " said. Nobody was hurt; the basin stays closed."
)
_LIBRARY = (
    "The new library of Pellworth opens its doors with forty thousand books, a reading room under"
    " a glass roof and a cafe. The mayor cut a ribbon, children sang, and the first card went to"
    " a pupil who had written to the council about the leaking roof of the old reading room."
)
_OPENED = (
    "Pellworth has a new library: the mayor cut a ribbon, children sang, and a pupil who had"
    " written to the council about the leaking roof of the old reading room got the first card."
    " Forty thousand books stand in the reading room under a glass roof, beside a cafe."
)
_FERRY = (
    "The night ferry from Sarbuk lost its rudder in fog and drifted for nine hours with two hundred"
    " passengers. Two tugs towed the ferry to Ansel, where passengers got soup and blankets; the"
    " shipping line said that the rudder had been mended in May."
)
_DRIFTED = (
    "For nine hours the night ferry drifted in fog with two hundred passengers after it lost its"
    " rudder. Tugs towed it to Ansel. The shipping line said the rudder was mended in May; the"
    " passengers from Sarbuk got blankets and soup."
)
_VOTE = (
    "Councillors of Quarrin turned down a crane hire contract by nine votes to four. The contract"
    " for building the swimming pool goes to tender again in spring, the treasurer told the hall."
)
ARTICLES = {
    "a.md": ("Harbour crane falls into the basin", "Pier Post", "2026-03-03", _CRANE),
    "b.md": ("Storm topples crane", "Radio Veldra", "2026-03-04", _TOPPLED),
    "c.md": ("Divers at the wreck", "Sarbuk Gazette", "2026-03-05", _WRECK),
    "d.md": ("The crane's wreck", "Lenia Echo", "2026-03-05", _WRECK),
    "e.md": ("Library opens its doors", "Pier Post", "2026-05-04", _LIBRARY),
    "f.md": ("Forty thousand books", "Radio Veldra", "2026-05-04", _OPENED),
    "g.md": ("Ferry adrift for nine hours", "Pier Post", "2026-06-11", _FERRY),
    "h.md": ("Towed to Ansel", "Sarbuk Gazette", "2026-06-12", _DRIFTED),
    "i.md": ("Crane hire turned down", "Pier Post", "2026-09-01", _VOTE),
}
"""By id: title, outlet, day, text."""
STORIES = (("a.md", "b.md", "c.md", "d.md"), ("e.md", "f.md"), ("g.md", "h.md"), ("i.md",))


def written(folder: Path) -> Path:
    """Write the corpus; return its folder."""
    corpus = folder / "news"
    corpus.mkdir()
    for name, (title, outlet, day, text) in ARTICLES.items():
        head = f'---\ntitle: "{title}"\noutlet: {outlet}\ndate: {day}\n---\n\n'
        (corpus / name).write_text(f"{head}{text}\n", "utf-8")
    return corpus


def opened(folder: Path, *, grouped: bool = True) -> Library:
    """Return the corpus opened, its index beside it."""
    library = Library.open(written(folder), index_dir=folder / "indexes")
    library.refresh()
    if grouped:
        assert library.find_stories()
    return library
