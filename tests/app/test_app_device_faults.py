"""Sound devices come and go while both are in use: how soon it is noticed, and made good again.

The line of the microphone and the loudspeaker are those of the window; PulseAudio's modules are
unloaded and loaded. ``-s`` prints the table.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from kiosk.app.config import Audio
from kiosk.app.senses import make_senses
from kiosk.core import events as ev
from kiosk.core.audio import RATE, PcmChunk
from kiosk.core.errors import KioskError
from kiosk.perception.line import Line
from tests.support.portaudio import look_again
from tests.support.ports import Loudness
from tests.support.sound_server import SoundServer

HUM = (3_000 * np.sin(2 * np.pi * 220 * np.arange(RATE // 10) / RATE)).astype("<i2").tobytes()


@pytest.fixture
def sound_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with SoundServer() as server:
        for name, value in server.env.items():
            monkeypatch.setenv(name, value)
        look_again()
        yield server


@pytest.fixture(scope="module")
def table() -> Iterator[list[str]]:
    rows: list[str] = []
    yield rows
    print("\n" + "\n".join(rows))


@dataclass
class Room:
    """A microphone that is listened to and a loudspeaker that hums, until the room is left."""

    facts: list[tuple[float, ev.Event]] = field(default_factory=list)
    frames: int = 0
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, event: ev.Event) -> None:
        self.facts.append((time.monotonic(), event))

    async def until(self, there: Callable[[ev.Event], bool], since: float) -> float:
        """Seconds from `since` to the first later fact that is `there`."""
        async with asyncio.timeout(30):
            while True:
                for at, event in self.facts:
                    if at >= since and there(event):
                        return at - since
                await asyncio.sleep(0.01)

    async def more_frames(self, count: int) -> None:
        before = self.frames
        async with asyncio.timeout(30):
            while self.frames < before + count:
                self.heard.clear()
                await self.heard.wait()

    async def run(self, story: Callable[[], Awaitable[None]]) -> None:
        senses = make_senses(Audio(), Loudness, self.note)
        line = Line(senses.microphone, self.note)

        async def listen() -> None:
            while True:
                try:
                    async for _ in line.frames():
                        self.frames += 1
                        self.heard.set()
                except KioskError:
                    await line.restored()

        async def hum() -> AsyncIterator[PcmChunk]:
            while True:
                yield PcmChunk(HUM, RATE)

        async with line.open():
            tasks = [asyncio.create_task(listen())]
            await self.more_frames(10)
            tasks.append(asyncio.create_task(senses.loudspeaker.play(hum(), lambda: None)))
            await asyncio.sleep(1.0)
            try:
                await story()
                assert not tasks[1].done(), "the voice goes on"
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.wait(tasks)


def mic(ready: bool) -> Callable[[ev.Event], bool]:
    return lambda event: event == ev.MicrophoneChanged(ready)


def speaker(ready: bool) -> Callable[[ev.Event], bool]:
    return lambda event: event == ev.SpeakerChanged(ready)


def row(what: str, noticed: float, back: float) -> str:
    return f"{what:36} noticed after {noticed:.2f} s, in use again {back:.2f} s after it was back"


def test_both_devices_go_and_come_back(sound_server: SoundServer, table: list[str]) -> None:
    room = Room()

    async def story() -> None:
        gone = time.monotonic()
        await asyncio.to_thread(sound_server.unplug, "ear", "mouth")
        lost_mic = await room.until(mic(False), gone)
        lost_speaker = await room.until(speaker(False), gone)
        back = time.monotonic()
        await asyncio.to_thread(sound_server.plug, "ear")
        await asyncio.to_thread(sound_server.plug, "mouth")
        again_mic = await room.until(mic(True), back)
        again_speaker = await room.until(speaker(True), back)
        await room.more_frames(20)
        table.append(row("both unplugged: microphone", lost_mic, again_mic))
        table.append(row("both unplugged: loudspeaker", lost_speaker, again_speaker))
        assert max(lost_mic, lost_speaker) < 2.5
        assert any(e == ev.Recovered("speaker.lost") for _, e in room.facts)

    asyncio.run(room.run(story))


def test_a_sound_server_that_stands_still_for_a_while(
    sound_server: SoundServer, table: list[str]
) -> None:
    room = Room()
    pid = sound_server.server.pid

    async def story() -> None:
        stopped = time.monotonic()
        os.kill(pid, signal.SIGSTOP)
        try:
            noticed = await room.until(mic(False), stopped)
        finally:
            os.kill(pid, signal.SIGCONT)
        goes_on = time.monotonic()
        back = await room.until(mic(True), goes_on)
        await room.more_frames(20)
        table.append(row("sound server stalls: microphone", noticed, back))
        assert noticed < 1.6  # the watchdog and not the closing of a device that hangs

    asyncio.run(room.run(story))
