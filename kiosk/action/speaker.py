"""The loudspeaker: PortAudio through sounddevice, opened for each answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from kiosk.action.gain import Gain
from kiosk.action.playback import Playback, Stalled, Tap
from kiosk.action.unheard import Unheard
from kiosk.core.audio import PcmChunk
from kiosk.core.devices import Gate, closed, opened
from kiosk.core.errors import Missing
from kiosk.core.events import Degraded, Event, Recovered, SpeakerChanged
from kiosk.core.ports import Publish
from kiosk.core.record import Degradation

_INVALID_RATE, _INVALID_CHANNELS = -9997, -9998
_DEVICE_UNAVAILABLE = -9985
_HOST_ERROR = -9999
_EBUSY = 16
_BLOCK_MS, _LATENCY_S = 20, 0.06
"""What the device asks for at once and what it holds. With less a busy machine leaves gaps."""

_AGAIN_S = 0.2
"""Between two looks for a device that is gone."""

_CLOSE_S = 1.0
"""A device that takes longer to close is left to close by itself."""
_CHOOSE = "Plug one in, or choose another device; `kiosk doctor` lists them."


@dataclass(frozen=True, slots=True)
class LoudspeakerInfo:
    """An output device: its PortAudio number, name, native samples per second."""

    index: int
    name: str
    rate: int
    default: bool


class Loudspeaker:
    """An `AudioSink`. `device` is a name, part of one, a PortAudio number, or None for default.

    At most `lead_ms` of sound is taken ahead of what is heard. A device that takes nothing for
    `stall_s` (`start_s` for the first time) is gone; for `recover_s` seconds another one, or the
    same again, is looked for, and the voice goes on where it broke off: `publish` hears of both.
    Whoever opens or closes goes through `gate`; microphone and loudspeaker of one process share
    it. `gain` holds the voice back; `tap` hears what the device gets.
    """

    def __init__(
        self,
        device: int | str | None = None,
        *,
        lead_ms: float = 160.0,
        stall_s: float = 0.8,
        start_s: float = 5.0,
        recover_s: float = 0.0,
        publish: Publish | None = None,
        gate: Gate | None = None,
        gain: Gain | None = None,
        tap: Tap | None = None,
    ) -> None:
        self._device = device
        self._lead_ms = lead_ms
        self._stall_s = stall_s
        self._start_s = start_s
        self._recover_s = recover_s
        self._publish = publish or _nobody
        self._gate = gate or Gate()
        self._gain = gain
        self._tap = tap
        self._playing: Playback | None = None
        self._moving = False

    async def play(self, chunks: AsyncIterator[PcmChunk], on_start: Callable[[], None]) -> None:
        """Play `chunks` without gaps; return when the last sample has sounded.

        Cancelling silences the device at once. Raises `Missing`: ``speaker.portaudio``,
        ``speaker.not_found``, ``speaker.busy``, ``speaker.failed``, ``speaker.lost``.
        """
        first = await anext(chunks, None)
        if first is None:
            return
        loop = asyncio.get_running_loop()
        unheard = Unheard(first, _LATENCY_S * 1000 + _BLOCK_MS)
        gone_at: float | None = None
        begin: Callable[[], None] | None = on_start
        while True:
            try:
                await self._play_once(loop, chunks, unheard, begin, gone_at)
            except Stalled:
                begin, gone_at = None, loop.time()
                self._gate.expire()
                self._tell_gone()
            except Missing:
                self._gate.expire()
                if gone_at is None:
                    raise
            else:
                return
            if gone_at is not None and loop.time() - gone_at >= self._recover_s:
                raise _lost()
            await asyncio.sleep(0.0 if self._moving else _AGAIN_S)

    def move(self) -> None:
        """Go on with the device that the settings or the system name now."""
        if self._playing and self._recover_s:
            self._moving = True
            self._playing.stopped()

    async def _play_once(
        self,
        loop: asyncio.AbstractEventLoop,
        chunks: AsyncIterator[PcmChunk],
        unheard: Unheard,
        begin: Callable[[], None] | None,
        gone_at: float | None,
    ) -> None:
        try:
            device = await opened(
                lambda: self._open(loop, unheard.first), _close, self._gate, self._start_s
            )
        except TimeoutError as error:
            raise _lost() from error
        grace = _CLOSE_S
        try:
            self._playing = device.playback
            unheard.restart()
            for chunk in unheard.rest():
                device.playback.feed(chunk)
            if begin:
                begin()
            elif gone_at is not None:
                await device.playback.wait_for_pull(self._start_s)
                self._tell_back()
            await self._feed(chunks, device.playback, unheard)
        except Stalled:
            grace = 0.0  # who listens is told at once, however long closing takes
            raise
        finally:
            self._playing = None
            await closed(device, _close, self._gate, grace)

    async def _feed(
        self, chunks: AsyncIterator[PcmChunk], playback: Playback, unheard: Unheard
    ) -> None:
        patience = self._start_s
        async for chunk in chunks:
            unheard.add(chunk)
            await playback.wait_for_room(patience)
            playback.feed(chunk)
            unheard.taken(playback.pulled_ms)
            patience = self._stall_s
        playback.complete()
        await playback.wait_for_end(patience)

    def _tell_gone(self) -> None:
        if self._recover_s and not self._moving:
            error = _lost()
            self._publish(SpeakerChanged(ready=False))
            self._publish(Degraded(Degradation(error.code, error.message)))

    def _tell_back(self) -> None:
        if not self._moving:
            self._publish(SpeakerChanged(ready=True))
            self._publish(Recovered(_lost().code))
        self._moving = False

    def _open(self, loop: asyncio.AbstractEventLoop, first: PcmChunk) -> _Device:
        """Try mono at the sound's own rate first, then what the device itself offers. Blocks."""
        sd = _sounddevice()
        try:
            info = sd.query_devices(self._device, "output")
        except (ValueError, sd.PortAudioError) as error:
            raise _not_found(self._device) from error
        native = int(info["default_samplerate"])
        channels = min(2, int(info["max_output_channels"]))
        refused: Exception | None = None
        shapes = [(first.rate, 1), (native, 1), (first.rate, channels), (native, channels)]
        for rate, width in dict.fromkeys(shapes):
            playback = Playback(loop, rate, width, self._lead_ms, gain=self._gain, tap=self._tap)
            playback.feed(first)
            try:
                return _Device(_start(sd, self._device, playback, rate, width), playback)
            except sd.PortAudioError as error:
                if _code(error) not in (_INVALID_RATE, _INVALID_CHANNELS):
                    raise _translated(error, self._device) from error
                refused = error
        raise _translated(refused, self._device) from refused


def loudspeakers() -> tuple[LoudspeakerInfo, ...]:
    """The output devices PortAudio sees. Raises `Missing` ``speaker.portaudio``."""
    sd = _sounddevice()
    default = sd.default.device[1]
    return tuple(
        LoudspeakerInfo(
            int(d["index"]), str(d["name"]), int(d["default_samplerate"]), d["index"] == default
        )
        for d in sd.query_devices()
        if d["max_output_channels"] > 0
    )


@dataclass(frozen=True, slots=True)
class _Device:
    stream: Any
    playback: Playback


def _start(sd: Any, device: int | str | None, playback: Playback, rate: int, channels: int) -> Any:
    def callback(outdata: Any, _frames: int, time: Any, _status: Any) -> None:
        lead_s = max(time.outputBufferDacTime - time.currentTime, float(stream.latency))
        outdata[:] = playback.pull(len(outdata), lead_s)

    stream = sd.RawOutputStream(
        device=device,
        samplerate=rate,
        channels=channels,
        dtype="int16",
        blocksize=rate * _BLOCK_MS // 1000,
        latency=_LATENCY_S,
        callback=callback,
        finished_callback=playback.stopped,
    )
    try:
        stream.start()
    except sd.PortAudioError:
        stream.close()
        raise
    return stream


def _close(device: _Device) -> None:
    # A device that is gone refuses to stop; closing frees it all the same.
    device.stream.abort(ignore_errors=True)
    device.stream.close(ignore_errors=True)


def _sounddevice() -> Any:
    try:
        import sounddevice  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        raise Missing(
            "speaker.portaudio",
            f"The PortAudio library is not usable: {error}.",
            "Install libportaudio2 (Debian) or run the set-up again.",
        ) from error
    return sounddevice


def _code(error: Exception) -> int:
    return int(error.args[1]) if len(error.args) > 1 else 0


def _translated(error: Exception | None, device: int | str | None) -> Missing:
    args = error.args if error else ()
    code = int(args[1]) if len(args) > 1 else 0
    host = abs(int(args[2][1])) if code == _HOST_ERROR and len(args) > 2 else 0  # noqa: PLR2004
    name = "The default loudspeaker" if device is None else f"The loudspeaker {device!r}"
    if code == _DEVICE_UNAVAILABLE or host == _EBUSY:
        return Missing(
            "speaker.busy", f"{name} is in use by another program.", "Close that program."
        )
    if code in (_INVALID_RATE, _INVALID_CHANNELS):
        return Missing("speaker.failed", f"{name} refuses every rate tried: {args[0]}.", _CHOOSE)
    return _not_found(device, str(args[0]) if args else "")


def _not_found(device: int | str | None, detail: str = "") -> Missing:
    name = "no loudspeaker" if device is None else f"no loudspeaker {device!r}"
    message = f"There is {name} that can be opened{f' ({detail})' if detail else ''}."
    return Missing("speaker.not_found", message, _CHOOSE)


def _nobody(_event: Event) -> None:
    """Where nobody is told."""


def _lost() -> Missing:
    message = "The loudspeaker takes no more sound."
    return Missing("speaker.lost", message, "Check its plug. The answer stays on the screen.")
