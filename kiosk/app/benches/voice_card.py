"""A sound card in this process: its thread takes and gives 10 ms at a time and keeps both on tape.

For machines without a sound server. It has no buffer of its own, so what it gives is heard at once;
the kiosk's own queue before the device is the one that ships.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable

from kiosk.action.gain import Gain
from kiosk.action.playback import Playback, Tap
from kiosk.app.benches.voice_tape import Tape
from kiosk.app.config import Audio
from kiosk.core.audio import RATE, SAMPLE_BYTES, PcmChunk
from kiosk.core.devices import Gate
from kiosk.core.ports import AudioSink, AudioSource, Publish
from kiosk.perception.capture import Capture

_STEP_S = 0.01
_STEP = int(RATE * _STEP_S) * SAMPLE_BYTES
_RING = 1024
_LEAD_MS = 160.0
_STALL_S = 5.0


class Card:
    """`Devices` of a kiosk, a context: its thread runs inside. `say` plays into the microphone."""

    def __init__(self) -> None:
        self.ear = Tape()
        self.mouth = Tape()
        self._lock = threading.Lock()
        self._said = bytearray()
        self._listening: list[Callable[[bytes], None]] = []
        self._playing: Playback | None = None
        self._running = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bench-card", daemon=True)

    def __enter__(self) -> Card:
        self._running.set()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._running.clear()
        self._thread.join()

    def say(self, pcm: bytes) -> None:
        """Play 16 kHz mono `pcm` to the microphone from now on."""
        with self._lock:
            self._said = bytearray(pcm)

    def hush(self) -> None:
        """Stop what is being said."""
        self.say(b"")

    def microphone(self, audio: Audio, publish: Publish, gate: Gate) -> AudioSource:
        """As `Devices` says."""
        del audio, publish, gate
        return _Microphone(self)

    def loudspeaker(
        self, audio: Audio, publish: Publish, gate: Gate, gain: Gain, tap: Tap | None
    ) -> AudioSink:
        """As `Devices` says."""
        del audio, publish, gate
        return _Loudspeaker(self, gain, tap)

    def attach(self, accept: Callable[[bytes], None]) -> None:
        """Give every block from the microphone to `accept`."""
        with self._lock:
            self._listening.append(accept)

    def detach(self, accept: Callable[[bytes], None]) -> None:
        """No more of that."""
        with self._lock:
            self._listening.remove(accept)

    def pull_from(self, playback: Playback | None) -> None:
        """What the loudspeaker plays from now on."""
        with self._lock:
            self._playing = playback

    def _run(self) -> None:
        began, count = time.monotonic(), 0
        while self._running.is_set():
            due = began + (count + 1) * _STEP_S
            time.sleep(max(0.0, due - time.monotonic()))
            count += 1
            self._tick(due)

    def _tick(self, due: float) -> None:
        with self._lock:
            heard = bytes(self._said[:_STEP]).ljust(_STEP, b"\0")
            del self._said[:_STEP]
            listening, playing = tuple(self._listening), self._playing
        # The block that was just taken in ended now; the one that is given now begins now.
        self.ear.add(heard, due)
        self.mouth.add(playing.pull(_STEP, 0.0) if playing else bytes(_STEP), due + _STEP_S)
        for accept in listening:
            accept(heard)


class _Microphone:
    def __init__(self, card: Card) -> None:
        self._card = card

    async def frames(self) -> AsyncIterator[bytes]:
        capture = Capture(asyncio.get_running_loop(), _RING)
        accept = capture.accepter(RATE, 1)
        self._card.attach(accept)
        try:
            while True:
                frame, _lost = await capture.next()
                yield frame
        finally:
            self._card.detach(accept)


class _Loudspeaker:
    def __init__(self, card: Card, gain: Gain, tap: Tap | None) -> None:
        self._card = card
        self._gain = gain
        self._tap = tap

    async def play(self, chunks: AsyncIterator[PcmChunk], on_start: Callable[[], None]) -> None:
        first = await anext(chunks, None)
        if first is None:
            return
        loop = asyncio.get_running_loop()
        playback = Playback(loop, RATE, 1, _LEAD_MS, gain=self._gain, tap=self._tap)
        playback.feed(first)
        self._card.pull_from(playback)
        try:
            on_start()
            async for chunk in chunks:
                await playback.wait_for_room(_STALL_S)
                playback.feed(chunk)
            playback.complete()
            await playback.wait_for_end(_STALL_S)
        finally:
            self._card.pull_from(None)
