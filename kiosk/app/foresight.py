"""What the kiosk does ahead while a person speaks, wired to the parts that its turns use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.action.forespoken import Forespoken
from kiosk.action.spoken import speakable
from kiosk.conversation.foresight import Foresight, ForesightParts
from kiosk.conversation.recent import RecentSearch
from kiosk.core.record import RouteRecord, Tier
from kiosk.core.turn import Passage
from kiosk.knowledge.pack import Pack
from kiosk.reasoning.drafts import Drafts
from kiosk.reasoning.prompts import Persona

Routed = Callable[[str, Sequence[Passage]], RouteRecord]
"""Who would answer a question with such passages."""


class WordsForTheEar:
    """How the sentences of `pack`, and those of other languages, are read aloud."""

    def __init__(self, pack: Pack) -> None:
        self._language = pack.languages[0]
        self._overrides = pack.pronunciation

    def __call__(self, text: str, language: str = "") -> str:
        """`text` as it is said in `language`; the owner's spellings are for the owner's voice."""
        foreign = bool(language) and language != self._language
        own = None if foreign else self._overrides
        return speakable(text, language or self._language, own)


def make_foresight(
    pack: Pack,
    persona: Persona,
    search: RecentSearch,
    drafts: Drafts,
    *,
    top: int,
    routed: Routed,
    voice: Callable[[], Forespoken | None],
) -> Foresight:
    """A foresight; `routed` is as in the turn, `voice` gives what the mouth speaks with."""

    def mini_answers(text: str, passages: Sequence[Passage]) -> bool:
        return routed(text, passages).tier is Tier.MINI

    return Foresight(
        ForesightParts(
            search=search,
            drafts=drafts,
            mini_answers=mini_answers,
            persona=persona,
            top=top,
            language=pack.languages[0],
            voice=voice,
            speakable=WordsForTheEar(pack),
        )
    )
