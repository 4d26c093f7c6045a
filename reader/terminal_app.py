"""An application on a terminal of today: what Textual leaves to be done there, or does otherwise.

Any bytes can be typed at it, whoever started it may end it by a signal, what the terminal shows
already isn't sent again, and a fault shows nobody's article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual._compositor import ChopsUpdate, LayoutUpdate
from textual._context import active_message_pump
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.widget import MountError, Widget
from textual.worker import WorkerFailed

from reader.inked import InkedApp
from reader.keeping.clipboard import copy, fits
from reader.sparing import Shown, SparingUpdate
from reader.terminal import forget_signals, reading
from reader.text.safe import guard

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.message_pump import MessagePump
    from textual.screen import Screen
    from textual.timer import Timer


SETTLED = 0.5
"""Seconds after which a terminal that was resized is taken to be done."""


class TerminalApp(InkedApp):
    """Gets on with its terminal, whatever that does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+r",
            "repaint",
            "paint anew",
            show=False,
            id="app.repaint",
            tooltip="paint the screen anew, if something else wrote on it",
        ),
        Binding(
            "ctrl+z", "suspend_process", "to the shell", show=False, id="app.suspend", priority=True
        ),
    ]

    def __init__(self, theme: str) -> None:
        super().__init__(theme)
        self._shown = Shown()
        self._settling: Timer | None = None

    def on_mount(self) -> None:
        """Paint anew when coming back from the shell."""
        self.app_resume_signal.subscribe(self, lambda _: self.action_repaint())

    async def on_unmount(self) -> None:
        """Leave signals to whoever is next."""
        forget_signals()

    def get_driver_class(self) -> type[Driver]:
        """Return what reads keys and draws: Textual's, which takes any bytes, and their end."""
        return reading(super().get_driver_class())

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Paint only what the terminal doesn't show yet."""
        if isinstance(renderable, (LayoutUpdate, ChopsUpdate)):
            renderable = SparingUpdate(renderable, self._shown)
        super()._display(screen, renderable)

    def on_resize(self) -> None:
        """Paint all of it anew: terminals break what they show when they are resized.

        And once more when that is over: what was on its way when the terminal shrank is painted on
        its last column, and nobody knows of it.
        """
        self._shown.forget()
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(SETTLED, self.action_repaint)

    def action_repaint(self) -> None:
        """Paint all of it anew, whatever else has been written to the terminal."""
        self._shown.forget()
        self.refresh()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text within what terminals take; more of it goes into a file, nothing nowhere."""
        if not fits(text):
            copy(self, text, "it")
        elif text:  # an empty one would empty the clipboard: cutting nothing of a query
            super().copy_to_clipboard(guard(text, newlines=True))

    @property
    def crash(self) -> BaseException | None:
        """A fault of the program itself that ended it."""
        fault: BaseException | None = self._exception
        return fault.error if isinstance(fault, WorkerFailed) else fault

    def _handle_exception(self, error: Exception) -> None:
        """End with a fault; what a screen misses that was left while it came up is none.

        Nor what it misses because the application is being left: Textual lays out no screen then.
        """
        left = self._exit or self._was_left(active_message_pump.get(None))
        if not (left and isinstance(error, (NoMatches, MountError))):
            super()._handle_exception(error)

    def _was_left(self, pump: MessagePump | None) -> bool:
        """Tell whether something is, or was, on a screen that is no longer there."""
        if not isinstance(pump, Widget):
            return False
        there = {screen for stack in self._screen_stacks.values() for screen in stack}
        return not any(node in there for node in pump.ancestors_with_self)

    def _fatal_error(self) -> None:
        """Leave without Textual's traceback: it would print local variables, so article text."""
        self.bell()
        self._close_messages_no_wait()
