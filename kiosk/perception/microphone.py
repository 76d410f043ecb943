"""The microphone: PortAudio through sounddevice, opened and closed with its stream of frames."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from kiosk.core.audio import FRAME_MS, FRAME_SAMPLES, RATE
from kiosk.core.devices import Gate, closed, opened
from kiosk.core.errors import Missing
from kiosk.core.events import Degraded
from kiosk.core.ports import Publish
from kiosk.core.record import Degradation
from kiosk.perception.capture import Capture

_INVALID_RATE, _INVALID_CHANNELS = -9997, -9998
_DEVICE_UNAVAILABLE = -9985
_HOST_ERROR = -9999
_EBUSY, _EPERM, _EACCES = 16, 1, 13
_CLOSE_S = 1.0
"""A device that takes longer to close is left to close by itself."""


@dataclass(frozen=True, slots=True)
class MicrophoneInfo:
    """An input device: its PortAudio number, name, native samples per second."""

    index: int
    name: str
    rate: int
    default: bool


class Microphone:
    """An `AudioSource`. `device` is a name, part of one, a PortAudio number, or None for default.

    Frames wait in a ring of `ring_s` seconds; when it is full the oldest are dropped and
    `publish` hears of a degradation ``mic.overflow``. No frame within `stall_s` (`start_s` for the
    first one) means that the device is gone: ``mic.lost``. `gate` is held while a device is opened
    or closed; microphone and loudspeaker of one process share it.
    """

    def __init__(
        self,
        device: int | str | None = None,
        *,
        publish: Publish,
        ring_s: float = 30.0,
        stall_s: float = 0.8,
        start_s: float = 5.0,
        gate: Gate | None = None,
    ) -> None:
        self._device = device
        self._publish = publish
        self._ring = int(ring_s * 1000 / FRAME_MS)
        self._stall_s = stall_s
        self._start_s = start_s
        self._gate = gate or Gate()

    async def frames(self) -> AsyncIterator[bytes]:
        """Stream frames of `FRAME_BYTES` from the moment of the first step.

        Raises `Missing`: ``mic.portaudio``, ``mic.not_found``, ``mic.busy``, ``mic.permission``,
        ``mic.failed``, ``mic.lost``.
        """
        loop = asyncio.get_running_loop()
        capture = Capture(loop, self._ring)
        try:
            stream = await opened(lambda: self._open(capture), _close, self._gate, self._start_s)
        except TimeoutError as error:
            raise _lost(self._start_s) from error
        except Missing:
            self._gate.expire()
            raise
        patience, grace = self._start_s, _CLOSE_S
        try:
            while True:
                try:
                    async with asyncio.timeout(patience):
                        frame, lost = await capture.next()
                except (TimeoutError, EOFError) as error:
                    self._gate.expire()
                    grace = 0.0  # who listens is told at once, however long closing takes
                    raise _lost(patience) from error
                patience = self._stall_s
                if lost:
                    message = f"The microphone was not read in time; {lost * FRAME_MS} ms are lost."
                    self._publish(Degraded(Degradation("mic.overflow", message)))
                yield frame
        finally:
            await closed(stream, _close, self._gate, grace)

    def _open(self, capture: Capture) -> Any:
        """Try 16 kHz mono first, then what the device itself offers. Blocks up to seconds."""
        sd = _sounddevice()
        try:
            info = sd.query_devices(self._device, "input")
        except (ValueError, sd.PortAudioError) as error:
            raise _not_found(self._device) from error
        native = int(info["default_samplerate"])
        channels = min(2, int(info["max_input_channels"]))
        refused: Exception | None = None
        for rate, width in dict.fromkeys(
            [(RATE, 1), (native, 1), (RATE, channels), (native, channels)]
        ):
            try:
                return _start(sd, self._device, capture, rate, width)
            except sd.PortAudioError as error:
                if _code(error) not in (_INVALID_RATE, _INVALID_CHANNELS):
                    raise _translated(error, self._device) from error
                refused = error
        raise _translated(refused, self._device) from refused


def microphones() -> tuple[MicrophoneInfo, ...]:
    """The input devices PortAudio sees. Raises `Missing` ``mic.portaudio``."""
    sd = _sounddevice()
    default = sd.default.device[0]
    return tuple(
        MicrophoneInfo(
            int(d["index"]), str(d["name"]), int(d["default_samplerate"]), d["index"] == default
        )
        for d in sd.query_devices()
        if d["max_input_channels"] > 0
    )


def _start(sd: Any, device: int | str | None, capture: Capture, rate: int, channels: int) -> Any:
    accept = capture.accepter(rate, channels)

    def callback(indata: Any, _frames: int, _time: Any, _status: Any) -> None:
        accept(bytes(indata))

    stream = sd.RawInputStream(
        device=device,
        samplerate=rate,
        channels=channels,
        dtype="int16",
        blocksize=FRAME_SAMPLES * rate // RATE,
        latency="low",
        callback=callback,
        finished_callback=capture.finish,
    )
    try:
        stream.start()
    except sd.PortAudioError:
        stream.close()
        raise
    return stream


def _sounddevice() -> Any:
    try:
        import sounddevice  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        raise Missing(
            "mic.portaudio",
            f"The PortAudio library is not usable: {error}.",
            "Install libportaudio2 (Debian) or run the set-up again.",
        ) from error
    return sounddevice


def _close(stream: Any) -> None:
    # A device that is gone refuses to stop; closing frees it all the same.
    stream.abort(ignore_errors=True)
    stream.close(ignore_errors=True)


def _code(error: Exception) -> int:
    return int(error.args[1]) if len(error.args) > 1 else 0


def _translated(error: Exception | None, device: int | str | None) -> Missing:
    args = error.args if error else ()
    code = int(args[1]) if len(args) > 1 else 0
    host = abs(int(args[2][1])) if code == _HOST_ERROR and len(args) > 2 else 0  # noqa: PLR2004
    name = "The default microphone" if device is None else f"The microphone {device!r}"
    if code == _DEVICE_UNAVAILABLE or host == _EBUSY:
        return Missing("mic.busy", f"{name} is in use by another program.", "Close that program.")
    if host in (_EPERM, _EACCES):
        hint = "Add this user to the group `audio`, or allow microphone access in the settings."
        return Missing("mic.permission", f"{name} may not be opened by this user.", hint)
    if code in (_INVALID_RATE, _INVALID_CHANNELS):
        return Missing("mic.failed", f"{name} refuses every rate tried: {args[0]}.", _CHOOSE)
    return _not_found(device, str(args[0]) if args else "")


_CHOOSE = "Plug one in, or choose another device; `kiosk doctor` lists them."


def _not_found(device: int | str | None, detail: str = "") -> Missing:
    name = "no microphone" if device is None else f"no microphone {device!r}"
    message = f"There is {name} that can be opened{f' ({detail})' if detail else ''}."
    return Missing("mic.not_found", message, _CHOOSE)


def _lost(patience: float) -> Missing:
    message = f"The microphone went silent: nothing arrived within {patience:g} s."
    return Missing("mic.lost", message, "Check its plug. Listening works again once it is back.")
