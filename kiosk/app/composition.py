"""The composition root: the parts of the kiosk are made and wired here; `live` adds the room."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, aclosing, suppress
from pathlib import Path
from typing import Self

from kiosk.action.forespoken import Forespoken
from kiosk.action.mouth import Mouth
from kiosk.app.cloud import Beyond
from kiosk.app.config import Config
from kiosk.app.desk import Actions
from kiosk.app.engines import Engines
from kiosk.app.foresight import WordsForTheEar, make_foresight
from kiosk.app.hearing import make_ear, make_stt
from kiosk.app.live import live
from kiosk.app.meaning import embedder, nearness
from kiosk.app.observers import Observers
from kiosk.app.packs import manifest_of, open_served
from kiosk.app.paths import Paths
from kiosk.app.routing import allowed, decision
from kiosk.app.search import make_search
from kiosk.app.seeing import Seeing
from kiosk.app.senses import Devices
from kiosk.app.settings import load_config
from kiosk.app.trust import make_trust
from kiosk.conversation.clock import LoopClock
from kiosk.conversation.entry import Tongues, spoken_turn, typed_turn
from kiosk.conversation.recent import RecentSearch
from kiosk.conversation.session import Session
from kiosk.conversation.turn import TurnRunner
from kiosk.conversation.turn_parts import TurnParts
from kiosk.conversation.viewing import NOTHING_SHOWN, Shown
from kiosk.core.errors import EngineFailed
from kiosk.core.ports import AudioSink, AudioSource, Embedder, Publish
from kiosk.core.record import RouteRecord, Tier, TurnRecord
from kiosk.core.state import KioskState
from kiosk.core.turn import Passage, Transcript, Turn
from kiosk.governance.guard import GuardResult
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.pack import Pack
from kiosk.knowledge.samples import sample_pack
from kiosk.perception.ear import Ear
from kiosk.perception.transcription import transcribe_file
from kiosk.reasoning.answer import AnswerOptions
from kiosk.reasoning.drafts import Drafts
from kiosk.reasoning.intents import names_topic, wants_human
from kiosk.reasoning.judge import judging
from kiosk.reasoning.memory import SessionMemory
from kiosk.reasoning.prompts import Persona
from kiosk.reasoning.router import Circumstances
from kiosk.reasoning.seen import Seen
from models.store import ModelStore


def build(config: Config, pack: Path | None = None, *, offline: bool = False) -> Kiosk:
    """A kiosk that serves `pack` (a folder or a built file; the sample store without one).

    No engine runs yet. `offline` forbids every connection. Raises `BadInput` for a bad pack.
    """
    paths = Paths.of().create()
    place = pack or sample_pack()
    meaning = embedder(ModelStore(paths.models))
    index = open_served(paths, place, meaning)
    try:
        if settings := index.manifest.settings:
            config = load_config(paths, pack=settings, origin=manifest_of(place))
        return Kiosk(config, paths, index, meaning, place=place, offline=offline)
    except BaseException:
        index.close()
        if meaning:
            meaning.close()
        raise


class Kiosk:
    """One kiosk, an async context manager: leaving it ends every process it started."""

    def __init__(
        self,
        config: Config,
        paths: Paths,
        index: KnowledgeIndex,
        meaning: Embedder | None,
        *,
        place: Path,
        offline: bool,
    ) -> None:
        self.config = config
        self.paths = paths
        self.place = place
        self.pack: Pack = index.manifest
        self.index = index
        self.meaning = meaning
        self.store = ModelStore(paths.models)
        self.engines = Engines(config, self.store, self.pack.languages)
        self._clock = LoopClock()
        self.trust = make_trust(config, paths, meaning, offline=offline, serves=index)
        self.seeing = Seeing(self.engines.reader, lambda: self.index, self.guard)
        self.actions = Actions(config, paths, self.trust.gate)
        self.beyond = Beyond(config, paths, self.trust.gate, meaning)
        self.observers = Observers(self, self.trust.gate, meaning)
        self._memories: dict[str, SessionMemory] = {}
        self._runner: TurnRunner | None = None
        self._voice: Forespoken | None = None
        self._reading: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def start(self, *, ear: bool = True, mind: bool = True, mouth: bool = True) -> None:
        """Load the engines. Raises `Missing`, `EngineFailed`; nothing runs on after that."""
        try:
            mouth = mouth and self.config.voice.enabled
            if mind:
                self.beyond.warm()
            warming = [asyncio.to_thread(self._warm)] if mind else []
            await asyncio.gather(self.engines.start(ear=ear, mind=mind, mouth=mouth), *warming)
            if mind:
                self._reading = asyncio.create_task(self._read_ahead())
        except BaseException:
            await self.engines.close()
            raise

    async def close(self) -> None:
        """End the engines and close the pack."""
        if self._reading:
            self._reading.cancel()
            await asyncio.wait({self._reading})
        await self.engines.close()
        self.observers.close()
        await self.beyond.close()
        self.actions.close()
        self.index.close()
        self.trust.close()
        if self.meaning:
            self.meaning.close()

    async def ask(
        self,
        text: str,
        *,
        session_id: str | None = None,
        publish: Publish | None = None,
        speak_to: AudioSink | None = None,
        tier: Tier | None = None,
        shown: Shown = NOTHING_SHOWN,
        language: str = "",
    ) -> TurnRecord:
        """One turn from text and pictures; `session_id` goes on where that session was.

        `language` is the person's, the documents' where it is "".
        """
        session_id, memory = self._session(session_id)
        tongues = Tongues(self.pack.languages[0], language)
        return await self.turns().run(
            typed_turn(text, session_id, tongues, shown.evidence),
            memory,
            self.observers.beside(publish),
            mouth=self.mouth(speak_to),
            tier=tier,
            pictures=shown.pictures,
            befell=shown.befell,
            consents=allowed(self.config, tier),
        )

    async def listen(
        self,
        source: AudioSource,
        *,
        sink: AudioSink | None = None,
        session_id: str | None = None,
        publish: Publish | None = None,
        shown: Shown = NOTHING_SHOWN,
    ) -> AsyncGenerator[TurnRecord, None]:
        """A turn for every utterance in `source`, until it ends; all are about what is `shown`."""
        session_id, memory = self._session(session_id)
        tell = self.observers.beside(publish)
        mouth = self.mouth(sink)
        anticipate = self.turns().anticipate(memory)
        async with aclosing(self.ear().hear(source, tell, anticipate=anticipate)) as utterances:
            async for heard in utterances:
                yield await self.turns().run(
                    spoken_turn(heard, session_id, shown.evidence),
                    memory,
                    tell,
                    mouth=mouth,
                    speech_ended=heard.ended_at,
                    befell=(*heard.degraded, *shown.befell),
                    pictures=shown.pictures,
                    consents=allowed(self.config),
                )

    async def transcribe(self, path: Path, language: str = "auto") -> Transcript:
        """What is said in the recording `path`."""
        wanted = self.engines.language if language == "auto" else language
        return await transcribe_file(
            make_stt(self.engines, wanted, self.index), self.engines.vad(), path, language=wanted
        )

    def route(
        self, text: str, shown: Shown = NOTHING_SHOWN, tier: Tier | None = None
    ) -> RouteRecord:
        """Who would answer `text`, and why; no model is asked."""
        query = Seen(text, shown.evidence).to_search(text)
        return self._routed(text, self.index.search(query, self._top), shown, tier)

    def _routed(
        self,
        text: str,
        found: Sequence[Passage],
        shown: Shown = NOTHING_SHOWN,
        tier: Tier | None = None,
    ) -> RouteRecord:
        asked = typed_turn(text, uuid.uuid4().hex, Tongues(self.pack.languages[0]), shown.evidence)
        return decision(
            asked,
            found,
            self._circumstances(asked),
            self.trust,
            consents=allowed(self.config, tier),
            wants_human=self._for_people(text),
            tier=tier,
        )

    def guard(self, text: str, source: str = "user") -> GuardResult:
        """What the guard finds in `text`."""
        return self.trust.guard.check(text, source)

    def live(
        self,
        show: Callable[[KioskState], None],
        *,
        observe: Publish | None = None,
        devices: Devices | None = None,
    ) -> AbstractAsyncContextManager[Session]:
        """A session with microphone and loudspeaker, its engines loaded; `show` gets snapshots.

        `observe` gets every fact; `devices` stand in for those of the system.
        """
        return live(self, show, observe, devices)

    def adopt(self, index: KnowledgeIndex, place: Path) -> None:
        """Serve `index`, the pack `place`, from now on; call it between visits."""
        self.index.close()
        self.index, self.pack, self.place = index, index.manifest, place
        self.trust.serve(self.index)
        self._runner = None

    def _warm(self) -> None:
        """What the first turn would wait for, done while the engines load."""
        self.index.search(self.pack.name, 1)  # starts the embedder
        self.trust.warm()

    async def _read_ahead(self) -> None:
        """The beginning of every prompt; a turn that needs the model tells when it is lost."""
        with suppress(EngineFailed):
            await self.engines.mini().prefill(judging())

    def _session(self, session_id: str | None) -> tuple[str, SessionMemory]:
        if session_id is None:
            return uuid.uuid4().hex, SessionMemory()
        return session_id, self._memories.setdefault(session_id, SessionMemory())

    def ear(self) -> Ear:
        """What hears with the engines and the words of the pack."""
        return make_ear(self.config, self.engines, self._clock, self.index)

    def mouth(self, sink: AudioSink | None) -> Mouth | None:
        """What speaks to `sink`; None without one, and where the owner wants no voice."""
        if sink is None or not self.config.voice.enabled:
            return None
        if self._voice is None:
            own = self.pack.languages[0]
            self._voice = Forespoken(self.engines.voice(), self._clock.monotonic, own)
        return Mouth(self._voice, sink, self._clock, WordsForTheEar(self.pack))

    def turns(self) -> TurnRunner:
        """What takes turns on the pack that is served now."""
        if self._runner is None:
            options = AnswerOptions(max_tokens=self.config.mini.max_tokens, judges=True)
            near = nearness(self.meaning)
            drafts = Drafts(self.engines.mini(), self._clock, options, meaning=near)
            found = make_search(self.config.search, self.index, self.meaning, self.trust.gate)
            search = RecentSearch(self.trust.inert(found))
            persona, top = self._persona(), self._top
            self._runner = TurnRunner(
                TurnParts(
                    search=search,
                    respond=self.beyond.tandem(drafts, persona, self.index).respond,
                    guard=self.trust.judge,
                    wants_human=self._for_people,
                    circumstances=self._circumstances,
                    file=self.trust.file,
                    clock=self._clock,
                    persona=persona,
                    top=top,
                    standing=(
                        *self.engines.degraded,
                        *self.trust.degraded(),
                        *self.beyond.standing,
                    ),
                    locate=self.index.locate,
                    recall=self.index.passage,
                    notices=lambda: (*found.notices(), *self.trust.notices()),
                    release=self.trust.output.check,
                    veil=self.trust.veil,
                    gate=self.trust.gate,
                    foresight=make_foresight(
                        self.pack,
                        persona,
                        search,
                        drafts,
                        top=top,
                        routed=self._routed,
                        voice=lambda: self._voice,
                    ),
                    desk=self.actions.desk(
                        self.index, self.trust.guard, self.engines.mini, place=self.place
                    ),
                    keep=self.actions.field.keep,
                    languages=self.pack.languages,
                    interpreter=self.beyond.interpreter(self.pack),
                )
            )
        return self._runner

    @property
    def _top(self) -> int:
        return self.config.knowledge.top

    def _for_people(self, text: str) -> bool:
        return wants_human(text) or names_topic(text, self.pack.policies.staff_topics)

    def _persona(self) -> Persona:
        introduction = self.pack.persona or f"You are the assistant of {self.pack.name}."
        return Persona(introduction, self.pack.tone or Persona().tone)

    def _circumstances(self, turn: Turn) -> Circumstances:
        return self.beyond.circumstances(turn, self.pack, self.engines.mini().name)
