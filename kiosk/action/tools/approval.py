"""A yes counts for one card: for exactly these arguments, once, and not for long."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kiosk.action.tools.tool import Arguments, Tool
from kiosk.core.doings import ApprovalCard, CardStatus
from kiosk.core.errors import Refused

LIFETIME_S = 120.0
"""Seconds for which a proposal may be answered."""


def digest(tool: str, arguments: Arguments) -> str:
    """SHA-256, in hex, of the tool and exactly these arguments."""
    plain = json.dumps(
        [tool, dict(arguments)], sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(plain.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Approved:
    """What may run now, once. `key` goes with every try to deliver it."""

    tool: Tool
    arguments: dict[str, Any]
    key: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """An action that waits for a yes, and its card."""

    tool: Tool
    arguments: dict[str, Any]
    key: str
    card: ApprovalCard


class Approvals:
    """The proposals of one session; at most one is open. `now` gives epoch seconds."""

    def __init__(self, now: Callable[[], float], lifetime_s: float = LIFETIME_S) -> None:
        self._now = now
        self._lifetime_s = lifetime_s
        self._open: Proposal | None = None

    def propose(self, tool: Tool, arguments: Arguments) -> Proposal:
        """Open a card for `tool` with `arguments`; one that was open counts no more.

        Raises `BadInput` ``tool.bad_arguments``.
        """
        exact = tool.checked(arguments)
        card = ApprovalCard(
            id=uuid.uuid4().hex,
            tool=tool.name,
            title=tool.title,
            sentence=tool.read_back(exact),
            fields=tool.fields(exact),
            digest=digest(tool.name, exact),
            expires_at=self._now() + self._lifetime_s,
            needs=tool.need.value,
        )
        self._open = Proposal(tool, exact, uuid.uuid4().hex, card)
        return self._open

    @property
    def open(self) -> Proposal | None:
        """What waits for a yes and has not expired."""
        if self._open and self._open.card.expires_at <= self._now():
            return None
        return self._open

    def expired(self) -> ApprovalCard | None:
        """The card that ran out of time, told once."""
        if self._open is None or self.open:
            return None
        card, self._open = self._open.card, None
        return replace(card, status=CardStatus.EXPIRED)

    def approve(self, for_digest: str) -> Approved:
        """The yes to the card with `for_digest`; it is used up by this.

        Raises `Refused` ``approval.none``, ``approval.expired``, ``approval.other``: nothing may
        run then.
        """
        held = self._open
        if held is None:
            raise Refused("approval.none", "Nothing waits for a yes.", "Ask for it again.")
        if self.open is None:
            raise Refused("approval.expired", "The proposal is too old.", "Ask for it again.")
        if for_digest not in (held.card.digest, digest(held.tool.name, held.arguments)):
            raise Refused("approval.other", "The yes was for something else.", "Look again.")
        self._open = None
        return Approved(held.tool, held.arguments, held.key)

    def reject(self) -> ApprovalCard | None:
        """The no to what is open."""
        if self._open is None:
            return None
        card, self._open = self._open.card, None
        return replace(card, status=CardStatus.REJECTED)
