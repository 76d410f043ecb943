"""A sound server of the kiosk's own, with null sinks as microphone and loudspeaker.

What is played into the sink `ear` is what the default source hears; what is played on the default
sink `mouth` can be recorded. No other sound server is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from kiosk.core.audio import RATE
from kiosk.core.errors import EngineFailed, Missing

_PROGRAMS = ("pulseaudio", "pactl", "pacat", "parec")
_HINT = "On Debian and its kin: apt install pulseaudio pulseaudio-utils libasound2-plugins."
_DEADLINE_S = 20.0
_RAW = ("--raw", f"--rate={RATE}", "--format=s16le", "--channels=1", "--latency-msec=20")


class Loopback:
    """A context: PulseAudio runs inside it.

    Entering raises `Missing` ``demo.no_sound_server`` where PulseAudio is not installed, and
    `EngineFailed` ``demo.sound_server_failed`` when it does not start. The sound server is for
    programs that run with the variables in `env`; see `default_devices` for this one.
    """

    def __enter__(self) -> Self:
        require_pulseaudio()
        with ExitStack() as stack:
            # A short path: that of a socket may have 107 characters at most.
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pulse")))
            self._folder = folder
            self.env = {
                "PULSE_SERVER": f"unix:{folder}/socket",
                "PULSE_SOURCE": "ear.monitor",
                "PULSE_SINK": "mouth",
                "PULSE_COOKIE": f"{folder}/cookie",
                "PULSE_RUNTIME_PATH": str(folder),
                "PULSE_STATE_PATH": str(folder),
            }
            self.server = stack.enter_context(_child(self._command(), os.environ | self.env))
            self.wait_for((folder / "socket").exists, "PulseAudio")
            for name in ("ear", "mouth"):
                self.plug(name)
                # A sink that nobody plays into wakes up every two seconds only.
                awake = ["pacat", *_RAW, f"--device={name}", "/dev/zero"]
                stack.enter_context(_child(awake, os.environ | self.env))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def pactl(self, *args: str) -> str:
        """Run pactl; its output. Raises `EngineFailed` ``demo.sound_server_failed``."""
        try:
            done = subprocess.run(
                ["pactl", *args],
                env=os.environ | self.env,
                capture_output=True,
                text=True,
                check=True,
                timeout=_DEADLINE_S,
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise _failed(f"pactl {' '.join(args)} failed: {error}") from error
        return done.stdout.strip()

    def plug(self, name: str) -> None:
        """Add the sink `name`, and with it the source `name`.monitor."""
        self.pactl("load-module", "module-null-sink", f"sink_name={name}")

    def unplug(self, *names: str) -> None:
        """Take sinks away."""
        for line in self.pactl("list", "short", "modules").splitlines():
            number, _, arguments = line.split("\t")[:3]
            if any(f"sink_name={name}" == arguments.strip() for name in names):
                self.pactl("unload-module", number)

    @contextmanager
    def speaking(self, pcm: bytes) -> Iterator[None]:
        """Play 16 kHz mono `pcm` into the ear in real time; stop at the end of the block."""
        file = self._folder / "speech.raw"
        file.write_bytes(pcm)
        with _child(["pacat", *_RAW, "--device=ear", str(file)], os.environ | self.env):
            yield

    @contextmanager
    def recording(self) -> Iterator[Path]:
        """Record the mouth; the file holds raw 16 kHz mono at the end of the block."""
        file = self._folder / "answer.raw"
        file.unlink(missing_ok=True)
        command = ["parec", *_RAW, "--device=mouth.monitor", str(file)]
        with _child(command, os.environ | self.env):
            self.wait_for(lambda: file.exists() and file.stat().st_size > 0, "a recording")
            yield file
            size = file.stat().st_size
            self.wait_for(lambda: file.stat().st_size > size + RATE, "the end of the recording")

    @contextmanager
    def listening(self, sink: str) -> Iterator[subprocess.Popen[bytes]]:
        """A program that writes what is played on `sink` to its output, raw 16 kHz mono."""
        command = ["parec", *_RAW, f"--device={sink}.monitor"]
        with _child(command, os.environ | self.env, stdout=subprocess.PIPE) as process:
            yield process

    def wait_for(self, there: Callable[[], object], what: str) -> None:
        """Wait until `there`. Raises `EngineFailed` when it does not come true."""
        end = time.monotonic() + _DEADLINE_S
        while not there():
            if time.monotonic() > end or self.server.poll() is not None:
                raise _failed(f"{what} did not come")
            time.sleep(0.02)

    def _command(self) -> list[str]:
        return [
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
            *("--disallow-exit", "--log-level=error"),
            f"--load=module-native-protocol-unix auth-anonymous=1 socket={self._folder}/socket",
        ]


def require_pulseaudio() -> None:
    """Raise `Missing` ``demo.no_sound_server`` where no `Loopback` can be."""
    if not sys.platform.startswith("linux"):
        raise Missing("demo.no_sound_server", "PulseAudio is for Linux alone", "")
    absent = [program for program in _PROGRAMS if not shutil.which(program)]
    if absent:
        message = f"PulseAudio is not installed ({', '.join(absent)} not found)"
        raise Missing("demo.no_sound_server", message, _HINT)


@contextmanager
def default_devices(loopback: Loopback) -> Iterator[None]:
    """Make `loopback` the default microphone and loudspeaker of this process for a while.

    Raises `Missing` ``demo.no_sound_server`` when PortAudio does not see it.
    """
    before = {name: os.environ.get(name) for name in loopback.env}
    _set(loopback.env)
    try:
        look_again()
        _require_devices()
        yield
    finally:
        _set(before)
        look_again()


def look_again() -> None:
    """Let PortAudio find the devices anew: it looks for them once, when it is loaded."""
    wait_for_threads()
    if sd := sys.modules.get("sounddevice"):
        sd._terminate()
        sd._initialize()


def wait_for_threads() -> None:
    """Until everything that opens or closes a device in the background has finished."""
    for thread in threading.enumerate():
        if thread.name == "audio-device":
            thread.join(_DEADLINE_S)


def _require_devices() -> None:
    try:
        import sounddevice as sd  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        message = f"The PortAudio library is not usable ({error})"
        raise Missing("demo.no_sound_server", message, "Install libportaudio2.") from error
    try:
        for kind in ("input", "output"):
            sd.query_devices(kind=kind)
    except (ValueError, sd.PortAudioError) as error:
        message = f"PortAudio does not see PulseAudio ({error})"
        raise Missing("demo.no_sound_server", message, _HINT) from error


def _set(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _failed(message: str) -> EngineFailed:
    return EngineFailed("demo.sound_server_failed", message, _HINT)


@contextmanager
def _child(
    command: Sequence[str], env: Mapping[str, str], *, stdout: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=env, stdout=stdout, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_DEADLINE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
