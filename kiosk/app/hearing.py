"""The ear as the settings want it."""

from __future__ import annotations

from kiosk.app.config import Config
from kiosk.app.engines import ENGLISH, Engines
from kiosk.core.ports import Clock, SpeechToText
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.pack import Pack
from kiosk.perception.corrected import CorrectedStt
from kiosk.perception.domain_words import DomainWords
from kiosk.perception.ear import Ear, EarOptions
from kiosk.perception.endpointing import EndpointingOptions, by_sense, by_silence
from kiosk.perception.second_opinion import SecondOpinion
from kiosk.perception.segmenter import SegmenterOptions

_PROMPT_CHARS = 160
"""What the recogniser is prompted with at most."""


_DOUBT = 0.6
"""Confidence below which another recogniser is asked; clear speech has .62 and more."""


def make_stt(
    engines: Engines, language: str, index: KnowledgeIndex, *, sure: bool = True
) -> SpeechToText:
    """The recogniser for `language`, which knows the words of `index`. Raises `Missing`.

    With `sure` a second one is asked where the first is in doubt, which takes half a second.
    """
    first: SpeechToText = engines.stt(language)
    if sure and engines.stt_model(language) == ENGLISH and engines.has_second_stt:
        first = SecondOpinion(first, engines.second_stt, doubt=_DOUBT)
    return CorrectedStt(first, DomainWords(index.spellings()).correct)


def make_ear(config: Config, engines: Engines, clock: Clock, index: KnowledgeIndex) -> Ear:
    """An ear that expects the words of `index`. Raises `Missing`."""
    pack = index.manifest
    prompt = _words_to_expect(pack)
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
        pending_ms=end.pending_ms,
        unsure_ms=end.unsure_ms,
        unfinished_ms=end.unfinished_ms,
        number_ms=end.number_ms,
        longest_ms=end.longest_ms,
        sure=end.sure,
    )
    return Ear(
        engines.vad(),
        make_stt(engines, language, index, sure=False),
        clock,
        options,
        endpointing=by_sense(sense) if end.smart else by_silence,
        turn_end=engines.turn_end(),
        final=make_stt(engines, language, index),
    )


def _words_to_expect(pack: Pack) -> str:
    """The pack's own words, for the recogniser: with them "E07" is heard as it is said.

    Few, because every word costs about 3 ms a turn; for English only, because the multilingual
    model repeats itself when it is prompted.
    """
    words = ", ".join(pack.pronunciation)
    about = f"A customer asks {pack.name} about {words}."
    return about[:_PROMPT_CHARS] if words else ""
