"""What the terminal sends: bytes that are no UTF-8 must not end the reader, its end must.

A terminal set to Latin-1, a meta key in eight bits, a binary file pasted: Textual decodes all input
strictly, its thread for input ends at the first wrong byte, and a traceback fills the screen. And
where the terminal is gone, Textual reads nothing from it again and again, with all of a core.
"""

from __future__ import annotations

import asyncio
import codecs
import signal
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _typeshed import ReadableBuffer
    from textual._xterm_parser import XTermParser
    from textual.driver import Driver
    from textual.drivers._writer_thread import WriterThread
    from textual.message import Message


WAYS_OUT = ("\x11", "\x03")
"""ctrl+q and ctrl+c, when they come alone: no text that is pasted is only one of them."""
ENDING = ("SIGINT", "SIGHUP", "SIGTERM", "SIGQUIT")
"""Signals that ask a program to end; not all systems have all of them."""


def end_with_signals(end: Callable[[int], object]) -> None:
    """Have signals that would kill the process end the application instead, which tidies up.

    Whoever started it with one of them ignored, as `nohup` does, is not contradicted.

    Args:
        end: Called in the event loop that runs now with the exit code of a process that was killed.
    """
    for number in _endings():
        if signal.getsignal(number) is not signal.SIG_IGN:
            asyncio.get_running_loop().add_signal_handler(number, end, 128 + number)


def forget_signals() -> None:
    """Let these signals do again what they do by default."""
    for number in _endings():
        asyncio.get_running_loop().remove_signal_handler(number)


def _endings() -> list[signal.Signals]:
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        return []
    return [signal.Signals[name] for name in ENDING if name in signal.Signals.__members__]


class _Forgiving(codecs.IncrementalDecoder):
    """Reads what is no UTF-8 as the character that stands for the unknown."""

    def __init__(self) -> None:
        super().__init__()
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def decode(self, input: ReadableBuffer, final: bool = False) -> str:  # noqa: A002, FBT001, FBT002 (codecs')
        """Return the next characters.

        Raises:
            EOFError: There was nothing to be read: the terminal is gone.
        """
        data = bytes(input)
        if not data:
            raise EOFError
        return self._decoder.decode(data, final)


def _forgiving_parser() -> type[XTermParser]:
    from textual import events  # noqa: PLC0415  as below
    from textual._parser import Parser  # noqa: PLC0415  as below
    from textual._xterm_parser import XTermParser  # noqa: PLC0415  as below

    class Forgiving(XTermParser):
        """Begins anew after what no key sends, and when it is told to quit in an endless paste.

        Takes escape and a digit right after it for these two keys, which Textual takes for a sign
        that one keyboard has there: `2` would put "™" into a query instead of leaving it.
        """

        def _sequence_to_key_events(
            self,
            sequence: str,
            alt: bool = False,  # noqa: FBT001, FBT002 (Textual's)
        ) -> Iterable[events.Key]:
            if len(sequence) == len("\x1b2") and sequence[0] == "\x1b" and sequence[1].isdecimal():
                return [events.Key("escape", "\x1b"), events.Key(sequence[1], sequence[1])]
            return super()._sequence_to_key_events(sequence, alt)

        def feed(self, data: str) -> Iterable[Message]:
            if data in WAYS_OUT:
                Parser.__init__(self)
            try:
                yield from super().feed(data)
            except (ValueError, OverflowError):  # a key of an impossible number
                Parser.__init__(self)

    return Forgiving


def _enduring_writer() -> type[WriterThread]:
    from textual.drivers._writer_thread import WriterThread  # noqa: PLC0415  as below

    class Enduring(WriterThread):
        """Takes what is written though nobody reads it any more: else whoever writes would wait."""

        def run(self) -> None:
            try:
                super().run()
            except (OSError, ValueError):  # the terminal, or its file, is closed
                while self._queue.get() is not None:
                    pass

    return Enduring


def reading(driver: type[Driver]) -> type[Driver]:
    """Return a driver that takes any bytes, and ends the application when its terminal does."""
    if sys.platform == "win32":
        return driver  # keys come as characters there
    from textual.drivers import linux_driver  # noqa: PLC0415  needs termios

    if driver is not linux_driver.LinuxDriver:
        return driver
    linux_driver.XTermParser = _forgiving_parser()  # type: ignore[attr-defined]
    linux_driver.WriterThread = _enduring_writer()  # type: ignore[attr-defined]
    linux_driver.getincrementaldecoder = lambda _: _Forgiving  # type: ignore[attr-defined, assignment]

    class Terminal(linux_driver.LinuxDriver):
        def start_application_mode(self) -> None:
            # Before the terminal is changed: a signal in between would leave it so. It is obeyed
            # once the first screen has come up; Textual fails to mount where it is told to leave.
            leave = self._app.exit
            end_with_signals(lambda code: self._app.call_later(leave, return_code=code))
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except (EOFError, OSError):
                self._app.call_later(self._app.exit)
            except Exception as fault:  # noqa: BLE001  this thread's outermost edge: told as any
                self._app.call_later(self._app._handle_exception, fault)  # noqa: SLF001  its way

    return Terminal
