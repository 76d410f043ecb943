"""An observer beside the conversation: writes down what happened, not what was said."""

from __future__ import annotations

import structlog

from kiosk.core import events as ev
from kiosk.core.record import TurnRecord

_log = structlog.stdlib.get_logger("kiosk.diary")


class Diary:
    """Turns published facts into log lines that carry the session's and the turn's id.

    An instance is a `kiosk.core.ports.Publish`.
    """

    def __call__(self, event: ev.Event) -> None:
        """Log `event`; those that come many times a second are passed over."""
        match event:
            case ev.SessionStarted(session_id):
                structlog.contextvars.bind_contextvars(session_id=session_id)
                _log.info("session.started")
            case ev.SessionWiped():
                _log.info("session.wiped")
                structlog.contextvars.unbind_contextvars("session_id", "turn_id")
            case ev.TurnStarted(turn_id, _):
                structlog.contextvars.bind_contextvars(turn_id=turn_id)
                _log.info("turn.started")
            case ev.TurnEnded(record):
                _log.info("turn.ended", **account(record))
                structlog.contextvars.unbind_contextvars("turn_id")
            case ev.Degraded(degradation):
                _log.warning("degraded", code=degradation.code, detail=degradation.message)
            case ev.Failed(error):
                _log.error("turn.failed", code=error.code, detail=error.message, exc_info=error)
            case ev.Ready(pack):
                _log.info("kiosk.ready", pack=pack.name)
            case _:
                _devices(event)


def _devices(event: ev.Event) -> None:
    match event:
        case ev.MicrophoneChanged(ready):
            _log.info("microphone.changed", ready=ready)
        case ev.SpeakerChanged(ready):
            _log.info("speaker.changed", ready=ready)
        case ev.WayInChanged(way_in):
            _log.info("way_in.changed", way_in=way_in.value)
        case ev.DuplexChanged(full):
            _log.info("duplex.changed", full=full)
        case ev.RoomNoise(noise, decibels):
            _log.info("room.noise", noise=noise.value, decibels=round(decibels, 1))
        case ev.VoiceHeld():
            _log.info("voice.held")
        case ev.VoiceResumed(reason):
            _log.info("voice.resumed", reason=reason)
        case ev.Interrupted():
            _log.info("voice.interrupted")
        case ev.Recovered(code):
            _log.info("recovered", code=code)


def account(record: TurnRecord) -> dict[str, object]:
    """The figures of a turn."""
    times = record.timings_ms
    return {
        "session_id": record.session_id,
        "outcome": record.answer.outcome.value,
        "tier": record.route.tier.value,
        "model": record.route.model,
        "modality": record.input.modality,
        "confidence": record.input.confidence,
        "passage_ids": [passage.id for passage in record.retrieval],
        "ttft_ms": times.ttft,
        "first_audio_ms": times.end_of_speech_to_first_audio or times.first_audio,
        "total_ms": times.total,
        "bytes_sent": record.egress.bytes_sent,
        "degraded": [degradation.code for degradation in record.degraded],
    }
