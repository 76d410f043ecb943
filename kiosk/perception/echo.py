"""Echo: what the loudspeaker plays is taken out of what the microphone hears."""

from __future__ import annotations

import threading
from typing import Any

from kiosk.core.audio import FRAME_BYTES, RATE, SAMPLE_BYTES
from kiosk.core.errors import Missing
from kiosk.perception.echo_meter import EchoMeter

_STEP = RATE // 100 * SAMPLE_BYTES
"""Bytes of 10 ms: what the canceller works on."""

_CUSHION = 4 * _STEP
"""Reference kept in hand: devices take and give in bursts, the canceller wants them even."""

_MOST = 25 * _STEP
"""Reference that waits at most; more means that the microphone stood still meanwhile."""

_SILENCE = bytes(_STEP)

_GLANCE = 5
"""Of the steps without echo one in so many is measured: the room's background."""

_ECHO_STEPS = 100
"""After a second without playback there is no echo: then sound passes untouched, for a tenth of
the work."""


class EchoCanceller:
    """WebRTC's echo canceller (AEC3) with the playback as reference; 10 ms of added delay.

    Echo may come up to half a second after its sound: the canceller finds the delay by itself.
    `played` is called on the loudspeaker's thread, `clean` on the agent's. `meter` tells how much
    echo there is and how much of it remains. Raises `Missing` ``echo.unavailable``.
    """

    def __init__(self) -> None:
        self._apm, self._frame = _engine()
        self.meter = EchoMeter()
        self._lock = threading.Lock()
        self._reference = bytearray()
        self._flowing = False
        self._resamplers: dict[int, Any] = {}
        self._captured = bytearray()
        self._cleaned = bytearray(_STEP)
        self._quiet_steps = 0

    def played(self, pcm: bytes, rate: int, channels: int) -> None:
        """The device got `pcm`: 16-bit samples at `rate`, `channels` interleaved."""
        mono = self._mono(pcm, rate, channels)
        with self._lock:
            self._reference += mono
            if (surplus := len(self._reference) - _MOST) > 0:
                del self._reference[: surplus + _MOST - _CUSHION]

    def restart(self) -> None:
        """The microphone opens: what was played before is no echo any more."""
        with self._lock:
            self._reference.clear()
            self._flowing = False
        self._captured.clear()
        self._cleaned = bytearray(_STEP)

    def clean(self, frame: bytes) -> bytes:
        """`frame` (`FRAME_BYTES`) without our own voice, 10 ms later."""
        self._captured += frame
        while len(self._captured) >= _STEP:
            heard = bytes(self._captured[:_STEP])
            del self._captured[:_STEP]
            reference = self._next_reference()
            self._quiet_steps = 0 if any(reference) else self._quiet_steps + 1
            echoes = self._quiet_steps <= _ECHO_STEPS
            cleaned = self._step(heard, reference) if echoes else heard
            if echoes or self._quiet_steps % _GLANCE == 0:
                self.meter.process(heard, cleaned, reference)
            self._cleaned += cleaned
        out = bytes(self._cleaned[:FRAME_BYTES])
        del self._cleaned[:FRAME_BYTES]
        return out

    def _step(self, heard: bytes, reference: bytes) -> bytes:
        far = self._frame(bytearray(reference), RATE, 1, RATE // 100)
        near = self._frame(bytearray(heard), RATE, 1, RATE // 100)
        self._apm.process_reverse_stream(far)
        self._apm.set_stream_delay_ms(0)
        self._apm.process_stream(near)
        return bytes(near.data)

    def _next_reference(self) -> bytes:
        with self._lock:
            if not self._flowing and len(self._reference) < _CUSHION:
                return _SILENCE
            self._flowing = len(self._reference) >= _STEP
            if not self._flowing:
                return _SILENCE
            step = bytes(self._reference[:_STEP])
            del self._reference[:_STEP]
            return step

    def _mono(self, pcm: bytes, rate: int, channels: int) -> bytes:
        if (rate, channels) == (RATE, 1):
            return pcm
        import numpy as np
        import soxr  # type: ignore[import-untyped]

        samples = np.frombuffer(pcm, "<i2")
        if channels > 1:
            samples = samples.reshape(-1, channels)[:, 0]
        if rate == RATE:
            return bytes(samples.tobytes())
        if rate not in self._resamplers:
            self._resamplers[rate] = soxr.ResampleStream(rate, RATE, 1, dtype="int16", quality="MQ")
        return bytes(self._resamplers[rate].resample_chunk(samples).tobytes())


def _engine() -> tuple[Any, Any]:
    try:
        from livekit.rtc import AudioFrame
        from livekit.rtc.apm import AudioProcessingModule
    except (ImportError, OSError) as error:
        raise Missing(
            "echo.unavailable",
            f"Echo can't be cancelled: {error}.",
            "Run the set-up again; until then the kiosk does not listen while it speaks.",
        ) from error
    return AudioProcessingModule(echo_cancellation=True, high_pass_filter=True), AudioFrame
