"""Snapshots of a scripted visit."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.consent import AT_FIRST
from kiosk.core.record import (
    Answer,
    AnswerSentence,
    Degradation,
    Origin,
    Outcome,
    TurnRecord,
)
from kiosk.core.state import KioskState, PackInfo, Phase, Problem
from kiosk.core.turn import Passage

PACK = PackInfo(
    name="Northwind Home",
    greeting="Welcome to Northwind Home. Touch the screen and ask me anything.",
    suggestions=(
        "Can I return headphones I have opened?",
        "My water filter shows E07. What do I do?",
        "How long is the warranty on the X200?",
        "Where do I find light bulbs?",
        "When are you open on Sunday?",
    ),
    language="en",
)
PASSAGES = (
    Passage(
        "p1",
        "returns_policy.md",
        "Audio and headphones",
        None,
        0.91,
        "Headphones may be returned within 30 days with the receipt. In-ear models must be "
        "unopened, because of hygiene; over-ear models may have been opened if every part and "
        "the packaging are there.",
    ),
    Passage(
        "p2",
        "soundwave_x200_manual.md",
        "What is in the box",
        4,
        0.64,
        "Headphones, charging cable (USB-C), audio cable 3.5 mm, travel pouch, quick start guide.",
    ),
    Passage(
        "p3",
        "opening_hours.md",
        "Service desk",
        None,
        0.41,
        "The service desk is beside the entrance and is staffed whenever the shop is open.",
    ),
)
SENTENCES = (
    AnswerSentence(
        "Over-ear headphones may be returned opened within 30 days, with the receipt.",
        Origin.QUOTE,
        ("p1",),
    ),
    AnswerSentence(
        "Bring everything that was in the box: the cables, the pouch and the packaging.",
        Origin.MODEL,
        ("p1", "p2"),
    ),
    AnswerSentence(
        "In-ear models can only come back unopened, for hygiene.", Origin.QUOTE, ("p1",)
    ),
)
QUESTION = "Can I return headphones I have already opened?"

STARTING = KioskState(pack=PackInfo(name=PACK.name, greeting=PACK.greeting))
IDLE = KioskState(phase=Phase.IDLE, pack=PACK, microphone_ready=True, consents=AT_FIRST)
LISTENING = replace(
    IDLE,
    phase=Phase.LISTENING,
    session_id="s1",
    level=0.62,
    partial="Can I return headphones I have",
)
TRANSCRIBING = replace(LISTENING, phase=Phase.TRANSCRIBING, level=0.0)
THINKING = replace(
    IDLE,
    phase=Phase.THINKING,
    session_id="s1",
    turn_id="t1",
    transcript=QUESTION,
    sources=PASSAGES,
    tier="mini",
)
SPEAKING = replace(THINKING, phase=Phase.ANSWERING, sentences=SENTENCES, speaking_index=1)
ANSWERED = replace(
    SPEAKING,
    phase=Phase.IDLE,
    speaking_index=-1,
    record=TurnRecord(
        "t1",
        "s1",
        "store@1",
        answer=Answer(" ".join(s.text for s in SENTENCES), Outcome.ANSWERED, SENTENCES),
    ),
)
CLOUD = replace(
    SPEAKING,
    tier="standard",
    bytes_sent=4210,
    degraded=(Degradation("tts.slow", "The voice is slower than usual; the answer is on screen."),),
)
PROBLEM = replace(
    IDLE,
    phase=Phase.ERROR,
    session_id="s1",
    problem=Problem(
        "stt.engine_crashed",
        "I could not understand you: the recogniser stopped.",
        "It is starting again by itself. Ask once more in a moment, or type your question.",
    ),
)
SILENT = replace(IDLE, microphone_ready=False)
