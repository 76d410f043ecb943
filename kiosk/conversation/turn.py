"""One turn, start to end: guard, search, route, answer, speak, record."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace

from kiosk.action.mouth import Mouth
from kiosk.conversation.account import Account
from kiosk.conversation.delivery import Delivery
from kiosk.conversation.turn_parts import TurnParts
from kiosk.core import events as ev
from kiosk.core.consent import EVERYTHING, Consents, Sense
from kiosk.core.desk import DeskReply, Order
from kiosk.core.errors import KioskError
from kiosk.core.ports import ModelImage, Publish, Veil
from kiosk.core.record import (
    AnswerSentence,
    Degradation,
    Origin,
    Outcome,
    RouteRecord,
    Tier,
    TurnRecord,
)
from kiosk.core.turn import Exchange, Turn
from kiosk.governance.egress import CLOUD
from kiosk.governance.guard import GuardResult
from kiosk.governance.policies import reply
from kiosk.perception.anticipation import Anticipate, nobody
from kiosk.reasoning.answer import AnswerEnd, AnswerRequest, Item
from kiosk.reasoning.intents import wants_more_thought
from kiosk.reasoning.interpreter import Interpretation
from kiosk.reasoning.memory import SessionMemory, contextual_query
from kiosk.reasoning.phrases import phrase
from kiosk.reasoning.requests.cues import read_cues
from kiosk.reasoning.router import route
from kiosk.reasoning.seen import Seen


class TurnRunner:
    """Runs turns, one after the other."""

    def __init__(self, parts: TurnParts) -> None:
        self._parts = parts

    def anticipate(self, memory: SessionMemory) -> Anticipate:
        """Who is told of words before they are certain, in the visit that `memory` is of."""
        return self._parts.foresight.listening(memory) if self._parts.foresight else nobody

    def forget(self) -> None:
        """What was done ahead for a person who left is gone."""
        if self._parts.foresight:
            self._parts.foresight.forget()

    async def run(
        self,
        turn: Turn,
        memory: SessionMemory,
        publish: Publish,
        *,
        mouth: Mouth | None = None,
        speech_ended: float | None = None,
        tier: Tier | None = None,
        befell: tuple[Degradation, ...] = (),
        order: Order | None = None,
        pictures: tuple[ModelImage, ...] = (),
        consents: Consents = EVERYTHING,
        say_first: str = "",
    ) -> TurnRecord:
        """Serve `turn` and give its account; also one that fails has one, and an apology.

        `speech_ended` is when the person fell silent, in the clock's seconds; `befell` is what went
        wrong and was shown while they spoke; `order` is what they touched instead; `pictures` are
        what they showed; `consents` are what they allow; `say_first` is spoken while the answer is
        made. Cancelling silences and stops all work; the account of what was said until then is
        filed all the same.
        """
        parts = self._parts
        if parts.foresight:
            parts.foresight.commit()
        account = Account(turn, parts.search.pack, parts.clock.monotonic, speech_ended)
        account.degraded.extend(befell)
        out = Delivery(parts, account, publish, mouth, say_first)
        run = _Run(parts, account, memory, out, tier, order, pictures, consents)
        publish(ev.TurnStarted(turn.turn_id, turn.transcript))
        out.note(parts.standing)
        with parts.gate.metered(() if consents.allows(Sense.CLOUD) else (CLOUD,)) as meter:
            try:
                await run.serve()
            except* KioskError as failures:
                publish(ev.Failed(_first(failures)))
                await run.apologise()
            finally:
                run.remember()
                run.explain()
                if parts.foresight:
                    account.speculation = parts.foresight.settle()
                account.egress = meter.egress
                record = self._filed(account.close(), publish)
                publish(ev.TurnEnded(record))
        return record

    def _filed(self, record: TurnRecord, publish: Publish) -> TurnRecord:
        """`record` with its place in the audit; one that can't be filed says so."""
        try:
            return replace(record, audit=self._parts.file(record))
        except KioskError as error:
            lost = Degradation(error.code, error.message)
            publish(ev.Degraded(lost))
            return replace(record, degraded=(*record.degraded, lost))


@dataclass(slots=True)
class _Run:
    """One turn under way."""

    _parts: TurnParts
    _account: Account
    _memory: SessionMemory
    _out: Delivery
    _tier: Tier | None
    _order: Order | None = None
    _pictures: tuple[ModelImage, ...] = ()
    _consents: Consents = EVERYTHING
    _interpretation: Interpretation | None = None

    async def serve(self) -> None:
        """From the guard to the last spoken sentence."""
        guarded = await asyncio.to_thread(self._parts.guard, self._account.turn.transcript)
        if not guarded.blocked:
            guarded = await self._interpreted(guarded)
        self._account.guard = guarded.record
        self._account.cues = read_cues(self._account.turn.transcript)
        if not guarded.blocked:
            if reply := await self._at_the_desk():
                await self._done(reply)
                return
            await self._retrieve()
        await self._route(guarded)
        await self._out.deliver(await self._answer(guarded))
        if not guarded.blocked and self._account.route.tier is not Tier.HUMAN:
            await self._reflect()

    async def _interpreted(self, guarded: GuardResult) -> GuardResult:
        """From here on the turn is in the documents' language; what the guard finds in it."""
        turn, interpreter = self._account.turn, self._parts.interpreter
        if interpreter is None or not interpreter.serves(turn.reply_in):
            return guarded
        opened = (await asyncio.to_thread(self._decided, guarded)).opened
        request = AnswerRequest(
            turn.transcript,
            (),
            turn_id=turn.turn_id,
            session_id=turn.session_id,
            veil=self._veil(),
        )
        work = interpreter.begin(turn, request, opened, self._out.publish, self._out.note)
        if work is None:
            return guarded
        self._interpretation = work
        self._out = replace(self._out, interpret=work.sentence)
        if not turn.transcript or (told := await work.question(turn.transcript)) == turn.transcript:
            return guarded
        self._account.turn = replace(
            turn, transcript=told, heard=turn.transcript, language=work.main, wants=work.theirs
        )
        return await asyncio.to_thread(self._parts.guard, told)

    def explain(self) -> None:
        """That the turn was translated stands in its record."""
        if work := self._interpretation:
            route = self._account.route
            self._account.route = replace(route, reasons=(*route.reasons, *work.reasons))

    async def _at_the_desk(self) -> DeskReply | None:
        desk, turn = self._parts.desk, self._account.turn
        if desk is None:
            return None
        self._parts.keep(turn.session_id, self._pictures)
        if self._order:
            return await desk.order(self._order, turn, self._out.publish)
        return await desk.handle(turn, self._memory.exchanges, self._out.publish)

    async def _done(self, reply: DeskReply) -> None:
        """Deliver what the desk says; the record's route tells that it was the desk."""
        tier = Tier.HUMAN if reply.outcome is Outcome.HANDED_OFF else Tier.MINI
        self._account.route = RouteRecord(tier, reply.by, reply.reasons)
        self._out.publish(ev.Routed(self._account.route))
        await self._out.deliver(self._from_desk(reply))

    async def _from_desk(self, reply: DeskReply) -> AsyncGenerator[Item, None]:
        self._account.tools.extend(reply.tools)
        for sentence in reply.sentences:
            yield sentence
        yield AnswerEnd(reply.outcome, "desk")

    async def _reflect(self) -> None:
        desk, account = self._parts.desk, self._account
        if desk is None:
            return
        account.tools.extend(desk.booked(account.turn.turn_id))
        if reply := await desk.reflect(account.turn, account.outcome, self._out.publish):
            await self._out.deliver(self._from_desk(reply))

    async def apologise(self) -> None:
        """The last words of a turn that failed."""
        self._account.outcome = Outcome.ERROR
        words = phrase("trouble", self._account.turn.reply_in)
        await self._out.deliver(_fixed((words,), Outcome.ERROR))

    def remember(self) -> None:
        """Keep for the next question what the person really heard of this answer."""
        turn = self._account.turn
        if self._account.route.tier is Tier.POLICY or not self._consents.allows(Sense.MEMORY):
            return
        heard = self._out.heard()
        cited = tuple(c for s in self._account.sentences for c in s.citations)
        asked = self._seen.to_answer(turn.transcript)
        self._memory.add(Exchange(asked, " ".join(heard), cited))

    async def _retrieve(self) -> None:
        since = self._parts.clock.monotonic()
        search, turn = self._parts.search, self._account.turn
        query = self._seen.to_search(contextual_query(turn.transcript, self._memory.exchanges))
        found = await asyncio.to_thread(search.search, query, self._parts.top)
        self._account.passages = self._seen.leading(found, self._parts.recall)
        self._account.timed("retrieval", since)
        self._out.note(self._parts.notices())
        self._out.publish(ev.PassagesFound(self._account.passages))

    @property
    def _seen(self) -> Seen:
        return Seen(self._account.turn.transcript, self._account.turn.images)

    async def _route(self, guarded: GuardResult) -> None:
        since = self._parts.clock.monotonic()
        self._account.route = await asyncio.to_thread(self._decided, guarded)
        self._account.timed("route", since)
        self._out.publish(ev.Routed(self._account.route))

    def _decided(self, guarded: GuardResult) -> RouteRecord:
        turn, passages = self._account.turn, self._account.passages
        signals = self._parts.circumstances(turn).signals(
            turn.transcript,
            modality=turn.modality,
            has_images=bool(turn.images or self._pictures),
            images_read=self._seen.understood,
            language=turn.language,
            retrieval=tuple(p.score for p in passages),
            depth=len(self._memory.exchanges),
            wants_human=self._parts.wants_human(turn.transcript),
            guard_blocked=guarded.blocked,
            personal_data=bool(guarded.pii) and not self._coverable(),
            think_harder=wants_more_thought(turn.transcript),
            tier_override=self._tier,
            consent_cloud=self._consents.allows(Sense.CLOUD),
        )
        return route(signals)

    def _foreign(self) -> str:
        """The documents' language where the question is in none that they may be in."""
        known, work = self._parts.languages, self._interpretation
        understood = work is not None and not work.lost
        if not known or understood or self._account.turn.reply_in[:2] in known:
            return ""
        return known[0]

    def _veil(self) -> Veil | None:
        return self._parts.veil(self._account.turn.session_id) if self._parts.veil else None

    def _coverable(self) -> bool:
        """Whether the personal data in the question can be put behind placeholders."""
        veil = self._veil()
        return veil is not None and veil.cover(self._account.turn.transcript) is not None

    async def _answer(self, guarded: GuardResult) -> AsyncGenerator[Item, None]:
        turn = self._account.turn
        match self._account.route.tier:
            case Tier.POLICY:
                return _fixed(reply(guarded, turn.reply_in), Outcome.REFUSED)
            case Tier.HUMAN if desk := self._parts.desk:
                why = "asked" if self._parts.wants_human(turn.transcript) else "policy"
                found = self._account.passages
                return self._from_desk(await desk.hand_off(turn, why, found, self._out.publish))
            case Tier.HUMAN:
                return _fixed((phrase("human", turn.reply_in),), Outcome.HANDED_OFF)
        history = self._memory.exchanges
        local = self._account.route.tier is Tier.MINI
        if local and (told := self._seen.reply(turn.reply_in)):
            return _fixed(*told)
        request = AnswerRequest(
            question=turn.transcript,
            passages=self._account.passages,
            persona=self._parts.persona,
            history=history,
            language=turn.reply_in,
            documents=self._foreign(),
            query=self._seen.to_answer(contextual_query(turn.transcript, history)),
            turn_id=turn.turn_id,
            session_id=turn.session_id,
            pictures=self._pictures if self._seen.showable else (),
            personal=bool(guarded.pii) and not self._coverable(),
            veil=self._veil(),
        )
        return self._parts.respond(request, self._account.route, self._out.publish)


def _first(failures: BaseExceptionGroup[KioskError]) -> KioskError:
    """The failure that came first; a task group wraps even a single one."""
    first = failures.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first


async def _fixed(words: tuple[str, ...], outcome: Outcome) -> AsyncGenerator[Item, None]:
    for text in words:
        yield AnswerSentence(text, Origin.POLICY)
    yield AnswerEnd(outcome, "policy")
