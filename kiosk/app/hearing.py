"""The ear as the settings want it."""

from __future__ import annotations

from kiosk.app.config import Config
from kiosk.app.engines import Engines
from kiosk.core.ports import Clock
from kiosk.perception.ear import Ear, EarOptions
from kiosk.perception.endpointing import EndpointingOptions, by_sense, by_silence
from kiosk.perception.segmenter import SegmenterOptions


def make_ear(config: Config, engines: Engines, clock: Clock, *, prompt: str) -> Ear:
    """An ear; `prompt` is the words its recogniser should expect. Raises `Missing`."""
    audio, end = config.audio, config.endpointing
    language = engines.language
    options = EarOptions(
        segmenter=SegmenterOptions(
            start_probability=audio.vad_start,
            stop_probability=audio.vad_stop,
            stop_silence_ms=audio.stop_silence_ms,
            max_utterance_ms=audio.max_utterance_s * 1000,
        ),
        language=language,
        prompt=prompt if language == "en" else "",
    )
    sense = EndpointingOptions(
        finished_ms=end.finished_ms,
        unjudged_ms=audio.stop_silence_ms,
        unsure_ms=end.unsure_ms,
        unfinished_ms=end.unfinished_ms,
        number_ms=end.number_ms,
        longest_ms=end.longest_ms,
        sure=end.sure,
    )
    return Ear(
        engines.vad(),
        engines.stt(language),
        clock,
        options,
        endpointing=by_sense(sense) if end.smart else by_silence,
        turn_end=engines.turn_end(),
    )
