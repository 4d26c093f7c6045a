"""The weights of `index.formats.html.weights`: trained, and scored on sites not trained on.

    CORPUS_READER_SHARED=../shared .venv/bin/python -m training.pages [--write]

Logistic regression over blocks of pages, each block weighing as many words as it has, as a share of
its page's body: what is lost by a wrong block is what the score loses. The folds are of whole
sites, five of them, shuffled three times; nothing is chosen on the fold that is scored.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from index.formats.html import weights
from index.formats.html.aligning import aligned
from index.formats.html.charset import decode_page
from index.formats.html.choosing import candidates
from index.formats.html.signs import signs_of
from index.formats.html.tree import parse, without_data
from index.formats.html.visible import visible_blocks
from training.scoring import measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_WORD = re.compile(r"\w+")
_FOLDS = 5
_SHUFFLES = 3
_SHRINK = 0.05
_LEAST = 0.0005
"""What a block of one word weighs, so that even an empty body says something."""


@dataclass(frozen=True, slots=True)
class _Page:
    site: str
    body: str
    texts: list[str]
    signs: list[dict[str, float]]
    labels: list[bool]


@dataclass(frozen=True, slots=True)
class _Table:
    """A page as numbers: a row a block."""

    rows: Floats
    labels: Floats
    weights: Floats


def main() -> None:
    """Train, score and print; write the module where that is asked for."""
    parser = argparse.ArgumentParser(description="Train the weights of HTML's blocks.")
    parser.add_argument("--write", action="store_true", help="write the module of the weights")
    arguments = parser.parse_args()
    pages = _pages(Path(os.environ["CORPUS_READER_SHARED"]))
    names = sorted({name for page in pages for signs in page.signs for name in signs})
    tables = [_table(page, names) for page in pages]
    for shuffle in range(_SHUFFLES):
        _tell(
            f"sites not trained on, shuffle {shuffle + 1}", pages, _crossed(pages, tables, shuffle)
        )
    trained = np.round(_trained(tables), 2)
    _tell(
        "trained on all",
        pages,
        [_text(p, t.rows @ trained) for p, t in zip(pages, tables, strict=True)],
    )
    if arguments.write:
        _write(dict(zip(names, trained.tolist(), strict=True)))


def _pages(shared: Path) -> list[_Page]:
    gold = json.loads((shared / "gold/bodies.json").read_text(encoding="utf-8"))
    pages = []
    for path in sorted((shared / "corpora/pages-html").iterdir()):
        said = gold[path.name.partition(".")[0]]
        root = parse(without_data(decode_page(gzip.decompress(path.read_bytes())).text)).root
        blocks, _ = visible_blocks(root)
        texts = [block.text for block in blocks]
        kept = aligned(texts, said["articleBody"])
        labels = [at in kept for at in range(len(blocks))]
        site = said["url"].split("/")[2]
        signs = list(signs_of(blocks, *candidates(root, blocks)))
        pages.append(_Page(site, said["articleBody"], texts, signs, labels))
    return pages


def _table(page: _Page, names: Sequence[str]) -> _Table:
    rows = np.array([[signs.get(name, 0.0) for name in names] for signs in page.signs])
    labels = np.array(page.labels, dtype=np.float64)
    words = np.array([max(1, len(_WORD.findall(text))) for text in page.texts], dtype=np.float64)
    total = float(words[labels > 0].sum()) or 1.0
    return _Table(rows, labels, np.minimum(words / total, 1.0) + _LEAST)


def _trained(tables: Sequence[_Table]) -> Floats:
    rows = np.vstack([table.rows for table in tables])
    weight = np.concatenate([table.weights for table in tables])
    sign = 2 * np.concatenate([table.labels for table in tables]) - 1

    def loss(at: Floats) -> tuple[float, Floats]:
        margin = sign * (rows @ at)
        wrong = 1 / (1 + np.exp(np.clip(margin, -50, 50)))
        value = float((weight * np.logaddexp(0, -margin)).sum() + _SHRINK * (at @ at))
        return value, -(rows.T @ (weight * sign * wrong)) + 2 * _SHRINK * at

    found = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x, dtype=np.float64)


def _crossed(pages: Sequence[_Page], tables: Sequence[_Table], shuffle: int) -> list[str]:
    """Return each page's body by weights that were trained without its site."""
    sites = sorted({page.site for page in pages})
    random.Random(shuffle).shuffle(sites)  # noqa: S311  # folds, no secrets
    fold = {site: at % _FOLDS for at, site in enumerate(sites)}
    texts = [""] * len(pages)
    for left_out in range(_FOLDS):
        kept = [t for p, t in zip(pages, tables, strict=True) if fold[p.site] != left_out]
        trained = _trained(kept)
        for at, page in enumerate(pages):
            if fold[page.site] == left_out:
                texts[at] = _text(page, tables[at].rows @ trained)
    return texts


def _text(page: _Page, scores: Floats) -> str:
    return "\n\n".join(t for t, score in zip(page.texts, scores, strict=True) if score > 0)


def _tell(what: str, pages: Sequence[_Page], texts: Iterable[str]) -> None:
    print(f"{what}: {measure(zip((page.body for page in pages), texts, strict=True))}")


def _write(trained: dict[str, float]) -> None:
    path = Path(weights.__file__)
    head = path.read_text(encoding="utf-8").partition("WEIGHTS:")[0]
    lines = "".join(f'    "{name}": {value},\n' for name, value in sorted(trained.items()))
    path.write_text(f"{head}WEIGHTS: dict[str, float] = {{\n{lines}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
