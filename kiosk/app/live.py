"""A live session: the engines, the devices of the room and a conversation, wired together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.action.volume import Volume
from kiosk.app.backroom import make_office
from kiosk.app.packs import LOOK_EVERY_S, follow, prepare
from kiosk.app.senses import Devices, Senses, make_senses, microphone_there
from kiosk.app.shelf import Shelf, pack_info
from kiosk.conversation.chime import play_chime
from kiosk.conversation.session import Session
from kiosk.conversation.visit import SessionParts
from kiosk.core.consent import Consents
from kiosk.core.events import Event, MicrophoneChanged
from kiosk.core.ports import Publish
from kiosk.core.state import KioskState, WayIn
from kiosk.governance.policies import notice

if TYPE_CHECKING:
    from kiosk.app.composition import Kiosk


@asynccontextmanager
async def live(
    kiosk: Kiosk,
    show: Callable[[KioskState], None],
    observe: Publish | None,
    devices: Devices | None,
) -> AsyncIterator[Session]:
    """A session of `kiosk`; `show`, `observe` and `devices` as in `Kiosk.live`."""
    await kiosk.start()
    kiosk.observers.visited = devices is None

    def publish(event: Event) -> None:
        session.publish(event)

    def observed(event: Event) -> None:
        kiosk.trust.observe(event)
        if observe:
            observe(event)

    senses = make_senses(kiosk.config.audio, kiosk.engines.vad, publish, devices)
    room = _Room(kiosk, senses, Volume(senses.loudspeaker), show, observed, publish)
    session = Session(room.parts())
    publish(MicrophoneChanged(await asyncio.to_thread(microphone_there)))
    beside = {
        asyncio.create_task(kiosk.actions.run(publish, room.chime)),
        asyncio.create_task(kiosk.beyond.watch(publish)),
        asyncio.create_task(follow(kiosk, session.switch_pack, LOOK_EVERY_S)),
    }
    try:
        yield session
    finally:
        for task in beside:
            task.cancel()
        await asyncio.wait(beside)


@dataclass(frozen=True, slots=True)
class _Room:
    """What a session has around it, whichever pack is served."""

    kiosk: Kiosk
    senses: Senses
    sink: Volume
    show: Callable[[KioskState], None]
    observe: Publish
    publish: Publish

    async def chime(self) -> None:
        await play_chime(self.sink, self.publish)

    def parts(self) -> SessionParts:
        """What a session is made of now; asked again when another pack is served."""
        kiosk, senses, audio = self.kiosk, self.senses, self.kiosk.config.audio
        return SessionParts(
            pack=pack_info(kiosk.pack),
            runner=kiosk.turns(),
            ear=kiosk.ear(),
            mouth=kiosk.mouth(self.sink),
            microphone=senses.microphone,
            show=self.show,
            observe=kiosk.observers.beside(self.observe),
            patience_s=audio.listen_timeout_s,
            timeout_s=kiosk.config.session.timeout_s,
            rate=kiosk.observers.rate,
            view=kiosk.index.view,
            beside=Shelf(kiosk.index).beside,
            chime=self.chime,
            set_volume=self.sink.set_level,
            set_pace=kiosk.engines.set_pace,
            duplex=senses.duplex,
            ambience=senses.ambience,
            way_in=WayIn(audio.way_in),
            wake_word=kiosk.engines.wake_word(),
            prepare=lambda place: prepare(kiosk, place, kiosk.meaning, self.parts),
            consents=Consents.of(kiosk.config.privacy.granted),
            on_consent=kiosk.trust.on_consent,
            unlock=kiosk.trust.access.unlock,
            viewer=kiosk.seeing.viewer(kiosk.config.camera),
            lookout=kiosk.seeing.lookout(kiosk.config.camera),
            forget=kiosk.actions.forget,
            staff=make_office(kiosk),
            notice=notice(kiosk.pack.languages[0]),
            reads=kiosk.config.window.language,
        )
