"""Who answers: one pure function of signals, every reason kept, replayable from its input."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from kiosk.core.errors import BadInput
from kiosk.core.record import Alternative, Reason, RouteRecord, Tier
from kiosk.core.turn import Modality
from kiosk.reasoning.complexity import complexity


@dataclass(frozen=True, slots=True)
class Offer:
    """A tier that is configured.

    `quality` is what it is worth on hard questions, 0 to 1; `cost_usd` a worst case for one turn;
    `left_usd` what may still be spent on it. `state` is ``ready``, ``unknown`` (not tried yet) or
    the fault that keeps it closed. `budget_ms` is how long its first words may take.
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
    state: str = "ready"
    left_usd: float = math.inf


@dataclass(frozen=True, slots=True)
class Workflow:
    """How the owner wants turns about a matter to be served, from the pack.

    `prefer` answers first, `most` is the highest tier that may. Below `escalate_below`, 0 to 1, a
    tier's own confidence hands the turn on.
    """

    name: str = ""
    prefer: Tier | None = None
    most: Tier = Tier.PREMIUM
    escalate_below: float | None = None


@dataclass(frozen=True, slots=True)
class Signals:
    """Everything the decision may depend on.

    `retrieval` are the scores of the passages found, best first, 0 to 1. `depth` counts earlier
    exchanges of the session. `budget_usd` is what may still be spent on this turn. `images_read`:
    the device has read what the pictures show. `complexity` is 0 to 1, None to have it reckoned
    from the text by rules. `latency_ms` is what is left until the person should hear something, 0
    where nobody listens. `load` is how many programs want each core of the processor, `battery` the
    share of the charge that is left, 1 on mains.
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
    complexity: float | None = None
    latency_ms: int = 0
    load: float = 0.0
    battery: float = 1.0
    workflow: Workflow = Workflow()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a turn is routed under, whatever was said in it; the fields mean what `Signals`' do."""

    offers: tuple[Offer, ...] = ()
    offline_forced: bool = True
    online: bool = False
    budget_usd: float = 0.0
    complexity: float | None = None
    latency_ms: int = 0
    load: float = 0.0
    battery: float = 1.0
    workflow: Workflow = Workflow()

    def signals(self, text: str, **said: Any) -> Signals:
        """Together with what was said: everything the decision depends on."""
        around = {field.name: getattr(self, field.name) for field in fields(self)}
        return Signals(text, **said, **around)


@dataclass(frozen=True, slots=True)
class RouterDefaults:
    """Budget of the tiers that are no model."""

    policy_ms: int = 300
    human_ms: int = 1500


@dataclass(frozen=True, slots=True)
class RouterOptions:
    """Complexity, 0 to 1, from which a cloud tier is wanted; `deep` exchanges count as hard.

    Above `busy` load, and below `flat` battery, the device is spared what is not quite easy.
    """

    standard_from: float = 0.5
    premium_from: float = 0.72
    deep: int = 6
    strong_evidence: float = 0.6
    busy: float = 4.0
    flat: float = 0.15
    default: RouterDefaults = field(default_factory=RouterDefaults)


LADDER = (Tier.MINI, Tier.STANDARD, Tier.PREMIUM)
"""The tiers that are models, the least first."""


def route(signals: Signals, options: RouterOptions = RouterOptions()) -> RouteRecord:
    """Decide. No clock, no network, no state: the same signals give the same decision."""
    given = signals.complexity
    score = complexity(signals.text) if given is None else given
    reasons = [Reason("complexity", score, "0 is a plain look-up, 1 needs much thought")]
    walls = {offer: _barred(offer, signals) for offer in signals.offers}
    case = _Case(replace(signals, complexity=score), score, walls, reasons, options)
    fixed = _without_model(signals, reasons)
    if fixed is not None:
        return _decided(fixed, None, case)
    chosen = _overridden(case) or _fit(case)
    if chosen is None:
        reasons.append(Reason("tiers_available", 0, "no model may answer: a person is called"))
        return _decided(Tier.HUMAN, None, case)
    return _decided(chosen.tier, chosen, case)


@dataclass(frozen=True, slots=True)
class _Case:
    """A decision under way."""

    signals: Signals
    score: float
    walls: dict[Offer, str]
    reasons: list[Reason]
    options: RouterOptions

    @property
    def open(self) -> list[Offer]:
        """The tiers without a wall before them."""
        return [offer for offer, wall in self.walls.items() if not wall]


def _without_model(signals: Signals, reasons: list[Reason]) -> Tier | None:
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
    wanted = signals.tier_override is offer.tier or signals.think_harder
    late = 0 < signals.latency_ms < offer.budget_ms
    walls = (
        (offer.cloud and signals.offline_forced, "offline_forced"),
        (offer.cloud and not signals.consent_cloud, "consent_cloud"),
        (offer.cloud and signals.personal_data, "personal_data"),
        (offer.cloud and not signals.online, "connectivity"),
        (offer.state not in ("ready", "unknown"), "breaker"),
        (offer.cost_usd > min(signals.budget_usd, offer.left_usd), "budget"),
        (_must_see(signals) and offer.cloud and not offer.images, "modality"),
        (bool(offer.languages) and signals.language not in offer.languages, "language"),
        (LADDER.index(offer.tier) > LADDER.index(signals.workflow.most), "workflow"),
        (offer.cloud and late and not wanted, "latency"),
    )
    return next((name for barred, name in walls if barred), "")


def _overridden(case: _Case) -> Offer | None:
    wanted = case.signals.tier_override
    if wanted is None:
        return None
    chosen = next((o for o in case.open if o.tier is wanted), None)
    if chosen is not None:
        case.reasons.append(Reason("tier_override", wanted.value, "chosen as asked"))
        return chosen
    found = next(((o, w) for o, w in case.walls.items() if o.tier is wanted), None)
    wall = _wall_words(*found) if found else "not_configured"
    case.reasons.append(Reason("tier_override", wanted.value, f"not possible: {wall}"))
    return None


def _fit(case: _Case) -> Offer | None:
    """The lowest open tier at or above what the turn needs, else the best one below it."""
    needed = _needed(case)
    case.reasons.append(Reason("needed_tier", needed.value, "what the turn asks for"))
    at = LADDER.index(needed)
    for tier in (*LADDER[at:], *LADDER[:at][::-1]):
        chosen = next((o for o in case.open if o.tier is tier), None)
        if chosen is not None:
            if tier is not needed:
                words = f"{needed.value} is not to be had: {tier.value} instead"
                case.reasons.append(Reason("instead", tier.value, words))
            return chosen
    return None


def _needed(case: _Case) -> Tier:
    signals, score, options, reasons = case.signals, case.score, case.options, case.reasons
    best = signals.retrieval[0] if signals.retrieval else 0.0
    if signals.think_harder:
        reasons.append(Reason("think_harder", True, "premium wanted"))
        return Tier.PREMIUM
    if signals.images_read:
        reasons.append(Reason("images_read", True, "the device has read what the picture shows"))
    elif signals.has_images:
        reasons.append(Reason("has_images", True, "premium wanted: it sees"))
        return Tier.PREMIUM
    if prefer := signals.workflow.prefer:
        words = f"the pack wants {prefer.value} to answer first"
        reasons.append(Reason("workflow", signals.workflow.name, words))
        return prefer
    if score >= options.premium_from:
        reasons.append(Reason("hard", score, f"from {options.premium_from} on: premium wanted"))
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
    for name, strained in (
        ("load", signals.load > options.busy),
        ("battery", signals.battery < options.flat),
    ):
        if strained and score >= options.standard_from / 2:
            value = round(getattr(signals, name), 2)
            reasons.append(Reason(name, value, "the device is strained: standard wanted"))
            return Tier.STANDARD
    reasons.append(Reason("retrieval", best, "the device answers from the documents"))
    return Tier.MINI


def _decided(tier: Tier, chosen: Offer | None, case: _Case) -> RouteRecord:
    walls, default = case.walls, case.options.default
    case.reasons.extend(
        Reason(wall, _wall_value(o, wall), _effect(o, wall)) for o, wall in walls.items() if wall
    )
    still = default.policy_ms if tier is Tier.POLICY else default.human_ms
    return RouteRecord(
        tier=tier,
        model=chosen.model if chosen else "",
        reasons=tuple(case.reasons),
        budget_ms=chosen.budget_ms if chosen else still,
        estimated_cost_usd=chosen.cost_usd if chosen else 0.0,
        alternatives=tuple(
            Alternative(o.tier, o.model, wall, _worth(o, case.score), o.cost_usd, o.budget_ms)
            for o, wall in walls.items()
            if o is not chosen
        ),
        signals=kept(case.signals),
        decided=tier.value,
    )


def _wall_words(offer: Offer, wall: str) -> str:
    return f"breaker ({offer.state})" if wall == "breaker" else wall


def _wall_value(offer: Offer, wall: str) -> str | bool:
    return offer.state if wall == "breaker" else False


def _effect(offer: Offer, wall: str) -> str:
    if wall == "personal_data":
        return f"{offer.tier.value} barred: this turn stays on the device"
    return f"{offer.tier.value} barred"


def _worth(offer: Offer, score: float) -> float:
    """What a tier is worth on a question this hard: an easy one is no trouble to any."""
    return round(1.0 - score * (1.0 - offer.quality), 3)


def kept(signals: Signals) -> dict[str, Any]:
    """`signals` without the words, in plain containers; `again` takes them back."""
    plain = asdict(signals)
    plain["text"] = ""
    for offer in plain["offers"]:
        offer["left_usd"] = None if math.isinf(offer["left_usd"]) else offer["left_usd"]
    return plain


def again(record: dict[str, Any], options: RouterOptions = RouterOptions()) -> RouteRecord:
    """The decision once more, from the ``route.signals`` of a record.

    Raises `BadInput` ``route.no_signals`` for a record that carries none.
    """
    try:
        fields = dict(record)
        offers = tuple(_offer(offer) for offer in fields.pop("offers"))
        flow = dict(fields.pop("workflow"))
        flow["prefer"] = Tier(flow["prefer"]) if flow["prefer"] else None
        flow["most"] = Tier(flow["most"])
        override = fields.pop("tier_override")
        fields["retrieval"] = tuple(fields["retrieval"])
        signals = Signals(
            **{**fields, "modality": Modality(fields["modality"])},
            offers=offers,
            workflow=Workflow(**flow),
            tier_override=Tier(override) if override else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(
            "route.no_signals",
            "This record does not carry the signals of its routing decision.",
            "Take one that `kiosk ask --json` or `kiosk listen --json` printed.",
        ) from error
    return route(signals, options)


def _offer(plain: dict[str, Any]) -> Offer:
    left = plain["left_usd"]
    fields = {
        **plain,
        "tier": Tier(plain["tier"]),
        "languages": tuple(plain["languages"]),
        "left_usd": math.inf if left is None else left,
    }
    return Offer(**fields)
