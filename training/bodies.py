"""Learn what `index/bodyweights.json` says from dumps of pages whose bodies are known.

Run as `python -m training.bodies` with CORPUS_READER_SHARED set to the folder of the corpora. It
reports cross-validated figures on sites that weren't learned from, and with `--write` learns from
all pages and writes the weights. Deterministic: no random numbers.

A logistic regression over the lines, in which a line counts by its words. Beside each page stand
three of its likes, so that what a dump in English never shows is learned too: the text alone, as
clean files have it; a few lines of it with a few around them, as short pages are; and the page in
small letters with none of its furniture known, as in other languages. Both dumps of a page, and
all pages of a site, are held back together.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from index.body import furniture_in, kept_lines, lines_of
from index.bodymodel import WEIGHTS, leaning, odds_of, written
from index.clean import clean
from index.encoding import decode
from index.linefeatures import QUESTIONS, answers, looks_of
from index.prose import best_stretch
from training.scoring import SHINGLE, doubt, measure, shingles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.body import Line
    from index.bodymodel import Floats, Weights
    from index.lineplaces import Codes

FOLDERS = ("pages-text", "pages-dump")
_RARE = 5
"""An answer that pages of fewer sites have is not learned from."""
_PENALTY = 30.0
_MOST_WORDS = 80
_BY_WORDS = 0.25
_LIKENESS = 0.3
"""How much the likes of a page count."""
_ROUNDS = 200
_FEW, _AROUND = 4, 12
"""How many lines of text a short page has, and of furniture above and below."""
_LANGUAGE_FREE = ("separator", "HTML", "bare link")


class Page(NamedTuple):
    """A page to learn from."""

    folder: str
    name: str
    site: str
    lines: tuple[Line, ...]
    is_text: Codes
    """1 for a line of the body."""
    reasons: Mapping[int, str]
    found: Mapping[str, Codes]
    weight: float


def site_of(url: str) -> str:
    """Return the part of an address that one outlet has: "www.echo.co.uk" is "echo.co.uk"."""
    parts = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])


def fold_of(site: str, folds: int, shuffle: int = 0) -> int:
    """Return which part of the pages a site belongs to: all its pages, in all folders."""
    seed = f"{shuffle} {site}" if shuffle else site
    return int(hashlib.sha256(seed.encode()).hexdigest(), 16) % folds


def text_lines(lines: Sequence[Line], body: str) -> Codes:
    """Return 1 for each line of a body, by the runs of four words that it shares with it."""
    wanted = set(shingles(body))
    words = [(word, at) for at, line in enumerate(lines) for word in re.findall(r"\w+", line.text)]
    shared = [False] * len(words)
    for at in range(len(words) - SHINGLE + 1):
        if tuple(word for word, _ in words[at : at + SHINGLE]) in wanted:
            shared[at : at + SHINGLE] = [True] * SHINGLE
    covered, count = [0] * len(lines), [0] * len(lines)
    for (_, at), is_shared in zip(words, shared, strict=True):
        covered[at] += is_shared
        count[at] += 1
    pairs = list(zip(covered, count, strict=True))
    start, end = best_stretch([has - 0.7 * (of - has) for has, of in pairs])
    inside = [int(has > 0 and 2 * has >= of) for has, of in pairs[start:end]]
    return np.array([0] * start + inside + [0] * (len(lines) - end))


def page_of(  # noqa: PLR0917  the first five are a page's own
    folder: str,
    name: str,
    site: str,
    lines: tuple[Line, ...],
    is_text: Codes,
    kind: Literal["page", "clean", "short", "foreign"],
) -> Page:
    """Return a page, or one of its likes, with its answers."""
    reasons = furniture_in(lines)
    if kind == "foreign":
        reasons = {at: reason for at, reason in reasons.items() if reason in _LANGUAGE_FREE}
    looks = looks_of(lines, reasons)
    found = answers(lines, reasons, looks, best_stretch(looks.scores))
    weight = 1.0 if kind == "page" else _LIKENESS
    return Page(folder, name, site, lines, is_text, reasons, found, weight)


def likes_of(page: Page) -> tuple[Page, ...]:
    """Return a page's text alone, the page in no language that is known, and a short one."""
    text = np.flatnonzero(page.is_text).tolist()
    small = tuple(dataclasses.replace(line, text=line.text.lower()) for line in page.lines)
    start = (page.folder, page.name, page.site)
    likes = [page_of(*start, small, page.is_text, "foreign")]
    if text:
        alone = tuple(page.lines[at] for at in text)
        likes.append(page_of(*start, alone, np.ones(len(text), dtype=int), "clean"))
        few = [*range(max(0, text[0] - _AROUND), text[0]), *text[:_FEW]]
        few += range(text[-1] + 1, min(text[-1] + 1 + _AROUND, len(page.lines)))
        short = tuple(page.lines[at] for at in few)
        likes.append(page_of(*start, short, page.is_text[few], "short"))
    return tuple(likes)


def read_pages(shared: Path) -> tuple[list[Page], dict[str, str]]:
    """Return the pages of all folders, and their bodies by name."""
    gold = json.loads((shared / "gold" / "bodies.json").read_text(encoding="utf-8"))
    pages = []
    for folder in FOLDERS:
        for name, known in sorted(gold.items()):
            data = (shared / "corpora" / folder / f"{name}.txt").read_bytes()
            lines = lines_of(clean(decode(data).text).text)
            is_text = text_lines(lines, known["articleBody"])
            pages.append(page_of(folder, name, site_of(known["url"]), lines, is_text, "page"))
    return pages, {name: known["articleBody"] for name, known in gold.items()}


def learn(pages: Sequence[Page]) -> Weights:
    """Return the weights that tell the pages' lines apart best."""
    pages = [page for page in pages if page.lines]
    columns, sizes = _columns(pages)
    is_text = np.concatenate([page.is_text for page in pages])
    counts = np.concatenate(
        [
            page.weight
            * np.array([max(1, min(line.word_count, _MOST_WORDS)) for line in page.lines])
            ** _BY_WORDS
            for page in pages
        ]
    )

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = columns @ weights
        lost = counts @ (np.logaddexp(0, odds) - is_text * odds)
        slope = columns.T @ (counts * (1 / (1 + np.exp(-odds)) - is_text))
        penalty = 0.5 * _PENALTY * float(weights @ weights)
        return float(lost) + penalty, slope + _PENALTY * weights

    start = np.zeros(columns.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    parts = np.split(found.x, np.cumsum(sizes)[:-1])
    return dict(zip(QUESTIONS, parts, strict=True))


def _columns(pages: Sequence[Page]) -> tuple[csr_matrix, list[int]]:
    """Return a row for each line, a column for each answer, rare answers left out."""
    sizes = [len(names) for names in QUESTIONS.values()]
    shifts = np.cumsum([0, *sizes[:-1]])
    codes = np.concatenate(
        [
            np.stack([page.found[q] + shift for q, shift in zip(QUESTIONS, shifts, strict=True)], 1)
            for page in pages
        ]
    )
    sites: dict[str, set[int]] = {}
    at = 0
    for page in pages:
        block = codes[at : at + len(page.lines)]
        sites.setdefault(page.site, set()).update(np.unique(block).tolist())
        at += len(page.lines)
    spread = Counter(answer for known in sites.values() for answer in known)
    usual = np.array([spread[answer] >= _RARE for answer in range(sum(sizes))], dtype=float)
    ends = np.arange(0, codes.size + 1, codes.shape[1])
    matrix = csr_matrix((usual[codes.ravel()], codes.ravel(), ends), (len(codes), sum(sizes)))
    matrix.eliminate_zeros()
    return matrix, sizes


def text_by(page: Page, weights: Weights) -> str:
    """Return the text that some weights find on a page."""
    looks = looks_of(page.lines, page.reasons)
    odds = leaning(odds_of(page.found, weights), page.found, looks, best_stretch(looks.scores))
    kept = kept_lines(page.reasons, looks.words, odds)
    return "\n\n".join(page.lines[at].text for at in kept)


def held_back(pages: Sequence[Page], folds: int, shuffle: int) -> list[str]:
    """Return the text found on each page by weights that were learned from other sites."""
    likes = [like for page in pages for like in likes_of(page)]
    texts = [""] * len(pages)
    for fold in range(folds):
        others = [p for p in (*pages, *likes) if fold_of(p.site, folds, shuffle) != fold]
        weights = learn(others)
        for at, page in enumerate(pages):
            if fold_of(page.site, folds, shuffle) == fold:
                texts[at] = text_by(page, weights)
    return texts


def tell(what: str, pages: Sequence[Page], bodies: Mapping[str, str], texts: Sequence[str]) -> None:
    """Print the figures of each folder, and how far other sites might move them."""
    for folder in FOLDERS:
        mine = [
            (page.site, bodies[page.name], text)
            for page, text in zip(pages, texts, strict=True)
            if page.folder == folder
        ]
        figures = measure((known, found) for _, known, found in mine)
        print(f"{folder}, {what}: {figures}  \u00b1 {doubt(mine):.3f}")


def main() -> None:
    """Report figures, and write the weights where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--shuffles", type=int, default=1, help="how often sites are dealt anew")
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    options = parser.parse_args()
    pages, bodies = read_pages(Path(os.environ["CORPUS_READER_SHARED"]))
    for shuffle in range(options.shuffles):
        texts = held_back(pages, options.folds, shuffle)
        tell(f"sites not learned from, shuffle {shuffle + 1}", pages, bodies, texts)
    weights = learn([*pages, *(like for page in pages for like in likes_of(page))])
    tell("learned from", pages, bodies, [text_by(page, weights) for page in pages])
    if options.write:
        WEIGHTS.write_text(written(weights), encoding="utf-8")


if __name__ == "__main__":
    main()
