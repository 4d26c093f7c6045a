"""What a page shows, as blocks of text in the order of its source.

A block is what a reader sees as one paragraph, heading, item or row. Each knows the line of the
source that it begins on, and what its surroundings are said to be by their tags, ids and classes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSEEN = frozenset(
    """script style noscript template head title meta link svg math canvas object embed applet
    audio video iframe select option datalist textarea input map area frame noframes
    param source track""".split(),
)
"""Elements that show no text of their own."""
INLINE = frozenset(
    """a abbr acronym b bdi bdo big blink cite code data del dfn em font i img ins kbd label mark
    meter nobr output picture progress q rp rt ruby s samp small span strike strong sub sup time tt
    u var wbr""".split(),
)
"""Elements that don't end a paragraph."""
_REGION_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "aside": "aside",
    "footer": "footer",
    "figcaption": "caption",
    "caption": "caption",
    "button": "button",
    "form": "form",
    "dialog": "notice",
}
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SHORT_CELL = 60
"""Characters; a row of cells no longer than this is a row of a table, not of a layout."""


@dataclass(slots=True)
class Block:
    """A stretch of text that stands by itself on the page."""

    text: str
    """White space collapsed."""
    line: int
    tag: str
    """Of the nearest element that isn't inline."""
    region: str | None
    """What the surroundings are: "navigation", "footer", "hidden"; None for the page itself."""
    linked: int
    """How many of its characters are in links."""
    path: tuple[str, ...]
    """Tags with ids and classes of the elements around it, from the outermost."""
    parent: int
    """A number that blocks of the same container share."""
    row: int = 0
    """A number that cells of the same row share, 0 outside of tables."""


@dataclass(slots=True)
class _Frame:
    """An element that is open while the tree is walked."""

    tag: str
    region: str | None
    number: int
    row: int
    label: str
    path: tuple[str, ...]
    link: bool


def blocks_of(root: Any) -> list[Block]:
    """Return the blocks of a page's tree."""
    return _rows_joined(list(_Walk().blocks(root)))


class _Walk:
    """One walk over a tree, in the order of the source, without recursion."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._linked = 0
        self._line = 1
        self._number = 0

    def blocks(self, root: Any) -> Iterator[Block]:
        """Yield each block when it is complete."""
        frames = [_Frame("html", None, 0, 0, "", (), link=False)]
        frames.append(self._frame(root, frames[-1]))
        self._add(root.text, root, frames[-1])
        stack = [(root, iter(root))]
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                frame = frames.pop()
                if frame.tag not in INLINE:
                    yield from self._closed(frame)
                if stack:
                    self._add(element.tail, element, frames[-1])
                continue
            tag = child.tag
            if not isinstance(tag, str) or tag in UNSEEN:
                self._add(child.tail, child, frames[-1])
                continue
            if tag not in INLINE:
                yield from self._closed(frames[-1])
            frames.append(self._frame(child, frames[-1]))
            stack.append((child, iter(child)))
            self._add(child.text, child, frames[-1])

    def _frame(self, element: Any, parent: _Frame) -> _Frame:
        tag = element.tag
        if tag in INLINE:
            region = parent.region
            if region is None and _is_hidden(element):
                region = "hidden"
            return _Frame(
                tag, region, parent.number, parent.row, parent.label, parent.path,
                parent.link or tag == "a",
            )  # fmt: skip
        self._number += 1
        label = " ".join(filter(None, (tag, element.get("id"), element.get("class"))))[:200]
        row = self._number if tag == "tr" else 0 if tag == "table" else parent.row
        region = parent.region or ("hidden" if _is_hidden(element) else _REGION_TAGS.get(tag))
        return _Frame(
            tag, region, self._number, row, label, (*parent.path[-7:], label), parent.link
        )

    def _add(self, text: str | None, element: Any, frame: _Frame) -> None:
        if not text or (not self._pieces and text.isspace()):
            return
        if not self._pieces:
            before = text[: len(text) - len(text.lstrip())]
            self._line = (element.sourceline or 1) + before.count("\n")
        self._pieces.append(text)
        if frame.link:
            self._linked += len(text)

    def _closed(self, frame: _Frame) -> Iterator[Block]:
        text = one_line("".join(self._pieces)) if self._pieces else ""
        if text:
            yield Block(
                text, self._line, frame.tag, frame.region, min(self._linked, len(text)),
                frame.path, frame.number, frame.row,
            )  # fmt: skip
        self._pieces.clear()
        self._linked = 0


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN_STYLE.search(style[:500]) is not None


def _rows_joined(blocks: list[Block]) -> list[Block]:
    """Put the cells of a table's row on one line."""
    joined: list[Block] = []
    start = 0
    while start < len(blocks):
        row = blocks[start].row
        end = start + 1
        while row and end < len(blocks) and blocks[end].row == row:
            end += 1
        cells = blocks[start:end]
        start = end
        if len(cells) == 1 or any(len(cell.text) > _SHORT_CELL for cell in cells):
            joined.extend(cells)
            continue
        first = cells[0]
        first.text = " | ".join(cell.text for cell in cells)
        first.linked = sum(cell.linked for cell in cells)
        joined.append(first)
    return joined
