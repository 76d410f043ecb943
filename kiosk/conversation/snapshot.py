"""From facts to the snapshot a screen shows: one pure function."""

from __future__ import annotations

from dataclasses import replace

from kiosk.conversation.snapshot_doings import after, kept
from kiosk.conversation.snapshot_visit import visiting
from kiosk.core import events as ev
from kiosk.core.record import Degradation
from kiosk.core.showing import VOLUME
from kiosk.core.state import KioskState, Noise, Phase, Problem, Rating


def reduce(state: KioskState, event: ev.Event) -> KioskState:
    """The snapshot after `event`. Facts that no screen shows leave it as it was."""
    state = visiting(replace(state, doings=after(state.doings, event)), event)
    match event:
        case ev.Ready(pack):
            return replace(_cleared(state, Phase.IDLE), pack=pack)
        case ev.SessionStarted(session_id):
            return replace(state, session_id=session_id)
        case ev.SessionWiped():
            fresh = replace(_cleared(state, Phase.IDLE), session_id="", bytes_sent=0, record=None)
            fresh = replace(fresh, doings=kept(state.doings), rating=Rating.NONE)
            fresh = replace(fresh, volume=VOLUME, pace=1.0)
            return replace(fresh, noise=Noise.NORMAL, captions_large=False)
        case ev.Degraded(degradation):
            return replace(state, degraded=_with(state.degraded, degradation))
        case ev.Recovered(code):
            return replace(state, degraded=tuple(d for d in state.degraded if d.code != code))
        case ev.Rated(turn_id, rating) if state.record and state.record.turn_id == turn_id:
            return replace(state, rating=rating)
        case ev.StaffShown(board):
            return replace(state, staff=board)
        case ev.SourceShown(source):
            return replace(state, source=source)
        case ev.TierChanged(status):
            others = tuple(s for s in state.cloud if s.tier != status.tier)
            return replace(state, cloud=tuple(sorted((*others, status), key=lambda s: s.tier)))
        case ev.Failed(error):
            problem = Problem(error.code, error.message, error.hint)
            return replace(state, phase=Phase.ERROR, level=0.0, problem=problem)
    return _answering(_hearing(_devices(state, event), event), event)


def _devices(state: KioskState, event: ev.Event) -> KioskState:
    match event:
        case ev.MicrophoneChanged(ready):
            return replace(state, microphone_ready=ready)
        case ev.MicrophoneOpened(is_open):
            return replace(state, microphone_open=is_open)
        case ev.SpeakerChanged(ready):
            return replace(state, speaker_ready=ready)
        case ev.WayInChanged(way_in):
            return replace(state, way_in=way_in)
        case ev.DuplexChanged(full):
            return replace(state, full_duplex=full)
        case ev.RoomNoise(noise):
            return replace(state, noise=noise, captions_large=noise is Noise.LOUD)
    return state


def _hearing(state: KioskState, event: ev.Event) -> KioskState:
    match event:
        case ev.ListeningStarted():
            return _cleared(state, Phase.LISTENING)
        case ev.Level(value):
            return replace(state, level=value)
        case ev.PartialTranscript(text):
            return replace(state, partial=text)
        case ev.SpeechEnded():
            return replace(state, phase=Phase.TRANSCRIBING, level=0.0)
        case ev.FinalTranscript(transcript):
            return replace(state, transcript=transcript.text, partial="")
        case ev.NothingHeard():
            return _cleared(state, Phase.IDLE)
    return state


def _answering(state: KioskState, event: ev.Event) -> KioskState:
    match event:
        case ev.TurnStarted(turn_id, transcript):
            fresh = replace(_cleared(state, Phase.THINKING), degraded=state.degraded)
            return replace(fresh, turn_id=turn_id, transcript=transcript)
        case ev.PassagesFound(passages):
            return replace(state, sources=passages)
        case ev.Routed(route):
            return replace(state, tier=route.tier.value)
        case ev.HandedOver(tier, _):
            return replace(state, tier=tier)
        case ev.SentenceReady(sentence):
            return replace(state, phase=Phase.ANSWERING, sentences=(*state.sentences, sentence))
        case ev.SpeakingStarted(index):
            return replace(state, phase=Phase.ANSWERING, speaking_index=index)
        case ev.SpeakingEnded():
            return replace(state, speaking_index=-1, voice_held=False)
        case ev.VoiceHeld():
            return replace(state, voice_held=True)
        case ev.VoiceResumed() | ev.Interrupted():
            return replace(state, voice_held=False)
        case ev.TurnEnded(record):
            phase = Phase.ERROR if state.problem else Phase.IDLE
            sent = state.bytes_sent + record.egress.bytes_sent
            done = replace(state, phase=phase, speaking_index=-1, record=record, bytes_sent=sent)
            return replace(done, rating=Rating.NONE)
    return state


def _cleared(state: KioskState, phase: Phase) -> KioskState:
    """What outlives a turn: the pack, the session, the devices, the account of the last turn."""
    return KioskState(
        phase=phase,
        pack=state.pack,
        session_id=state.session_id,
        microphone_ready=state.microphone_ready,
        microphone_open=state.microphone_open,
        speaker_ready=state.speaker_ready,
        full_duplex=state.full_duplex,
        way_in=state.way_in,
        noise=state.noise,
        captions_large=state.captions_large,
        bytes_sent=state.bytes_sent,
        volume=state.volume,
        pace=state.pace,
        camera=state.camera,
        record=state.record,
        rating=state.rating,
        doings=state.doings,
        cloud=state.cloud,
        consents=state.consents,
        role=state.role,
        staff=state.staff,
    )


def _with(known: tuple[Degradation, ...], new: Degradation) -> tuple[Degradation, ...]:
    """Each kind once: a screen says that something is worse, not how often it was noticed."""
    return (*(d for d in known if d.code != new.code), new)
