"""The screen's snapshot follows the facts."""

from __future__ import annotations

from functools import reduce as fold

from kiosk.conversation.snapshot import reduce
from kiosk.core import events as ev
from kiosk.core.errors import EngineCrashed
from kiosk.core.record import (
    Answer,
    AnswerSentence,
    Degradation,
    Egress,
    Origin,
    Outcome,
    RouteRecord,
    TurnRecord,
)
from kiosk.core.state import KioskState, Noise, PackInfo, Phase, WayIn
from kiosk.core.turn import Passage, Transcript

PACK = PackInfo(name="Shop", greeting="Hello", suggestions=("When do you open?",))
PASSAGE = Passage(id="p1", doc="hours.md", section="Hours", page=None, score=0.9, text="9 to 6.")
SENTENCE = AnswerSentence("We open at nine.", Origin.QUOTE, ("p1",))
RECORD = TurnRecord(
    turn_id="t1",
    session_id="s1",
    pack="shop@1",
    answer=Answer("We open at nine.", Outcome.ANSWERED, (SENTENCE,)),
    egress=Egress(bytes_sent=7),
)


def after(*facts: ev.Event, start: KioskState | None = None) -> KioskState:
    return fold(reduce, facts, start or reduce(KioskState(), ev.Ready(PACK)))


def test_a_spoken_turn_walks_through_the_phases() -> None:
    story: list[tuple[ev.Event, Phase]] = [
        (ev.SessionStarted("s1"), Phase.IDLE),
        (ev.ListeningStarted(), Phase.LISTENING),
        (ev.SpeechStarted(), Phase.LISTENING),
        (ev.PartialTranscript("when do"), Phase.LISTENING),
        (ev.SpeechEnded(), Phase.TRANSCRIBING),
        (ev.FinalTranscript(Transcript("When do you open?", 0.9, "en")), Phase.TRANSCRIBING),
        (ev.TurnStarted("t1", "When do you open?"), Phase.THINKING),
        (ev.PassagesFound((PASSAGE,)), Phase.THINKING),
        (ev.Routed(RouteRecord()), Phase.THINKING),
        (ev.SentenceReady(SENTENCE), Phase.ANSWERING),
        (ev.SpeakingStarted(0), Phase.ANSWERING),
        (ev.SpeakingEnded(), Phase.ANSWERING),
        (ev.TurnEnded(RECORD), Phase.IDLE),
    ]
    state = after()
    for fact, phase in story:
        state = reduce(state, fact)
        assert state.phase is phase, fact
    assert state.transcript == "When do you open?"
    assert state.sources == (PASSAGE,)
    assert state.sentences == (SENTENCE,)
    assert state.tier == "mini"
    assert state.record == RECORD
    assert state.bytes_sent == 7
    assert state.session_id == "s1"


def test_a_new_turn_shows_nothing_of_the_last_one() -> None:
    first = after(ev.TurnStarted("t1", "one"), ev.SentenceReady(SENTENCE), ev.TurnEnded(RECORD))
    listening = reduce(first, ev.ListeningStarted())
    assert (listening.transcript, listening.sentences, listening.sources) == ("", (), ())
    assert listening.record == RECORD


def test_a_failure_stays_on_screen_until_the_next_turn() -> None:
    failed = ev.Failed(EngineCrashed("llm.crashed", "Mini stopped", "try again"))
    state = after(ev.TurnStarted("t1", "one"), failed, ev.TurnEnded(RECORD))
    assert state.phase is Phase.ERROR
    assert state.problem is not None
    assert state.problem.code == "llm.crashed"
    assert after(ev.ListeningStarted(), start=state).problem is None


def test_degradations_found_while_hearing_survive_into_the_turn_and_count_once() -> None:
    slow = ev.Degraded(Degradation("stt.retry", "heard on the second try"))
    state = after(ev.ListeningStarted(), slow, slow, ev.TurnStarted("t1", "one"))
    assert state.degraded == (slow.degradation,)
    assert after(ev.ListeningStarted(), start=state).degraded == ()


def test_silence_goes_back_to_idle() -> None:
    state = after(ev.ListeningStarted(), ev.Level(0.4), ev.NothingHeard())
    assert state.phase is Phase.IDLE
    assert state.level == 0.0


def test_a_wipe_leaves_nothing_of_the_person() -> None:
    state = after(
        ev.SessionStarted("s1"),
        ev.MicrophoneChanged(True),
        ev.TurnStarted("t1", "my secret"),
        ev.SentenceReady(SENTENCE),
        ev.TurnEnded(RECORD),
        ev.SessionWiped(),
    )
    assert state == KioskState(phase=Phase.IDLE, pack=PACK, microphone_ready=True)


def test_what_the_devices_do_outlives_the_turn() -> None:
    state = after(
        ev.MicrophoneChanged(ready=True),
        ev.MicrophoneOpened(open=True),
        ev.SpeakerChanged(ready=False),
        ev.DuplexChanged(full=False),
        ev.WayInChanged(WayIn.OPEN),
        ev.RoomNoise(Noise.LOUD, -30.0),
        ev.ListeningStarted(),
    )
    assert state.microphone_ready
    assert state.microphone_open
    assert not state.speaker_ready
    assert not state.full_duplex
    assert state.way_in is WayIn.OPEN
    assert (state.noise, state.captions_large) == (Noise.LOUD, True)


def test_the_next_person_gets_captions_of_the_usual_size() -> None:
    state = after(ev.RoomNoise(Noise.LOUD, -30.0), ev.SessionWiped())
    assert (state.noise, state.captions_large) == (Noise.NORMAL, False)


def test_the_voice_is_held_until_it_is_known_whether_somebody_speaks() -> None:
    held = after(ev.SpeakingStarted(0), ev.VoiceHeld())
    assert held.voice_held
    for fact in (ev.VoiceResumed("no_speech"), ev.Interrupted(), ev.SpeakingEnded()):
        assert not after(fact, start=held).voice_held


def test_what_works_again_is_no_longer_shown_as_worse() -> None:
    state = after(
        ev.Degraded(Degradation("mic.lost", "The microphone is gone.")),
        ev.Degraded(Degradation("tts.failed", "The voice failed.")),
        ev.Recovered("mic.lost"),
    )
    assert [d.code for d in state.degraded] == ["tts.failed"]
