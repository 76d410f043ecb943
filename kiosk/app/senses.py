"""Microphone, loudspeaker and what stands between them: echo, interruptions, the room's noise."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.action.gain import Gain
from kiosk.action.playback import Tap
from kiosk.action.speaker import Loudspeaker
from kiosk.app.config import Audio
from kiosk.conversation.ambience import Ambience
from kiosk.conversation.interruption import Duplex
from kiosk.core.devices import Gate
from kiosk.core.errors import Missing
from kiosk.core.ports import AudioSink, AudioSource, Publish, VoiceActivity
from kiosk.perception.barge_in import BargeInOptions
from kiosk.perception.echo import EchoCanceller
from kiosk.perception.microphone import Microphone, microphones

_RECOVER_S = 8.0
"""So long a voice that lost its loudspeaker looks for another one."""


@dataclass(frozen=True, slots=True)
class Senses:
    """The sound devices of one kiosk, which find each other again after a fault."""

    gate: Gate
    loudspeaker: AudioSink
    microphone: Callable[[], AudioSource]
    duplex: Duplex | None
    ambience: Ambience | None


class Devices(Protocol):
    """Where microphones and loudspeakers come from; those of the system, except in a bench."""

    def microphone(self, audio: Audio, publish: Publish, gate: Gate) -> AudioSource:
        """A microphone; it opens when it is read."""

    def loudspeaker(
        self, audio: Audio, publish: Publish, gate: Gate, gain: Gain, tap: Tap | None
    ) -> AudioSink:
        """The loudspeaker, held back by `gain`; `tap` hears what it gets."""


class SystemDevices:
    """The devices that the settings name, through PortAudio."""

    def microphone(self, audio: Audio, publish: Publish, gate: Gate) -> AudioSource:
        """As `Devices` says."""
        return Microphone(audio.microphone or None, publish=publish, gate=gate)

    def loudspeaker(
        self, audio: Audio, publish: Publish, gate: Gate, gain: Gain, tap: Tap | None
    ) -> AudioSink:
        """As `Devices` says."""
        return Loudspeaker(
            audio.speaker or None,
            recover_s=_RECOVER_S,
            publish=publish,
            gate=gate,
            gain=gain,
            tap=tap,
        )


def make_senses(
    audio: Audio,
    vad: Callable[[], VoiceActivity],
    publish: Publish,
    devices: Devices | None = None,
) -> Senses:
    """The devices that the settings name; none is opened yet."""
    devices = devices or SystemDevices()
    gate = Gate(renew_devices)
    gain = Gain()
    canceller, lacking = _canceller(audio)
    tap = canceller.played if canceller else None
    return Senses(
        gate=gate,
        loudspeaker=devices.loudspeaker(audio, publish, gate, gain, tap),
        microphone=_MicrophoneMaker(audio, devices, publish, gate, canceller),
        duplex=_duplex(audio, vad(), gain, canceller, lacking) if audio.barge_in else None,
        ambience=Ambience(gain.set_volume) if audio.adapt_to_noise else None,
    )


def microphone_there() -> bool:
    """Whether there is any. Blocks."""
    try:
        return bool(microphones())
    except Missing:  # no PortAudio: the kiosk serves by touch and keyboard, and the screen says so
        return False


def renew_devices() -> None:
    """Let PortAudio list the devices anew; none may be open. Blocks for about 40 ms."""
    if sd := sys.modules.get("sounddevice"):
        sd._terminate()
        sd._initialize()


@dataclass(frozen=True, slots=True)
class _MicrophoneMaker:
    audio: Audio
    devices: Devices
    publish: Publish
    gate: Gate
    canceller: EchoCanceller | None

    def __call__(self) -> AudioSource:
        if self.canceller:
            self.canceller.restart()
        return self.devices.microphone(self.audio, self.publish, self.gate)


def _canceller(audio: Audio) -> tuple[EchoCanceller | None, str]:
    """The canceller, or why there is none."""
    if not audio.echo_cancellation:
        return None, "echo cancellation is switched off"
    if not audio.barge_in:
        return None, "interrupting by speech is switched off"
    try:
        return EchoCanceller(), ""
    except Missing as error:
        return None, error.message.rstrip(".")


def _duplex(
    audio: Audio, vad: VoiceActivity, gain: Gain, canceller: EchoCanceller | None, lacking: str
) -> Duplex:
    options = BargeInOptions(certain_ms=audio.barge_in_ms)
    if canceller is None:
        return Duplex(vad, gain, options=options, lacking=lacking)
    return Duplex(vad, gain, canceller.clean, canceller.meter, options)
