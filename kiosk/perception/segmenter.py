"""From frames with speech probabilities to utterances: pure, without clock or microphone.

Time is counted in frames, so a recording read at full speed and a live microphone are cut alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.audio import FRAME_BYTES, FRAME_MS
from kiosk.core.turn import Utterance


@dataclass(frozen=True, slots=True)
class SegmenterOptions:
    """How speech is told from its surroundings. Times in milliseconds, probabilities 0 to 1.

    Speech begins at `start_probability` and goes on above `stop_probability` (hysteresis);
    stretches shorter than `min_speech_ms` are clicks. An utterance carries up to `pre_roll_ms`
    before its first voiced frame and `post_roll_ms` after its last. `stop_silence_ms` of silence
    end it; at `max_utterance_ms` it is cut at the least voiced frame of its last `cut_search_ms`.
    """

    start_probability: float = 0.5
    stop_probability: float = 0.35
    min_speech_ms: float = 128
    pre_roll_ms: float = 500
    post_roll_ms: float = 200
    stop_silence_ms: float = 600
    max_utterance_ms: float = 30_000
    cut_search_ms: float = 3_000

    def __post_init__(self) -> None:
        if not 0 < self.stop_probability <= self.start_probability <= 1:
            raise ValueError("0 < stop_probability <= start_probability <= 1 does not hold")
        shortest = self.pre_roll_ms + self.min_speech_ms + self.cut_search_ms
        if self.max_utterance_ms <= shortest:
            raise ValueError(f"max_utterance_ms must exceed {shortest:g} ms")


@dataclass(frozen=True, slots=True)
class SpeechBegan:
    """Speech is certain; its first voiced frame starts `at_ms` into the stream."""

    at_ms: float


@dataclass(frozen=True, slots=True)
class SpeechCeased:
    """An utterance is complete, or cut because it reached the greatest length."""

    utterance: Utterance


SegmentEvent = SpeechBegan | SpeechCeased

_CLICK_GAP = 2
"""Unvoiced frames that undo a beginning which is not yet certain."""


class Segmenter:
    """Cuts one stream. Every began is followed by exactly one ceased (after `flush`)."""

    def __init__(self, options: SegmenterOptions | None = None) -> None:
        self._options = options or SegmenterOptions()
        self._pre_roll = _frames(self._options.pre_roll_ms)
        self._post_roll = _frames(self._options.post_roll_ms)
        self._longest = _frames(self._options.max_utterance_ms)
        self.reset()

    def reset(self) -> None:
        """Forget the stream; offsets start at zero again."""
        self._kept: list[bytes] = []
        self._probabilities: list[float] = []
        self._first = 0  # index in the stream of the first kept frame
        self._onset: int | None = None
        self._voiced = 0
        self._last_voiced = 0
        self._speaking = False
        self._continuing = False  # just cut for length: the next voiced frame goes on speaking

    @property
    def speaking(self) -> bool:
        """Whether an utterance is open."""
        return self._speaking

    @property
    def elapsed_ms(self) -> float:
        """How much of the stream was processed."""
        return self._next * FRAME_MS

    @property
    def silence_ms(self) -> float:
        """Silence since the last voiced frame of the open utterance; zero without one."""
        return (self._next - 1 - self._last_voiced) * FRAME_MS if self._speaking else 0.0

    @property
    def spoken_ms(self) -> float:
        """Where in the stream the open utterance's last voiced frame ends; zero without one."""
        return (self._last_voiced + 1) * FRAME_MS if self._speaking else 0.0

    @property
    def pending_ms(self) -> float:
        """Length of the open utterance so far; zero without one."""
        return len(self._kept) * FRAME_MS if self._speaking else 0.0

    def pending(self) -> bytes:
        """The audio of the open utterance so far, pre-roll included; empty without one."""
        return b"".join(self._kept) if self._speaking else b""

    def process(
        self, frame: bytes, speech_probability: float, *, stop_silence_ms: float | None = None
    ) -> tuple[SegmentEvent, ...]:
        """Take one frame of `FRAME_BYTES`; what became certain with it, in order.

        `stop_silence_ms` overrides the options for this frame: a semantic end-of-turn detector
        shortens or prolongs the wait with it.
        """
        if len(frame) != FRAME_BYTES:
            raise ValueError(f"a frame has {FRAME_BYTES} bytes, this one {len(frame)}")
        self._kept.append(frame)
        self._probabilities.append(speech_probability)
        if not self._speaking:
            return self._wait_for_speech(speech_probability)
        if speech_probability >= self._options.stop_probability:
            self._last_voiced = self._next - 1
        wait = self._options.stop_silence_ms if stop_silence_ms is None else stop_silence_ms
        if self.silence_ms >= max(wait, FRAME_MS):
            return (self._cease(),)
        if len(self._kept) >= self._longest:
            return self._cut()
        return ()

    def flush(self) -> tuple[SegmentEvent, ...]:
        """The stream ends here; the open utterance, if any, ends with it."""
        return (self._cease(),) if self._speaking else ()

    @property
    def _next(self) -> int:
        return self._first + len(self._kept)

    def _wait_for_speech(self, probability: float) -> tuple[SegmentEvent, ...]:
        index, options = self._next - 1, self._options
        begun = self._onset is not None or self._continuing
        if probability >= (options.stop_probability if begun else options.start_probability):
            self._onset = index if self._onset is None else self._onset
            self._voiced += 1
            self._last_voiced = index
        elif self._onset is not None and index - self._last_voiced > _CLICK_GAP:
            self._onset, self._voiced = None, 0
        if self._onset is not None and (
            self._continuing or self._voiced * FRAME_MS >= options.min_speech_ms
        ):
            self._speaking, self._continuing = True, False
            self._drop_before(self._onset - self._pre_roll)
            return (SpeechBegan(self._onset * FRAME_MS),)
        if self._onset is None:
            # After a cut the rest waits undiminished while the person may still be speaking.
            if self._continuing and len(self._kept) * FRAME_MS < options.stop_silence_ms:
                return ()
            self._continuing = False
            self._drop_before(self._next - self._pre_roll)
        return ()

    def _cease(self) -> SpeechCeased:
        utterance = self._take(min(self._last_voiced + 1 + self._post_roll, self._next))
        self._onset, self._voiced, self._speaking = None, 0, False
        self._drop_before(self._next - self._pre_roll)
        return SpeechCeased(utterance)

    def _cut(self) -> tuple[SegmentEvent, ...]:
        search = _frames(self._options.cut_search_ms)
        recent = self._probabilities[-search:]
        lowest = min(range(len(recent)), key=lambda i: (recent[i], -i))
        end = self._next - len(recent) + lowest + 1
        ceased = SpeechCeased(self._take(end, truncated=True))
        self._onset, self._voiced, self._speaking = None, 0, False
        self._continuing = True
        threshold = self._options.stop_probability
        voiced = [i for i, p in enumerate(self._probabilities, self._first) if p >= threshold]
        if not voiced:
            return (ceased,)
        self._onset, self._last_voiced = voiced[0], voiced[-1]
        self._speaking, self._continuing = True, False
        return ceased, SpeechBegan(self._onset * FRAME_MS)

    def _take(self, end: int, *, truncated: bool = False) -> Utterance:
        """Cut the kept frames up to stream index `end` out as an utterance."""
        pcm = b"".join(self._kept[: end - self._first])
        start, spoken = self._first, min(self._last_voiced + 1, end)
        self._drop_before(end)
        return Utterance(pcm, start * FRAME_MS, spoken * FRAME_MS, truncated)

    def _drop_before(self, index: int) -> None:
        surplus = index - self._first
        if surplus > 0:
            del self._kept[:surplus]
            del self._probabilities[:surplus]
            self._first = index


def _frames(milliseconds: float) -> int:
    return int(milliseconds // FRAME_MS)
