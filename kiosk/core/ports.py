"""The seams: what a room needs from outside. Real parts implement them, pure tests fake them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kiosk.core.audio import PcmChunk
from kiosk.core.events import Event
from kiosk.core.turn import Passage, Transcript

Publish = Callable[[Event], None]
"""Where facts go. Never blocks, never raises, called on the agent thread."""


class Clock(Protocol):
    """Time, so that tests can own it."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start; never goes back."""

    async def sleep(self, seconds: float) -> None:
        """Wait."""


class VoiceActivity(Protocol):
    """A detector of speech, frame by frame. Cheap enough for the agent thread."""

    def probability(self, frame: bytes) -> float:
        """Probability, 0 to 1, that `frame` (`FRAME_BYTES` long) holds speech. Keeps state."""

    def reset(self) -> None:
        """Forget the stream so far."""


class SpeechToText(Protocol):
    """A recogniser."""

    async def transcribe(
        self, pcm: bytes, *, language: str = "auto", prompt: str = ""
    ) -> Transcript:
        """Transcribe 16 kHz mono `pcm`.

        `language` is an ISO 639-1 code or ``auto``; `prompt` biases towards its words. No speech
        gives an empty text. Raises `EngineFailed`. Cancelling the call cancels the work.
        """


class WakeWord(Protocol):
    """A detector of one spoken phrase. Cheap enough for the agent thread."""

    @property
    def phrase(self) -> str:
        """What to say, for the screen."""

    def heard(self, frame: bytes) -> bool:
        """Whether the phrase ended with `frame` (`FRAME_BYTES` long). Keeps state."""

    def reset(self) -> None:
        """Forget the stream so far."""


class TurnEnd(Protocol):
    """A judge of intonation."""

    async def finished(self, pcm: bytes) -> float:
        """Probability, 0 to 1, that the speaker of 16 kHz mono `pcm` is done.

        Raises `EngineFailed`. Its end is what counts; more than the last 8 s is not heard.
        """


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a prompt; `role` is ``system``, ``user`` or ``assistant``."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class ModelImage:
    """A picture for a model that sees: encoded bytes (``image/jpeg``), nothing but the pixels."""

    data: bytes
    width: int
    height: int
    media_type: str = "image/jpeg"


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A tool that a model may call; `parameters` is a JSON schema, kept to strictly."""

    name: str
    description: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToolRequest:
    """A tool that a model wants called; `arguments` is the JSON text it wrote."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """What a language model is asked. The leading messages repeat between turns: KV cache.

    `images` belong to the last user message and `tools` may be called; models that take neither
    pass them over. How likely the answer begins with `probe` is told with its first token, by
    engines that know.
    """

    messages: tuple[Message, ...]
    max_tokens: int = 160
    temperature: float = 0.0
    stop: tuple[str, ...] = ()
    json_schema: dict[str, Any] | None = None
    images: tuple[ModelImage, ...] = ()
    tools: tuple[ToolSpec, ...] = ()
    probe: str = ""


@dataclass(frozen=True, slots=True)
class ModelChunk:
    """A piece of generated text.

    The last chunk has `finish` set (``stop``, ``length``, ``tools`` or ``cancelled``), the token
    counts and the `tools` that the model wants called; the others leave them empty. `logprob` is
    the mean natural log probability of the tokens in this chunk where the engine tells, else None;
    `probed` that of the probe's first token at the beginning of the answer.
    """

    text: str
    logprob: float | None = None
    probed: float | None = None
    finish: str = ""
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    tools: tuple[ToolRequest, ...] = ()


class LanguageModel(Protocol):
    """A language model of any tier."""

    @property
    def name(self) -> str:
        """The model's id, for the record."""

    def generate(self, request: ModelRequest) -> AsyncIterator[ModelChunk]:
        """Stream the answer. Raises `EngineFailed`. Closing the iterator cancels the work."""

    async def prefill(self, messages: Sequence[Message]) -> None:
        """Read `messages` ahead of time, so that a request that starts with them is faster."""


class Synthesiser(Protocol):
    """A voice."""

    def speak(self, text: str, language: str = "") -> AsyncIterator[PcmChunk]:
        """Stream the speech of `text` in `language` (ISO 639-1), the owner's where it is "".

        Raises `EngineFailed`, `Missing` without a voice for it. Closing the iterator cancels.
        """


class AudioSource(Protocol):
    """A microphone, or a recording that stands in for one."""

    def frames(self) -> AsyncIterator[bytes]:
        """Stream frames of `FRAME_BYTES`.

        Opens on the first step; closing the iterator closes the device. Ends when a recording
        ends. Raises `Missing` or `KioskError` with a ``mic.*`` code.
        """


class AudioSink(Protocol):
    """A loudspeaker, or a file that stands in for one."""

    async def play(self, chunks: AsyncIterator[PcmChunk], on_start: Callable[[], None]) -> None:
        """Play until `chunks` ends and the last sample has sounded.

        `on_start` is called when the first sample is handed to the device. Cancelling silences the
        device within 50 ms. Raises `KioskError` with a ``speaker.*`` code.
        """


class Embedder(Protocol):
    """Texts as vectors of what they mean. Blocks: call it from a thread, never on a loop."""

    @property
    def name(self) -> str:
        """The model's id; vectors of different models can't be compared."""

    @property
    def dimensions(self) -> int:
        """Numbers in a vector."""

    def embed(self, texts: Sequence[str]) -> bytes:
        """A row of `dimensions` signed bytes for each text, in order; 127 stands for 1.

        Rows have length one, so their product is the cosine. Raises `EngineFailed`.
        """

    def close(self) -> None:
        """End its engine."""


class VoiceControl(Protocol):
    """Holds the voice back while it speaks. Quick; takes effect within a tenth of a second."""

    def duck(self) -> None:
        """Go on quietly: somebody may be speaking."""

    def hold(self) -> None:
        """Be silent; what was not heard yet waits."""

    def go_on(self) -> None:
        """Speak at the usual volume, from where the voice was held."""


class Veil(Protocol):
    """Personal data of one session behind placeholders, for what leaves the machine.

    The same value gets the same placeholder for as long as the session lasts.
    """

    def cover(self, text: str) -> str | None:
        """`text` with placeholders; None when something in it can't be covered: it stays here."""

    def uncover(self, text: str) -> str:
        """`text` with every placeholder of this session put back."""


class Search(Protocol):
    """The owner's documents."""

    @property
    def pack(self) -> str:
        """``name@sha256…`` of what is being searched, for the record."""

    def search(self, query: str, top: int = 5) -> list[Passage]:
        """The passages nearest to `query`, best first; empty when nothing matches."""
