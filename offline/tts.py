"""The voice on the device: Piper's own program, resident, one line of text in flight.

Piper is licensed under the GPL and is therefore never imported, only run.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.core.audio import SAMPLE_BYTES, PcmChunk
from kiosk.core.errors import EngineFailed, EngineTimeout, KioskError, Missing
from offline.budget import Budget, Role
from offline.piper_stream import SILENT, Audio, Begins, Log, PiperStream
from offline.speakable import begun, lines
from offline.supervisor import OnEvent, State, Supervisor

_LOAD_DEADLINE = 60.0
_log = logging.getLogger("kiosk.engine.tts")


def default_piper() -> Path:
    """The `piper` program installed beside this Python."""
    return Path(sys.executable).with_name("piper.exe" if os.name == "nt" else "piper")


def sample_rate(voice: Path) -> int:
    """Samples per second of `voice`, from the JSON file beside it.

    Raises `Missing` ``tts.voice_missing``, `EngineFailed` ``tts.voice_damaged``.
    """
    config = voice.with_name(voice.name + ".json")
    for file in (voice, config):
        if not file.is_file():
            raise Missing(
                "tts.voice_missing",
                f"the voice file {file} is not there",
                "get it with: kiosk models pull",
            )
    try:
        return int(json.loads(config.read_text("utf-8"))["audio"]["sample_rate"])
    except (ValueError, KeyError, TypeError) as error:
        raise EngineFailed(
            "tts.voice_damaged",
            f"{config} does not tell a sample rate",
            "check it with: kiosk models verify",
        ) from error


class PiperProcess:
    """One run of the Piper program."""

    def __init__(self, process: asyncio.subprocess.Process, rate: float) -> None:
        self.rate = rate
        self._process = process
        self._stream = PiperStream()
        self._awaited = 0
        self._last_words = ""

    @classmethod
    async def spawn(cls, piper: Path, voice: Path, rate: float) -> PiperProcess:
        """Start Piper and wait until the voice is loaded. Raises `Missing`, `EngineFailed`."""
        sample_rate(voice)
        try:
            process = await asyncio.create_subprocess_exec(
                piper,
                *("--model", voice, "--output-raw", "--debug", "--length-scale", f"{1 / rate:.3f}"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                env={**os.environ, "PYTHONUTF8": "1"},
                start_new_session=True,  # an interrupt at the terminal is ours to handle
            )
        except OSError as error:
            raise Missing(
                "tts.piper_missing",
                f"cannot run the voice program {piper}: {error.strerror}",
                "install it with: pip install piper-tts, or set its path",
            ) from error
        child = cls(process, rate)
        try:
            await child._load(voice)
        except BaseException:
            child.kill()
            await child.gone()
            raise
        return child

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def say(self, line: str) -> None:
        """Hand Piper one `line`, and a silent one whose turn marks the end of the first."""
        self._awaited += 2
        stdin = self._process.stdin
        if stdin and not stdin.is_closing():
            stdin.write(f"{line}\n{SILENT}\n".encode())

    async def said(self) -> AsyncIterator[bytes]:
        """PCM of what is in flight, until its end. Raises `EOFError` at Piper's end."""
        while self._awaited:
            for event in await self._read():
                if isinstance(event, Begins):
                    self._awaited -= 1
                elif isinstance(event, Audio):
                    yield event.pcm
                else:
                    self._last_words = event.line
                    _log.debug("%s", event.line)

    async def gone(self) -> int:
        """Wait for its end; gives the exit status, negative for a signal."""
        return await self._process.wait()

    def kill(self) -> None:
        """End it now."""
        if self._process.returncode is None:
            self._process.kill()

    async def close(self) -> None:
        """Close its input, upon which it leaves; kill it when it does not at once."""
        if self._process.stdin:
            self._process.stdin.close()
        self.kill()
        await self.gone()

    async def _load(self, voice: Path) -> None:
        self.say(SILENT)
        try:
            async with asyncio.timeout(_LOAD_DEADLINE):
                async for _ in self.said():
                    pass
        except (EOFError, TimeoutError) as error:
            words = self._last_words.splitlines()[-1:] or ["no answer"]
            raise EngineFailed(
                "tts.load_failed",
                f"Piper did not load {voice}: {words[0]}",
                "check the voice with: kiosk models verify; the program must be Piper 1.8 or newer",
            ) from error

    async def _read(self) -> Sequence[Begins | Audio | Log]:
        stdout = self._process.stdout
        assert stdout is not None  # noqa: S101 - opened as a pipe above
        data = await stdout.read(1 << 16)
        if data:
            return self._stream.feed(data)
        for last in self._stream.flush():
            self._last_words = last.line
        raise EOFError


class PiperVoice:
    """`Synthesiser` over a resident Piper.

    `voice` is the ONNX file, its JSON beside it; `rate` is how fast it speaks, 1 as recorded, and
    `set_pace` changes it for one person.
    `deadline` is in seconds a line; `grace` is how long a cancelled line may go on before Piper is
    replaced.
    """

    def __init__(
        self,
        voice: Path,
        budget: Budget,
        *,
        piper: Path | None = None,
        rate: float = 1.0,
        on_event: OnEvent | None = None,
        deadline: float = 30.0,
        grace: float = 2.0,
    ) -> None:
        self._voice = voice
        self._budget = budget
        self._deadline = deadline
        self._grace = grace
        self._usual = self._rate = rate
        self._tuning: asyncio.Task[None] | None = None
        program = piper or default_piper()
        self._supervisor: Supervisor[PiperProcess] = Supervisor(
            "tts", lambda: PiperProcess.spawn(program, voice, self._rate), on_event=on_event
        )

    @property
    def pid(self) -> int | None:
        """Piper's process id while it runs."""
        return self._supervisor.pid

    @property
    def restarts(self) -> int:
        """How often Piper was replaced."""
        return self._supervisor.restarts

    @property
    def state(self) -> State:
        """How Piper is."""
        return self._supervisor.state

    def set_pace(self, pace: float) -> None:
        """Speak `pace` times as fast as usual from the next line on. Call it from the loop.

        Piper takes a rate only when it starts: one that runs is replaced between two lines.
        """
        rate, self._rate = self._rate, self._usual * pace
        tuning = self._tuning is not None and not self._tuning.done()
        if self._rate != rate and self.pid is not None and not tuning:
            self._tuning = asyncio.create_task(self._tune())

    async def start(self) -> None:
        """Load the voice; `speak` does it when needed. Raises `Missing`, `EngineFailed`."""
        await self._supervisor.start()

    async def close(self) -> None:
        """End Piper."""
        if self._tuning:
            self._tuning.cancel()
        await self._supervisor.close()

    async def speak(self, text: str, language: str = "") -> AsyncGenerator[PcmChunk, None]:
        """As the port says, whatever the `language`: a model speaks one.

        One chunk a line of at most 160 characters, none for mute text.
        """
        rate = sample_rate(self._voice)
        for line in lines(text):
            # The cores are given back before the chunk is: playing it takes seconds.
            async with self._budget.lease(Role.SPEAKING):
                pcm = await self._line(line)
            if pcm:
                yield PcmChunk(begun(pcm, rate), rate)

    async def _line(self, line: str) -> bytes:
        child = await self._in_pace()
        finished, healthy = False, False
        child.say(line)
        pcm = bytearray()
        try:
            async with asyncio.timeout(self._deadline):
                async for part in child.said():
                    pcm += part
            finished = healthy = True
        except EOFError:
            finished = True
            raise self._supervisor.lost(child, await child.gone()) from None
        except TimeoutError:
            child.kill()
            raise EngineTimeout(
                "tts.timeout",
                f"Piper did not finish a line within {self._deadline:g} s",
                "it was restarted; if this repeats, run: kiosk doctor",
            ) from None
        finally:
            if finished:
                self._supervisor.release(healthy=healthy)
            else:
                self._supervisor.abandon(child, self._drain(child), self._grace)
        return bytes(pcm[: len(pcm) // SAMPLE_BYTES * SAMPLE_BYTES])

    async def _tune(self) -> None:
        with suppress(KioskError):  # the next line meets the same, and tells it
            await self._in_pace()
            self._supervisor.release(healthy=True)

    async def _in_pace(self) -> PiperProcess:
        """A Piper that speaks at the rate wanted now."""
        child = await self._supervisor.acquire()
        try:
            while child.rate != self._rate:
                child = await self._supervisor.renew(child)
        except BaseException:
            self._supervisor.release(healthy=False)
            raise
        return child

    async def _drain(self, child: PiperProcess) -> None:
        """Return when Piper has let go of an abandoned line."""
        try:
            async for _ in child.said():
                pass
        except EOFError:
            self._supervisor.lost(child, await child.gone())
