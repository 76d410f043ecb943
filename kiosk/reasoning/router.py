"""Who answers: one pure function of signals, every reason kept, replayable from its input."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.core.record import Alternative, Reason, RouteRecord, Tier
from kiosk.core.turn import Modality
from kiosk.reasoning.complexity import complexity


@dataclass(frozen=True, slots=True)
class Offer:
    """A tier that is configured and could be reached when last looked at.

    `quality` is what it is worth on hard questions, 0 to 1; `cost_usd` a worst case for one turn.
    """

    tier: Tier
    model: str
    cloud: bool = False
    images: bool = False
    tools: bool = False
    quality: float = 0.5
    cost_usd: float = 0.0
    budget_ms: int = 1500
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signals:
    """Everything the decision may depend on.

    `retrieval` are the scores of the passages found, best first, 0 to 1. `depth` counts earlier
    exchanges of the session. `budget_usd` is what may still be spent on this turn. `images_read`:
    the device has read what the pictures show.
    """

    text: str
    modality: Modality = Modality.TEXT
    has_images: bool = False
    images_read: bool = False
    wants_tools: bool = False
    language: str = "en"
    retrieval: tuple[float, ...] = ()
    depth: int = 0
    wants_human: bool = False
    think_harder: bool = False
    guard_blocked: bool = False
    personal_data: bool = False
    consent_cloud: bool = False
    offline_forced: bool = False
    online: bool = False
    budget_usd: float = 0.0
    tier_override: Tier | None = None
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a turn is routed under, whatever was said in it.

    `offers` are the tiers that are configured, `online` whether a cloud tier can be reached,
    `offline_forced` that no connection may be opened. `budget_usd` is what this turn may cost.
    """

    offers: tuple[Offer, ...] = ()
    consent_cloud: bool = False
    offline_forced: bool = True
    online: bool = False
    budget_usd: float = 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """The route, and what else there was."""

    route: RouteRecord
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class RouterDefaults:
    """Budget of the tiers that are no model."""

    policy_ms: int = 300
    human_ms: int = 1500


@dataclass(frozen=True, slots=True)
class RouterOptions:
    """Complexity, 0 to 1, from which a cloud tier is wanted; `deep` exchanges count as hard."""

    standard_from: float = 0.5
    premium_from: float = 0.75
    deep: int = 6
    strong_evidence: float = 0.6
    default: RouterDefaults = field(default_factory=RouterDefaults)


def route(signals: Signals, options: RouterOptions = RouterOptions()) -> Decision:
    """Decide. No clock, no network, no state: the same signals give the same decision."""
    score = complexity(signals.text)
    reasons = [Reason("complexity", score, "0 is a plain look-up, 1 needs much thought")]
    walls = {offer: _barred(offer, signals) for offer in signals.offers}
    fixed = _without_model(signals, options, reasons)
    if fixed is not None:
        return _decided(fixed, None, reasons, walls, options)
    open_offers = [o for o in signals.offers if not walls[o]]
    chosen = _overridden(signals, open_offers, walls, reasons) or _fit(
        signals, open_offers, score, options, reasons
    )
    if chosen is None:
        reasons.append(Reason("tiers_available", 0, "no model may answer: a person is called"))
        return _decided(Tier.HUMAN, None, reasons, walls, options)
    return _decided(chosen.tier, chosen, reasons, walls, options)


def _without_model(signals: Signals, options: RouterOptions, reasons: list[Reason]) -> Tier | None:
    if signals.guard_blocked:
        reasons.append(Reason("guard_blocked", True, "fixed words answer, no model is asked"))
        return Tier.POLICY
    if signals.wants_human:
        reasons.append(Reason("wants_human", True, "a person was asked for"))
        return Tier.HUMAN
    return None


def _must_see(signals: Signals) -> bool:
    return signals.has_images and not signals.images_read


def _barred(offer: Offer, signals: Signals) -> str:
    """The first wall between this turn and `offer`; empty when there is none."""
    walls = (
        (offer.cloud and signals.offline_forced, "offline_forced"),
        (offer.cloud and not signals.consent_cloud, "consent_cloud"),
        (offer.cloud and signals.personal_data, "personal_data"),
        (offer.cloud and not signals.online, "connectivity"),
        (offer.cost_usd > signals.budget_usd, "budget"),
        (_must_see(signals) and offer.cloud and not offer.images, "modality"),
        (bool(offer.languages) and signals.language not in offer.languages, "language"),
    )
    return next((name for barred, name in walls if barred), "")


def _overridden(
    signals: Signals,
    offers: list[Offer],
    walls: dict[Offer, str],
    reasons: list[Reason],
) -> Offer | None:
    wanted = signals.tier_override
    if wanted is None:
        return None
    chosen = next((o for o in offers if o.tier is wanted), None)
    if chosen is not None:
        reasons.append(Reason("tier_override", wanted.value, "chosen as asked"))
        return chosen
    wall = next((w for o, w in walls.items() if o.tier is wanted), "not_configured")
    reasons.append(Reason("tier_override", wanted.value, f"not possible: {wall}"))
    return None


def _fit(
    signals: Signals,
    offers: list[Offer],
    score: float,
    options: RouterOptions,
    reasons: list[Reason],
) -> Offer | None:
    """The lowest open tier at or above what the turn needs, else the best one below it."""
    needed = _needed(signals, score, options, reasons)
    ladder = [Tier.MINI, Tier.STANDARD, Tier.PREMIUM]
    climb = ladder[ladder.index(needed) :] + ladder[: ladder.index(needed)][::-1]
    for tier in climb:
        chosen = next((o for o in offers if o.tier is tier), None)
        if chosen is not None:
            if tier is not needed:
                reasons.append(
                    Reason("needed_tier", needed.value, f"not to be had: {tier.value} instead")
                )
            return chosen
    return None


def _needed(signals: Signals, score: float, options: RouterOptions, reasons: list[Reason]) -> Tier:
    best = signals.retrieval[0] if signals.retrieval else 0.0
    if signals.think_harder:
        reasons.append(Reason("think_harder", True, "premium wanted"))
        return Tier.PREMIUM
    if signals.images_read:
        reasons.append(Reason("images_read", True, "the device has read what the picture shows"))
    elif signals.has_images:
        reasons.append(Reason("has_images", True, "premium wanted: it sees"))
        return Tier.PREMIUM
    if score >= options.premium_from:
        return Tier.PREMIUM
    if signals.wants_tools and score >= options.standard_from / 2:
        reasons.append(Reason("wants_tools", True, "standard wanted"))
        return Tier.STANDARD
    if score >= options.standard_from and best < options.strong_evidence:
        reasons.append(Reason("retrieval", best, "weak evidence for a hard question: standard"))
        return Tier.STANDARD
    if signals.depth >= options.deep:
        reasons.append(Reason("depth", signals.depth, "long conversation: standard wanted"))
        return Tier.STANDARD
    reasons.append(Reason("retrieval", best, "the device answers from the documents"))
    return Tier.MINI


def _decided(
    tier: Tier,
    chosen: Offer | None,
    reasons: list[Reason],
    walls: dict[Offer, str],
    options: RouterOptions,
) -> Decision:
    reasons += [Reason(wall, False, f"{o.tier.value} barred") for o, wall in walls.items() if wall]
    still = options.default.policy_ms if tier is Tier.POLICY else options.default.human_ms
    record = RouteRecord(
        tier=tier,
        model=chosen.model if chosen else "",
        reasons=tuple(reasons),
        budget_ms=chosen.budget_ms if chosen else still,
        estimated_cost_usd=chosen.cost_usd if chosen else 0.0,
    )
    others = tuple(
        Alternative(o.tier, o.model, wall, o.quality, o.cost_usd, o.budget_ms)
        for o, wall in walls.items()
        if o is not chosen
    )
    return Decision(record, others)
