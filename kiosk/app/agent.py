"""The agent thread: one asyncio loop of its own, beside the window's."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from pathlib import Path
from typing import Protocol

from kiosk.app.failures import typed
from kiosk.core.commands import Commands, Words
from kiosk.core.errors import KioskError
from kiosk.core.state import KioskState, Phase, Problem, Rating, WayIn


class LiveSession(Commands, Protocol):
    """What serves; the commands are given on the agent's thread."""

    async def run(self) -> None:
        """Serve until cancelled."""


Show = Callable[[KioskState], None]
Open = Callable[[Show], AbstractAsyncContextManager[LiveSession]]
"""Makes everything ready that a session needs, and puts it away afterwards."""


class Agent:
    """Runs a session on a thread of its own; the commands may be called from any thread.

    `show` gets every snapshot on the agent's thread, a failure to get ready as well. Commands that
    come before the session is ready, or after its end, are dropped: the snapshot says so.
    """

    def __init__(self, open_session: Open, show: Show) -> None:
        self._open = open_session
        self._show = show
        self._loop: asyncio.AbstractEventLoop | None = None
        self._session: LiveSession | None = None
        self._closing = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="agent", daemon=True)

    def start(self) -> None:
        """Begin to get ready; returns at once."""
        self._thread.start()

    def close(self, timeout_s: float = 10.0) -> bool:
        """End the session, close the engines, wait for both; whether they ended in time."""
        self._closing.set()  # in case the loop is not there yet
        self._soon(self._closing.set)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def talk(self) -> None:
        """Listen to the person."""
        self._command(lambda session: session.talk())

    def hold(self) -> None:
        """Listen until `release`."""
        self._command(lambda session: session.hold())

    def release(self) -> None:
        """The person has said what they wanted to say."""
        self._command(lambda session: session.release())

    def choose_way_in(self, way_in: WayIn) -> None:
        """Take voices in another way: by touch, held button, open microphone."""
        self._command(lambda session: session.choose_way_in(way_in))

    def stop(self) -> None:
        """Be silent and do nothing."""
        self._command(lambda session: session.stop())

    def submit_text(self, text: str) -> None:
        """Answer a typed question."""
        self._command(lambda session: session.submit_text(text))

    def start_over(self) -> None:
        """Forget the person."""
        self._command(lambda session: session.start_over())

    def more_time(self) -> None:
        """The person is still there."""
        self._command(lambda session: session.more_time())

    def set_volume(self, volume: float) -> None:
        """How loud the voice is, 0 to 1."""
        self._command(lambda session: session.set_volume(volume))

    def set_pace(self, pace: float) -> None:
        """How fast the voice is, in multiples of the owner's rate."""
        self._command(lambda session: session.set_pace(pace))

    def choose_language(self, language: str) -> None:
        """What the person reads, and wants to hear (ISO 639-1)."""
        self._command(lambda session: session.choose_language(language))

    def consent(self, sense: str, granted: bool) -> None:
        """Allow or withdraw a sense: ``microphone``, ``camera``, ``cloud`` or ``memory``."""
        self._command(lambda session: session.consent(sense, granted))

    def unlock(self, pin: str) -> None:
        """Let staff or the owner in; the snapshot's role tells whether it was right."""
        self._command(lambda session: session.unlock(pin))

    def lock(self) -> None:
        """Be a shopper's kiosk again."""
        self._command(lambda session: session.lock())

    def rate(self, rating: Rating) -> None:
        """A thumb for the last answer."""
        self._command(lambda session: session.rate(rating))

    def show_source(self, passage_id: str, text: str = "") -> None:
        """Open the document of a passage, at `text` if that is in it."""
        self._command(lambda session: session.show_source(passage_id, text))

    def hide_source(self) -> None:
        """Close the document."""
        self._command(lambda session: session.hide_source())

    def open_camera(self) -> None:
        """Show what the camera sees."""
        self._command(lambda session: session.open_camera())

    def close_camera(self) -> None:
        """Turn the camera off."""
        self._command(lambda session: session.close_camera())

    def freeze(self) -> None:
        """Hold the picture and read it, or let it go."""
        self._command(lambda session: session.freeze())

    def approve(self, digest: str, code: str = "") -> None:
        """Yes to the card with `digest`; `code` is the PIN or receipt code it may need."""
        self._command(lambda session: session.approve(digest, code))

    def reject(self, digest: str) -> None:
        """No to the card with `digest`."""
        self._command(lambda session: session.reject(digest))

    def call_staff(self) -> None:
        """Ring for a member of staff."""
        self._command(lambda session: session.call_staff())

    def acknowledge_call(self) -> None:
        """A member of staff has seen the call."""
        self._command(lambda session: session.acknowledge_call())

    def edit_step(self, number: int, text: str = "") -> None:
        """Let step `number` of the plan be `text`, or leave it out."""
        self._command(lambda session: session.edit_step(number, text))

    def switch_pack(self, path: Path) -> None:
        """Serve another pack once nobody is there."""
        self._command(lambda session: session.switch_pack(path))

    def staff(self, wish: str, subject: str = "", text: str = "") -> None:
        """Serve staff; `wish` is a value of `StaffWish`."""
        self._command(lambda session: session.staff(wish, subject, text))

    def read_aloud(self, words: Words) -> None:
        """Read words of the screen out; none silence what is being read."""
        self._command(lambda session: session.read_aloud(words))

    def pause_reading(self) -> None:
        """Stop reading words of the screen out, or go on with it."""
        self._command(lambda session: session.pause_reading())

    def _command(self, order: Callable[[LiveSession], None]) -> None:
        def give() -> None:
            if self._session:
                order(self._session)

        self._soon(give)

    def _soon(self, call: Callable[[], object]) -> None:
        with suppress(RuntimeError):  # the loop ended in the meantime
            if self._loop:
                self._loop.call_soon_threadsafe(call)

    def _run(self) -> None:
        try:
            with typed(), asyncio.Runner() as runner:
                runner.run(self._until_closed())
        except KioskError as error:
            self._show(unable(error))

    async def _until_closed(self) -> None:
        self._loop = asyncio.get_running_loop()
        closing = asyncio.create_task(self._closing.wait())
        serving = asyncio.create_task(self._serve())
        await asyncio.wait({closing, serving}, return_when=asyncio.FIRST_COMPLETED)
        serving.cancel()
        closing.cancel()
        await asyncio.wait({serving})
        if not serving.cancelled():
            serving.result()

    async def _serve(self) -> None:
        async with self._open(self._show) as session:
            self._session = session
            try:
                await session.run()
            finally:
                self._session = None


def unable(error: KioskError) -> KioskState:
    """The snapshot of a kiosk that could not get ready."""
    problem = Problem(error.code, error.message, error.hint)
    return KioskState(phase=Phase.ERROR, problem=problem)
