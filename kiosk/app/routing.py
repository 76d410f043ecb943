"""Who would answer a question that nobody has asked yet."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.app.config import Config
from kiosk.app.trust import Trust
from kiosk.core.consent import EVERYTHING, Consents, Sense
from kiosk.core.record import RouteRecord, Tier
from kiosk.core.turn import Passage, Turn
from kiosk.reasoning.intents import wants_more_thought
from kiosk.reasoning.router import Circumstances, route
from kiosk.reasoning.seen import Seen


def allowed(config: Config, tier: Tier | None = None) -> Consents:
    """What a command line allows: what the settings grant, and the cloud when it is named."""
    if tier in (Tier.STANDARD, Tier.PREMIUM):
        return EVERYTHING
    return Consents.of(config.privacy.granted)


def decision(
    turn: Turn,
    found: Sequence[Passage],
    around: Circumstances,
    trust: Trust,
    *,
    consents: Consents,
    wants_human: bool,
    tier: Tier | None = None,
) -> RouteRecord:
    """The route of `turn`, for which `found` was found; no model is asked."""
    text = turn.transcript
    guarded = trust.guard.check(text)
    signals = around.signals(
        text,
        modality=turn.modality,
        has_images=bool(turn.images),
        images_read=Seen(text, turn.images).understood,
        language=turn.language,
        retrieval=tuple(p.score for p in found),
        wants_human=wants_human,
        think_harder=wants_more_thought(text),
        guard_blocked=guarded.blocked,
        personal_data=bool(guarded.pii) and not trust.covers(text),
        consent_cloud=consents.allows(Sense.CLOUD),
        tier_override=tier,
    )
    return route(signals)
