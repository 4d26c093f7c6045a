"""The text index of a corpus: opened when it is needed, kept level with the catalogue.

It is derived. It lies in a folder named after the catalogue it was built from, carries the
generation it has reached, and whatever is wrong with it, the catalogue makes it anew.
"""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING, TypeVar

from index.engine import BrokenIndexError, open_engine
from index.locks import held, never
from index.meter import Meter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.catalogue import Catalogue
    from index.engine import Engine

_T = TypeVar("_T")

_AT_ONCE = 4_000
"""Articles written into the text index in one step: fewer steps are faster and smaller."""


class TextIndex:
    """Opens the engine of the catalogue as it is now."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._folder = folder
        self._catalogue = catalogue
        self._guard = threading.Lock()
        self._opened: tuple[str, Engine] | None = None

    def engine(self) -> Engine:
        """Return the engine.

        Raises:
            BrokenIndexError: It can't be opened.
        """
        stamp = self._catalogue.state().stamp
        with self._guard:
            if self._opened is None or self._opened[0] != stamp:
                stamp = self._catalogue.state(now=True).stamp  # a rebuilt one may have come
            if self._opened is None or self._opened[0] != stamp:
                self._shut()
                self._opened = (stamp, open_engine(self._place(stamp)))
            return self._opened[1]

    def asked(self, question: Callable[[Engine], _T]) -> _T:
        """Return what the engine answers; one found damaged is made anew first."""
        try:
            return question(self.engine())
        except BrokenIndexError:
            self._mend(question)
            return question(self.engine())

    def catch_up(self, meter: Meter, stopped: Callable[[], bool]) -> None:
        """Bring the engine to the catalogue's generation. Only to be called by the one writer."""
        try:
            if not self._possible(self.engine()):
                self._wipe()
            self._apply(meter, stopped)
        except BrokenIndexError:
            self._wipe()
            self._apply(meter, stopped)

    def tidy(self, stopped: Callable[[], bool]) -> None:
        """Put the engine's parts together where nothing more comes. Only by the one writer."""
        try:
            self.engine().tidy(stopped)
        except BrokenIndexError:
            self._wipe()
            self._apply(Meter(None), stopped)

    def clear_old(self) -> None:
        """Remove text indexes of catalogues that are no more."""
        mine = self._place(self._catalogue.state().stamp)
        for folder in self._folder.glob("text-*"):
            if folder != mine:
                shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Close the engine."""
        with self._guard:
            self._shut()

    def _mend(self, question: Callable[[Engine], object]) -> None:
        with held(self._folder / "writer.lock", wait=True):
            try:
                question(self.engine())
            except BrokenIndexError:
                self._wipe()
                self._apply(Meter(None), never)
            # Else somebody mended it meanwhile.

    def _possible(self, engine: Engine) -> bool:
        """Tell whether the engine can have come from this catalogue."""
        generation = self._catalogue.state().generation
        if engine.generation > generation:
            return False
        return engine.generation < generation or (
            engine.documents() == self._catalogue.articles.count()
        )

    def _apply(self, meter: Meter, stopped: Callable[[], bool]) -> None:
        engine = self.engine()
        while not stopped():
            step = self._catalogue.articles.since(engine.generation, _AT_ONCE)
            if step is None:
                return
            engine.apply(step.add, step.remove, step.generation)
            engine.keep_tidy()
            meter.rebuilt(engine.documents(), self._catalogue.articles.count())

    def _wipe(self) -> None:
        with self._guard:
            self._shut()
            shutil.rmtree(self._place(self._catalogue.state().stamp), ignore_errors=True)

    def _shut(self) -> None:
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None

    def _place(self, stamp: str) -> Path:
        return self._folder / f"text-{stamp}"
