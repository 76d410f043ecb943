"""A voice for the languages that Piper has no model of here: eSpeak NG's own program, once a line.

eSpeak NG is licensed under the GPL and is therefore never linked, only run. It starts in 20 ms, so
that nothing is kept running. What is said goes in by a pipe: other users see a command's arguments.
"""

from __future__ import annotations

import asyncio
import shutil
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator

from kiosk.core.audio import SAMPLE_BYTES, PcmChunk
from kiosk.core.errors import EngineCrashed, EngineTimeout, Missing
from offline.budget import Budget, Role
from offline.speakable import begun, lines

PROGRAM = "espeak-ng"
WORDS_PER_MINUTE = 160
"""What a pace of 1 is; the program's own 175 is understood less well."""

_AMPLITUDE = "140"
"""As loud as Piper, of 200; the program's own 100 is 4 dB less."""

_SLOWEST, _FASTEST = 80, 450
_VOICES = {"zh": "cmn-latn-pinyin"}
"""Where the program's own choice is bad: its "zh" spells half the characters in English letters."""

_HEADER = 44
_RATE_AT = slice(24, 28)


class EspeakVoice:
    """`Synthesiser` of about a hundred languages, English where none is named, over `program`.

    `rate` is how fast it speaks, 1 as a matter of course, and `set_pace` changes it for one person.
    `deadline` is in seconds a line.
    """

    def __init__(
        self,
        budget: Budget,
        *,
        program: str = PROGRAM,
        rate: float = 1.0,
        deadline: float = 10.0,
    ) -> None:
        self._budget = budget
        self._program = program
        self._usual = self._rate = rate
        self._deadline = deadline

    def set_pace(self, pace: float) -> None:
        """Speak `pace` times as fast as usual from the next line on."""
        self._rate = self._usual * pace

    def find(self) -> str:
        """Where the program is. Raises `Missing`."""
        if (program := shutil.which(self._program)) is None:
            raise Missing(
                "tts.espeak_missing",
                f"The voice program {self._program} is not here.",
                "On Debian: apt-get install espeak-ng; elsewhere its own installer.",
            )
        return program

    async def speak(self, text: str, language: str = "") -> AsyncGenerator[PcmChunk, None]:
        """As the port says: one chunk a line of at most 160 characters, none for mute text."""
        for line in lines(text):
            async with self._budget.lease(Role.SPEAKING):
                chunk = await self._line(line, language or "en")
            if chunk.pcm:
                yield chunk

    async def _line(self, line: str, language: str) -> PcmChunk:
        process = await self._spawn(language)
        try:
            async with asyncio.timeout(self._deadline):
                wave, words = await process.communicate(line.encode())
        except TimeoutError:
            raise EngineTimeout(
                "tts.timeout",
                f"eSpeak NG did not finish a line within {self._deadline:g} s",
                "if this repeats, run: kiosk doctor",
            ) from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode or len(wave) < _HEADER:
            last = (words.decode("utf-8", "replace").strip().splitlines() or ["no answer"])[-1]
            raise EngineCrashed(
                "tts.crashed",
                f"eSpeak NG did not speak '{language}': {last}",
                "see the languages that it has with: espeak-ng --voices",
            )
        rate = int.from_bytes(wave[_RATE_AT], "little")
        whole = (len(wave) - _HEADER) // SAMPLE_BYTES * SAMPLE_BYTES
        return PcmChunk(begun(wave[_HEADER : _HEADER + whole], rate), rate)

    async def _spawn(self, language: str) -> asyncio.subprocess.Process:
        speed = str(round(min(_FASTEST, max(_SLOWEST, WORDS_PER_MINUTE * self._rate))))
        voice = _VOICES.get(language, language)
        return await asyncio.create_subprocess_exec(
            self.find(),
            *("-v", voice, "-s", speed, "-a", _AMPLITUDE, "-b", "1", "--stdin", "--stdout"),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            start_new_session=True,  # an interrupt at the terminal is ours to handle
        )
