"""A PulseAudio of the test's own, with null sinks as microphone and loudspeaker.

What is played into the sink `ear` is what the default source hears; what is played on the default
sink `mouth` can be recorded. No other sound server is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

import pytest

from kiosk.core.audio import RATE

_DEADLINE_S = 20.0
_RAW = ("--raw", f"--rate={RATE}", "--format=s16le", "--channels=1", "--latency-msec=20")


class SoundServer:
    """A context: PulseAudio runs inside it. Skips the test where there is no PulseAudio."""

    def __enter__(self) -> Self:
        if not shutil.which("pulseaudio") or not shutil.which("pacat"):
            pytest.skip("pulseaudio and pulseaudio-utils are not installed")
        with ExitStack() as stack:
            # Not pytest's folder: the path of a socket may have 107 characters at most.
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
            self._await_socket(folder / "socket")
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
        """Run pactl; its output."""
        done = subprocess.run(
            ["pactl", *args],
            env=os.environ | self.env,
            capture_output=True,
            text=True,
            check=True,
            timeout=_DEADLINE_S,
        )
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
        """Play 16 kHz mono `pcm` into the ear; stop at the end of the block."""
        file = self._folder / "speech.raw"
        file.write_bytes(pcm)
        with _child(["pacat", *_RAW, "--device=ear", str(file)], os.environ | self.env):
            yield

    @contextmanager
    def recording(self) -> Iterator[Path]:
        """Record the mouth; the file holds raw 16 kHz mono at the end of the block."""
        file = self._folder / "answer.raw"
        command = ["parec", *_RAW, "--device=mouth.monitor", str(file)]
        with _child(command, os.environ | self.env):
            self.wait_for(lambda: file.exists() and file.stat().st_size > 0, "a recording")
            yield file
            size = file.stat().st_size
            self.wait_for(lambda: file.stat().st_size > size + RATE, "the end of the recording")

    def _command(self) -> list[str]:
        return [
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
            *("--disallow-exit", "--log-level=error"),
            f"--load=module-native-protocol-unix auth-anonymous=1 socket={self._folder}/socket",
        ]

    def _await_socket(self, socket: Path) -> None:
        self.wait_for(socket.exists, "PulseAudio")

    def wait_for(self, there: Callable[[], object], what: str) -> None:
        """Wait until `there`; fail the test when it does not come true."""
        end = time.monotonic() + _DEADLINE_S
        while not there():
            if time.monotonic() > end or self.server.poll() is not None:
                pytest.fail(f"{what} did not come")
            time.sleep(0.02)


@contextmanager
def _child(command: Sequence[str], env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_DEADLINE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
