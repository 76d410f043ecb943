"""What guards a kiosk: the way in, the way out, what leaves the machine. Made once a kiosk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.app.config import Config
from kiosk.core.consent import Sense
from kiosk.core.events import Event, SessionWiped
from kiosk.core.record import PiiSpan
from kiosk.governance.egress import CLOUD, EgressGate
from kiosk.governance.guard import Guard
from kiosk.governance.output import OutputGuard
from kiosk.governance.pii import find_pii
from kiosk.governance.veil import SessionVeil
from kiosk.knowledge.pack import Pack


@dataclass(slots=True)
class Trust:
    """The guards of one kiosk."""

    guard: Guard
    output: OutputGuard
    gate: EgressGate
    _veils: dict[str, SessionVeil] = field(default_factory=dict)

    def veil(self, session_id: str) -> SessionVeil:
        """The placeholders of a session."""
        return self._veils.setdefault(session_id, SessionVeil(self.find))

    def find(self, text: str) -> Sequence[PiiSpan]:
        """Personal data in `text`."""
        return find_pii(text)

    def on_consent(self, sense: Sense, granted: bool) -> None:
        """What is on its way to a model elsewhere stops when the person withdraws their consent."""
        if sense is Sense.CLOUD and not granted:
            self.gate.revoke(CLOUD)

    def observe(self, event: Event) -> None:
        """With a visit its placeholders are wiped."""
        if not isinstance(event, SessionWiped):
            return
        for veil in self._veils.values():
            veil.wipe()
        self._veils.clear()


def make_trust(config: Config, pack: Pack, *, secrets: Sequence[str], offline: bool) -> Trust:
    """The guards that settings and pack ask for; `secrets` are texts that no answer may carry."""
    tiers = (config.cloud.standard, config.cloud.premium)
    hosts = (*(tier.base_url for tier in tiers), *config.egress.allow)
    return Trust(
        guard=Guard(pack.policies.blocked_topics),
        output=OutputGuard(find_pii, secrets),
        gate=EgressGate(hosts, offline=offline or config.egress.offline),
    )
