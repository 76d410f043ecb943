"""Models elsewhere: what one call did, how each tier stands, and who keeps the money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One call to a model in a turn.

    `outcome` is ``answered``, ``failed`` (see `fault`), ``cancelled`` (the person or the answer
    ended it) or ``lost`` (another model's answer was taken). `request_id` is the provider's own.
    `estimated` tells that the token counts are ours, because the provider's never came.
    `ttft_ms` runs from the call to its first useful token, 0 without one.
    """

    tier: str
    model: str
    host: str
    outcome: str
    fault: str = ""
    request_id: str = ""
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float = 0.0
    estimated: bool = False
    bytes_sent: int = 0
    ttft_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class TierStatus:
    """How a cloud tier stands, for the staff's screen.

    `state` is ``ready``, ``unknown`` (not tried yet) or the name of a fault; `words` say it to
    people. `retry_in_s` is when it is tried again, 0 when it is open. `ends_on` is the ISO date on
    which the model is to be shut down, empty where none is known. Money is US dollars, of today.
    """

    tier: str
    model: str
    host: str
    state: str = "unknown"
    words: str = ""
    retry_in_s: float = 0.0
    ends_on: str = ""
    spent_today_usd: float = 0.0


class Purse(Protocol):
    """Who grants money before a call and books it afterwards."""

    def reserve(
        self, *, tier: str, model: str, turn_id: str, session_id: str, worst_usd: float
    ) -> int:
        """A booking over `worst_usd`, on disk before it returns.

        Raises `Refused` ``budget.exhausted`` when a cap would be crossed.
        """

    def settle(
        self,
        booking: int,
        *,
        cost_usd: float,
        prompt_tokens: int = 0,
        cached_tokens: int = 0,
        completion_tokens: int = 0,
        outcome: str = "answered",
    ) -> None:
        """Close a booking with what the call really cost. A second time changes nothing."""

    def left_usd(self, tier: str, session_id: str = "") -> float:
        """What a turn of `session_id` on `tier` may still cost."""

    def may_hedge(self) -> bool:
        """Whether answers that nobody may hear can still be paid for."""

    def spent_today(self, tier: str) -> float:
        """US dollars of `tier` today."""
