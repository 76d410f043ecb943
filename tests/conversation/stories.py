"""A kiosk made of stand-ins, whose session tells a story in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from kiosk.action.mouth import Mouth
from kiosk.conversation.clock import LoopClock
from kiosk.conversation.doorkeeper import Unlock
from kiosk.conversation.interruption import Duplex
from kiosk.conversation.session import Session
from kiosk.conversation.turn import TurnRunner
from kiosk.conversation.turn_parts import TurnParts
from kiosk.conversation.visit import SessionParts
from kiosk.core.desk import Desk
from kiosk.core.errors import KioskError
from kiosk.core.events import Event
from kiosk.core.ports import WakeWord
from kiosk.core.record import AuditRef, Tier, TurnRecord
from kiosk.core.state import KioskState, PackInfo, Phase, WayIn
from kiosk.core.turn import Passage
from kiosk.governance.guard import Guard
from kiosk.perception.ear import Ear
from kiosk.reasoning.answer import Answerer, AnswerOptions
from kiosk.reasoning.direct import DirectOptions
from kiosk.reasoning.intents import wants_human
from kiosk.reasoning.router import Circumstances, Offer
from kiosk.reasoning.tandem import on_device
from tests.support.ports import Library, Loudness, Mini, Person, Recogniser, Room, Voice

WARRANTY = Passage(
    id="p1",
    doc="warranty.md",
    section="Warranty › Orchard juicer",
    page=None,
    score=0.7,
    text="The Orchard juicer has a warranty of three years on the motor. Keep the receipt.",
)
SAID = "The motor of the Orchard juicer has a warranty of three years."
QUESTION = "Tell me about the warranty of the motor in the Orchard juicer that I have"


ALWAYS_ASK = AnswerOptions(ask=0.0, direct=DirectOptions(sure=2.0))


@dataclass
class Story:
    """The parts, to be changed before the session opens, and what came of it."""

    library: Library = field(default_factory=lambda: Library([WARRANTY]))
    mini: Mini = field(default_factory=lambda: Mini([f"{w} " for w in SAID.split()]))
    voice: Voice = field(default_factory=Voice)
    room: Room = field(default_factory=Room)
    person: Person = field(default_factory=Person)
    stt: Recogniser = field(default_factory=lambda: Recogniser(QUESTION))
    timeout_s: float = 60.0
    notice: str = ""
    audit_failure: KioskError | None = None
    desk: Desk | None = None
    unlock: Unlock | None = None
    facts: list[Event] = field(default_factory=list)
    states: list[KioskState] = field(default_factory=list)
    records: list[TurnRecord] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def turns(self) -> TurnRunner:
        clock = LoopClock()
        return TurnRunner(
            TurnParts(
                search=self.library,
                # A quote would do for these questions; the stories are about the model.
                respond=on_device(Answerer(self.mini, clock, ALWAYS_ASK)),
                guard=Guard(["politics"]).check,
                wants_human=wants_human,
                circumstances=lambda _turn: Circumstances((Offer(Tier.MINI, self.mini.name),)),
                file=self._file,
                clock=clock,
                desk=self.desk,
            )
        )

    def mouth(self) -> Mouth:
        return Mouth(self.voice, self.room, LoopClock())

    @asynccontextmanager
    async def session(
        self,
        *,
        duplex: Duplex | None = None,
        way_in: WayIn = WayIn.TOUCH,
        wake_word: WakeWord | None = None,
    ) -> AsyncIterator[Session]:
        session = Session(
            SessionParts(
                pack=PackInfo("Shop"),
                runner=self.turns(),
                ear=Ear(Loudness(), self.stt, LoopClock()),
                mouth=self.mouth(),
                microphone=lambda: self.person,
                show=self._show,
                observe=self.facts.append,
                timeout_s=self.timeout_s,
                duplex=duplex,
                way_in=way_in,
                unlock=self.unlock,
                notice=self.notice,
                wake_word=wake_word,
                forget=self.desk.forget if self.desk else lambda _session_id: None,
            )
        )
        running = asyncio.create_task(session.run())
        try:
            yield session
        finally:
            running.cancel()
            await asyncio.wait({running})

    async def until(self, session: Session, phase: Phase, patience_s: float = 60) -> KioskState:
        """Wait until `session` shows `phase`."""
        async with asyncio.timeout(patience_s):
            while session.state.phase is not phase:
                self.changed.clear()
                await self.changed.wait()
        return session.state

    def phases(self) -> list[Phase]:
        """The phases in order, each once."""
        found: list[Phase] = []
        for state in self.states:
            if not found or found[-1] is not state.phase:
                found.append(state.phase)
        return found

    def _show(self, state: KioskState) -> None:
        self.states.append(state)
        self.changed.set()

    def _file(self, record: TurnRecord) -> AuditRef:
        if self.audit_failure:
            raise self.audit_failure
        self.records.append(record)
        return AuditRef(len(self.records), "abc")
