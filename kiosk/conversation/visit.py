"""What a session is made of, and what one visit consists of."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.action.mouth import Mouth
from kiosk.conversation.ambience import Ambience
from kiosk.conversation.backroom import Gather
from kiosk.conversation.changeover import Prepared
from kiosk.conversation.doorkeeper import Unlock
from kiosk.conversation.interruption import Duplex
from kiosk.conversation.lifetime import no_sound
from kiosk.conversation.turn import TurnRunner
from kiosk.conversation.viewing import ViewerParts
from kiosk.core import events as ev
from kiosk.core.consent import AT_FIRST, Consents, Sense
from kiosk.core.ports import AudioSource, Publish, WakeWord
from kiosk.core.record import TurnRecord
from kiosk.core.seeing import Camera
from kiosk.core.state import KioskState, PackInfo, Rating, SourceView, WayIn
from kiosk.perception.ear import Ear
from kiosk.reasoning.memory import SessionMemory


@dataclass(frozen=True, slots=True)
class SessionParts:
    """What a session is made of.

    `microphone` opens the ear's source; `show` gets every new snapshot and `observe` every fact,
    both on the loop's thread, both quick. `patience_s` is how long an opened microphone waits for
    the first word, `timeout_s` how long a silent visit lasts before it is announced, by
    sight and `chime`, that it will be wiped. `beside` gives facts that go with a fact. `rate`
    keeps what a person thinks of a turn; `view` opens the document of a passage at a text in it.
    With `duplex` a person may interrupt the voice by speaking; `ambience` adapts to the room's
    noise; `way_in` is what `talk` does, `wake_word` what calls the kiosk from afar. `forget` is
    told of the session that is being wiped. `prepare` makes another pack ready. `consents` is what
    a visit begins with; `on_consent` acts on a sense that was granted or withdrawn. `viewer` is
    what the camera works with; `staff` gathers what the staff area shows, `unlock` tells the role
    that a PIN opens. `notice` is spoken to whoever called from afar and saw no screen. `lookout`
    opens the camera that looks out for visitors. `reads` is the language of the screen at first.
    """

    pack: PackInfo
    runner: TurnRunner
    ear: Ear | None
    mouth: Mouth | None
    microphone: Callable[[], AudioSource] | None
    show: Callable[[KioskState], None]
    observe: Publish
    patience_s: float = 8.0
    timeout_s: float = 60.0
    chime: Callable[[], Awaitable[None]] = no_sound
    beside: Callable[[ev.Event], tuple[ev.Event, ...]] = lambda _event: ()
    set_volume: Callable[[float], None] = lambda _volume: None
    set_pace: Callable[[float], None] = lambda _pace: None
    rate: Callable[[TurnRecord, Rating], None] | None = None
    view: Callable[[str, str], SourceView] | None = None
    duplex: Duplex | None = None
    ambience: Ambience | None = None
    way_in: WayIn = WayIn.TOUCH
    wake_word: WakeWord | None = None
    forget: Callable[[str], None] = lambda _session_id: None
    prepare: Callable[[Path], Awaitable[Prepared]] | None = None
    consents: Consents = AT_FIRST
    on_consent: Callable[[Sense, bool], None] = lambda _sense, _granted: None
    viewer: ViewerParts | None = None
    staff: Gather | None = None
    unlock: Unlock | None = None
    notice: str = ""
    reads: str = ""
    lookout: Callable[[], Camera] | None = None


@dataclass(slots=True)
class Visit:
    """One person's visit; nothing of it outlives it."""

    session_id: str = field(default_factory=lambda: uuid.uuid4().hex)
    memory: SessionMemory = field(default_factory=SessionMemory)
    noticed: bool = False
    """Whether the person was told, or saw on the screen, that no human speaks to them."""
