"""What can befall a cloud tier: each fault with its words, its wait and its way back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.errors import KioskError


class Fault(StrEnum):
    """Why a tier could not answer."""

    OFFLINE = "offline"
    CAPTIVE_PORTAL = "captive_portal"
    DNS_DEAD = "dns_dead"
    TLS_CLOCK = "tls_clock"
    TLS_BROKEN = "tls_broken"
    KEY_INVALID = "key_invalid"
    RATE_LIMITED = "rate_limited"
    QUOTA_EXHAUSTED = "quota_exhausted"
    BUDGET_EXHAUSTED = "budget_exhausted"
    MODEL_RETIRED = "model_retired"
    OVERLOADED = "overloaded"
    SERVER_ERROR = "server_error"
    CONTENT_FILTERED = "content_filtered"
    REQUEST_REFUSED = "request_refused"
    TOO_SLOW = "too_slow"
    CUT_OFF = "cut_off"
    GARBAGE = "garbage"
    NOT_ALLOWED = "not_allowed"


class Probe(StrEnum):
    """How it is found out that a tier is back.

    `ANSWER`: anything that speaks HTTP at the tier's own address will do. `LISTING`: the list of
    models is fetched with the key, which costs nothing. `MODEL`: the list must hold the model.
    `CALL`: only a real turn can tell, so the next one after the wait tries. `PURSE`: our own caps
    are looked at before every turn. `NONE`: the fault belongs to one request, the tier is well.
    """

    ANSWER = "answer"
    LISTING = "listing"
    MODEL = "model"
    CALL = "call"
    PURSE = "purse"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Manner:
    """How the kiosk takes a fault.

    `words` are for the screen. The tier rests `wait_s`, twice as long after each failed probe up to
    `longest_s`. It takes `strikes` in a row to close the tier.
    """

    words: str
    probe: Probe
    wait_s: float = 10.0
    longest_s: float = 300.0
    strikes: int = 1


MANNERS: dict[Fault, Manner] = {
    Fault.OFFLINE: Manner("The cloud can't be reached. I answer on my own.", Probe.ANSWER, 5, 120),
    Fault.CAPTIVE_PORTAL: Manner(
        "This network wants a sign-in before it lets anything through.", Probe.LISTING, 15
    ),
    Fault.DNS_DEAD: Manner("The cloud's address can't be looked up.", Probe.ANSWER, 5, 120),
    Fault.TLS_CLOCK: Manner(
        "This machine's clock seems wrong, so the cloud can't be trusted.", Probe.LISTING, 60
    ),
    Fault.TLS_BROKEN: Manner(
        "The connection to the cloud is not secure, so nothing is sent.", Probe.LISTING, 60
    ),
    Fault.KEY_INVALID: Manner(
        "The cloud does not accept this kiosk's key.", Probe.LISTING, 300, 3600
    ),
    Fault.RATE_LIMITED: Manner("The cloud asks for a short break.", Probe.CALL, 20),
    Fault.QUOTA_EXHAUSTED: Manner(
        "The account with the cloud is used up.", Probe.CALL, 900, 6 * 3600
    ),
    Fault.BUDGET_EXHAUSTED: Manner(
        "The money for the cloud is spent for now. I answer on my own.", Probe.PURSE, 60, 900
    ),
    Fault.MODEL_RETIRED: Manner(
        "The cloud no longer has this model.", Probe.MODEL, 3600, 24 * 3600
    ),
    Fault.OVERLOADED: Manner("The cloud is overloaded.", Probe.CALL, 15),
    Fault.SERVER_ERROR: Manner("The cloud has a fault of its own.", Probe.CALL, 10, strikes=2),
    Fault.CONTENT_FILTERED: Manner("The cloud declined to answer this.", Probe.NONE),
    Fault.REQUEST_REFUSED: Manner("The cloud did not take the request.", Probe.NONE),
    Fault.TOO_SLOW: Manner("The cloud took too long.", Probe.CALL, 10, strikes=2),
    Fault.CUT_OFF: Manner("The cloud broke off.", Probe.CALL, 10, strikes=2),
    Fault.GARBAGE: Manner("The cloud sent something unreadable.", Probe.CALL, 30, strikes=2),
    Fault.NOT_ALLOWED: Manner("This stays on the device.", Probe.NONE),
}

HINTS: dict[Fault, str] = {
    Fault.OFFLINE: "Check the network, and the tier's base_url.",
    Fault.CAPTIVE_PORTAL: "Sign in to the network once, or ask for a line without a portal.",
    Fault.DNS_DEAD: "Check the name server of this machine, and the tier's base_url.",
    Fault.TLS_CLOCK: "Set the clock: timedatectl set-ntp true.",
    Fault.TLS_BROKEN: "Look for a proxy that opens TLS, or add its certificate to the system's.",
    Fault.KEY_INVALID: "Put a valid key where the tier's `key` points.",
    Fault.RATE_LIMITED: "Ask the provider for a higher limit if this happens often.",
    Fault.QUOTA_EXHAUSTED: "Top up the provider's account.",
    Fault.BUDGET_EXHAUSTED: "`kiosk costs` tells what was spent; the caps are cloud.caps.",
    Fault.MODEL_RETIRED: "Name another model, or put some into the tier's `successors`.",
    Fault.REQUEST_REFUSED: "Check the tier's provider and model.",
}


class TierLost(KioskError):
    """A cloud tier gave no answer, or not all of it.

    `retry_after_s` is what the provider asked for, 0 when it did not. Not an `EngineFailed`: who
    answers with such a tier must know to hand over.
    """

    def __init__(self, fault: Fault, detail: str = "", retry_after_s: float = 0.0) -> None:
        message = MANNERS[fault].words + (f" ({detail})" if detail else "")
        super().__init__(f"cloud.{fault.value}", message, HINTS.get(fault, ""))
        self.fault = fault
        self.detail = detail
        self.retry_after_s = retry_after_s

    def __reduce__(self) -> tuple[type[TierLost], tuple[Fault, str, float]]:  # type: ignore[override]
        return type(self), (self.fault, self.detail, self.retry_after_s)
