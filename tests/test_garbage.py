"""What else goes on gives way to keys: the look for garbage, and threads beside the screen."""

from __future__ import annotations

import gc
import sys
import weakref
from typing import TYPE_CHECKING

import pytest

from reader.corpus_app import TURN
from reader.garbage import QUIET, Garbage
from tests.harbour import harbour, opened, press

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["harbour"]


class Clock:
    """A clock that stands still unless it is put forward."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Ring:
    """Something that holds itself, so that only a look for garbage lets it go."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def seldom() -> Iterator[None]:
    """Have nobody else look through all objects during a test."""
    before = gc.get_threshold()
    gc.set_threshold(before[0], before[1], 100_000)
    yield
    gc.set_threshold(*before)


def dropped() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


@pytest.mark.usefixtures("seldom")
def test_garbage_waits_until_no_key_has_been_pressed_for_a_while() -> None:
    clock = Clock()
    garbage = Garbage(clock)
    ring = dropped()
    garbage.touched()
    gc.disable()  # newer objects are looked through as ever
    try:
        clock.now += QUIET / 2
        garbage.look(busy=False)
        assert ring() is not None
        garbage.touched()
        clock.now += QUIET * 0.75
        garbage.look(busy=False)
        assert ring() is not None
        clock.now += QUIET
        garbage.look(busy=False)
        assert ring() is None
    finally:
        gc.enable()


@pytest.mark.usefixtures("seldom")
def test_it_is_looked_for_once_unless_something_happens_or_work_is_under_way() -> None:
    clock = Clock()
    garbage = Garbage(clock)
    garbage.look(busy=False)
    gc.disable()
    try:
        ring = dropped()
        clock.now += 1_000
        garbage.look(busy=False)
        assert ring() is not None
        garbage.look(busy=True)
        assert ring() is None
        ring = dropped()
        garbage.touched()
        clock.now += 1_000
        garbage.look(busy=False)
        assert ring() is None
    finally:
        gc.enable()


def test_looks_take_but_a_small_share_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, looks = Clock(), []

    def slow() -> int:
        looks.append(clock.now)
        clock.now += 0.5
        return 0

    monkeypatch.setattr(gc, "collect", slow)
    garbage = Garbage(clock)
    for _ in range(100):
        garbage.look(busy=True)
        clock.now += 1
    assert 2 <= len(looks) <= 100 * 0.5 / 10


def test_python_looks_by_itself_as_often_as_before_once_the_application_is_left() -> None:
    before = gc.get_threshold()
    garbage = Garbage()
    garbage.begin()
    garbage.begin()
    assert gc.isenabled()
    assert gc.get_threshold()[:2] == before[:2]
    garbage.end()
    garbage.end()
    assert gc.get_threshold() == before


async def test_keys_put_it_off_in_the_reader(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touches: list[str] = []
    monkeypatch.setattr(Garbage, "touched", lambda _: touches.append("key"))
    before = gc.get_threshold()
    async with opened(harbour, (120, 36)) as (app, pilot):
        touches.clear()
        await press(app, pilot, "a", "b")
        assert touches == ["key", "key"]
        assert app._garbage._thresholds == before
    assert gc.get_threshold() == before


async def test_threads_beside_the_screen_take_short_turns_while_the_reader_is_open(
    harbour: Path,
) -> None:
    before = sys.getswitchinterval()
    async with opened(harbour, (120, 36)):
        assert sys.getswitchinterval() == pytest.approx(TURN)
        assert before > 2 * TURN
    assert sys.getswitchinterval() == before
