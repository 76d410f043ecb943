"""One visit after the other: what a person may ask of the kiosk, and what it shows meanwhile."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path

from kiosk.conversation.activity import Stage, nothing
from kiosk.conversation.backroom import Backroom
from kiosk.conversation.changeover import Changeover
from kiosk.conversation.delivery import was_heard
from kiosk.conversation.dialogue import Dialogue, DialogueParts
from kiosk.conversation.doorkeeper import Doorkeeper
from kiosk.conversation.entry import Tongues, spoken_turn, typed_turn
from kiosk.conversation.lifetime import Lifetime
from kiosk.conversation.lookout import Lookout
from kiosk.conversation.reading import Reading
from kiosk.conversation.refusal import as_shown, not_allowed
from kiosk.conversation.snapshot import reduce
from kiosk.conversation.viewing import NOTHING_SHOWN, Shown, Viewer
from kiosk.conversation.visit import SessionParts, Visit
from kiosk.core import events as ev
from kiosk.core.commands import PACES, Words
from kiosk.core.consent import Sense
from kiosk.core.desk import Order, OrderKind
from kiosk.core.errors import KioskError
from kiosk.core.record import Degradation
from kiosk.core.staff import StaffOrder, StaffWish
from kiosk.core.state import KioskState, Rating, WayIn
from kiosk.core.turn import Turn
from kiosk.perception.ear import Heard
from kiosk.perception.line import Line


class Session:
    """The live kiosk. Commands return at once; the newest wins. Call them on the loop's thread."""

    def __init__(self, parts: SessionParts) -> None:
        self._parts = parts
        self._state = KioskState(pack=parts.pack, way_in=parts.way_in, consents=parts.consents)
        self._visit: Visit | None = None
        self._tongues = Tongues(parts.pack.language or "en", parts.reads)
        self._life = Lifetime(
            self.publish, self._wipe, lambda: self._visit is not None, parts.chime
        )
        self._released = asyncio.Event()
        self._dialogue = self._converse(parts)
        self._lookout = Lookout(self.publish)
        self._viewer = Viewer(parts.viewer, self.publish, self._lookout.gone)
        self._door = Doorkeeper(parts.unlock, self.publish, lambda: self._state.role)
        self._backroom = Backroom(self.publish, lambda: self._state)
        self._reading = Reading(self.publish, lambda: self._state)
        self._changeover = Changeover(self.publish, self._adopt)
        self._stage = Stage(
            idle_after=parts.timeout_s,
            on_idle=self._life.expire,
            on_failure=self._on_failure,
            attend=self._attend,
        )

    @property
    def state(self) -> KioskState:
        """The newest snapshot."""
        return self._state

    def publish(self, event: ev.Event) -> None:
        """Let everybody know `event`."""
        if self._parts.duplex:
            self._parts.duplex.observe(event)
        self._parts.observe(event)
        self._reading.observe(event)
        state = reduce(self._state, event)
        if state != self._state:
            self._state = state
            self._parts.show(state)
        for more in self._parts.beside(event):
            self.publish(more)

    async def run(self) -> None:
        """Serve until cancelled."""
        self.publish(ev.Ready(self._parts.pack))
        try:
            await self._stage.run()
        finally:
            self._viewer.close()
            await self._changeover.close()

    def talk(self) -> None:
        """Listen to the person; whatever is being said or done stops.

        With an open microphone listening goes on after the answer, until nobody speaks any more.
        """
        self._stage.begin(self._listen_openly if self._is_open() else self._listen)

    def hold(self) -> None:
        """Listen until `release`; whatever is being said or done stops."""
        self._released = asyncio.Event()
        self._stage.begin(partial(self._listen_held, self._released))

    def release(self) -> None:
        """The person has said what they wanted to say."""
        self._released.set()

    def choose_way_in(self, way_in: WayIn) -> None:
        """Take voices in another way; what is being said or done stops."""
        if way_in is not self._state.way_in:
            self.publish(ev.WayInChanged(way_in))
            self._stage.begin(nothing)

    def submit_text(self, text: str) -> None:
        """Answer a typed question; blank text is nothing."""
        if text.strip():
            self._stage.begin(partial(self._answer_text, text.strip()))

    def stop(self) -> None:
        """Be silent and do nothing."""
        self._stage.begin(nothing)

    def rate(self, rating: Rating) -> None:
        """A thumb for the last answer; `Rating.NONE` takes it back. Nothing without an answer."""
        record = self._state.record
        if record is None or rating is self._state.rating:
            return
        try:
            if self._parts.rate:
                self._parts.rate(record, rating)
        except KioskError as failure:
            self.publish(ev.Degraded(Degradation(failure.code, failure.message)))
            return
        self.publish(ev.Rated(record.turn_id, rating))

    def show_source(self, passage_id: str, text: str = "") -> None:
        """Open the document of a passage, at `text` if that is in it."""
        if self._parts.view is None:
            return
        try:
            self.publish(ev.SourceShown(self._parts.view(passage_id, text)))
        except KioskError as failure:
            self.publish(ev.Degraded(Degradation(failure.code, failure.message)))

    def hide_source(self) -> None:
        """Close the document."""
        self.publish(ev.SourceShown(None))

    def start_over(self) -> None:
        """Forget the person."""
        self._stage.begin(self._life.end)

    def more_time(self) -> None:
        """The person is still there; whatever runs for them runs on."""
        self._stage.prolong()

    def switch_pack(self, path: Path) -> None:
        """Serve the pack `path` once nobody is there; it is made ready at once.

        One that can't be served is told as `Degraded`, and nothing changes.
        """
        if self._parts.prepare:
            self._changeover.begin(partial(self._parts.prepare, path))

    def set_volume(self, volume: float) -> None:
        """How loud the voice is, 0 to 1, until the visit ends."""
        self._suit_voice(min(1.0, max(0.0, volume)), self._state.pace)

    def set_pace(self, pace: float) -> None:
        """How fast the voice is, in multiples of the owner's rate, until the visit ends."""
        self._suit_voice(self._state.volume, min(PACES[-1], max(PACES[0], pace)))

    def _suit_voice(self, volume: float, pace: float) -> None:
        self.publish(ev.VoiceChanged(volume, pace))
        self._parts.set_volume(volume)
        self._parts.set_pace(pace)

    def approve(self, digest: str, code: str = "") -> None:
        """Yes to the card with `digest`; `code` is the PIN or receipt code it may need."""
        self._give(Order(OrderKind.APPROVE, digest, code))

    def reject(self, digest: str) -> None:
        """No to the card with `digest`."""
        self._give(Order(OrderKind.REJECT, digest))

    def call_staff(self) -> None:
        """Ring for a member of staff."""
        self._give(Order(OrderKind.CALL_STAFF))

    def acknowledge_call(self) -> None:
        """A member of staff has seen the call."""
        self._give(Order(OrderKind.ACKNOWLEDGE))

    def edit_step(self, number: int, text: str = "") -> None:
        """Let step `number` of the plan be `text`, or leave it out."""
        self._give(Order(OrderKind.EDIT_STEP, str(number), text))

    def choose_language(self, language: str) -> None:
        """What the person reads, and wants to hear (ISO 639-1)."""
        self._tongues = replace(self._tongues, read=language)

    def consent(self, sense: str, granted: bool) -> None:
        """Allow or withdraw a sense (a value of `Sense`); what runs with it stops at once."""
        which = Sense(sense)
        if self._state.consents.allows(which) is granted:
            return
        self.publish(ev.ConsentChanged(self._state.consents.changed(which, granted)))
        self._parts.on_consent(which, granted)
        if granted:
            return
        if which is Sense.MICROPHONE and self._state.microphone_open:
            self._stage.begin(nothing)
        if which is Sense.CAMERA:
            self.close_camera()
        if which is Sense.MEMORY and self._visit:
            self._visit.memory.wipe()

    def unlock(self, pin: str) -> None:
        """Let staff or the owner in."""
        self._door.open(pin)

    def lock(self) -> None:
        """Be a shopper's kiosk again."""
        self._door.close()

    def open_camera(self) -> None:
        """Show what the camera sees; the next question is about that."""
        self._begun()
        self._stage.prolong()
        self._viewer.open(self._state.consents)

    def close_camera(self) -> None:
        """Turn the camera off; what it saw is forgotten."""
        self._viewer.close()

    def freeze(self) -> None:
        """Hold the picture and read it; a second time lets it go."""
        self._stage.prolong()
        self._viewer.freeze()

    def staff(self, wish: str, subject: str = "", text: str = "") -> None:
        """Serve staff, once they unlocked the kiosk; see `StaffOrder`."""
        self._backroom.serve(self._parts.staff, StaffOrder(StaffWish(wish), subject, text))

    def read_aloud(self, words: Words) -> None:
        """Read words of the screen out; none silence what is being read."""
        self._reading.read(self._parts.mouth, words)

    def pause_reading(self) -> None:
        """Stop reading words of the screen out, or go on with it."""
        self._reading.pause(self._parts.mouth)

    def _give(self, order: Order) -> None:
        self._stage.begin(partial(self._serve_order, order))

    def _begun(self) -> Visit:
        if self._visit is None:
            self._visit = Visit()
            self.publish(ev.SessionStarted(self._visit.session_id))
        return self._visit

    def _is_open(self) -> bool:
        return self._state.way_in is WayIn.OPEN

    def _converse(self, parts: SessionParts) -> Dialogue | None:
        microphone = parts.microphone
        if parts.ear is None or microphone is None:
            return None
        clean = parts.duplex.clean if parts.duplex else bytes
        return Dialogue(
            DialogueParts(
                ear=parts.ear,
                line=lambda: Line(
                    microphone, self.publish, clean=clean, watch=self._hear_room
                ).open(),
                answer=self._answer_heard,
                publish=self.publish,
                mouth=parts.mouth,
                duplex=parts.duplex,
                patience_s=parts.patience_s,
                anticipate=lambda: parts.runner.anticipate(self._begun().memory),
            )
        )

    async def _attend(self) -> None:
        """While nobody wishes for anything: wait to be called, and look out for visitors."""
        camera = self._parts.lookout if self._visit is None else None
        await self._lookout.beside(camera, self._await_call())

    async def _await_call(self) -> None:
        """Where a word opens the microphone: until somebody says it."""
        word, allowed = self._parts.wake_word, self._parts.consents.allows(Sense.MICROPHONE)
        if self._state.way_in is WayIn.WAKE and word and self._dialogue and allowed:
            await self._dialogue.called(word)
            self.talk()

    async def _listen(self) -> None:
        if dialogue := self._ready_to_listen():
            await dialogue.one()

    async def _listen_openly(self) -> None:
        if dialogue := self._ready_to_listen():
            await dialogue.many(self._parts.timeout_s)

    async def _listen_held(self, released: asyncio.Event) -> None:
        if dialogue := self._ready_to_listen():
            await dialogue.held(released)

    def _ready_to_listen(self) -> Dialogue | None:
        if self._dialogue is None:
            hint = "Type your question instead, or connect a microphone."
            self.publish(ev.Failed(KioskError("mic.off", "The microphone is not in use.", hint)))
            return None
        if not self._state.consents.allows(Sense.MICROPHONE):
            self.publish(ev.Failed(not_allowed(Sense.MICROPHONE)))
            return None
        self._begun()
        return self._dialogue

    def _hear_room(self, frame: bytes) -> None:
        duplex, ambience = self._parts.duplex, self._parts.ambience
        if ambience and not (duplex and duplex.sounding):
            ambience.hear(frame, self.publish)

    async def _answer_heard(self, heard: Heard) -> None:
        visit, shown = self._begun(), await self._viewer.shown()
        turn = spoken_turn(heard, visit.session_id, shown.evidence, self._tongues)
        notice = "" if visit.noticed or self._state.way_in is not WayIn.WAKE else self._parts.notice
        try:
            await self._run(
                turn, shown, speech_ended=heard.ended_at, befell=heard.degraded, say_first=notice
            )
        finally:  # who interrupted the notice is told again
            visit.noticed = visit.noticed or not notice or was_heard(self._parts.mouth, notice)

    async def _answer_text(self, text: str) -> None:
        visit, shown = self._begun(), await self._viewer.shown()
        turn = typed_turn(text, visit.session_id, self._tongues, shown.evidence)
        await self._run(turn, shown)

    async def _serve_order(self, order: Order) -> None:
        await self._run(typed_turn("", self._begun().session_id, self._tongues), order=order)

    async def _run(
        self,
        turn: Turn,
        shown: Shown = NOTHING_SHOWN,
        *,
        speech_ended: float | None = None,
        befell: tuple[Degradation, ...] = (),
        order: Order | None = None,
        say_first: str = "",
    ) -> None:
        try:
            await self._parts.runner.run(
                turn,
                self._begun().memory,
                self.publish,
                mouth=self._parts.mouth,
                speech_ended=speech_ended,
                befell=(*befell, *shown.befell),
                order=order,
                pictures=shown.pictures,
                consents=self._state.consents,
                say_first=say_first,
            )
        finally:
            if shown.evidence:
                self._viewer.answered()

    async def _wipe(self) -> None:
        self.close_camera()
        if self._visit is not None:
            self._visit.memory.wipe()
            self._parts.runner.forget()
            self._parts.forget(self._visit.session_id)
            self._visit = None
        if self._parts.ambience:
            self._parts.ambience.reset()
        if self._parts.duplex:
            self._parts.duplex.renew(self.publish)
        self._door.close()
        self.publish(ev.SessionWiped())
        self.publish(ev.ConsentChanged(self._parts.consents))
        self._parts.set_volume(self._state.volume)
        self._parts.set_pace(self._state.pace)
        self._adopt()

    def _adopt(self) -> None:
        """Go on with the pack that is ready, unless somebody is there."""
        if self._visit is None and (parts := self._changeover.take()):
            self._parts = parts
            self._dialogue = self._converse(parts)
            self.publish(ev.Ready(parts.pack))

    def _on_failure(self, failure: BaseException) -> None:
        self.publish(ev.Failed(as_shown(failure)))
