"""What guards a kiosk: the way in, the way out, what leaves the machine. Made once a kiosk."""

from __future__ import annotations

from collections.abc import Sequence

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


class Trust:
    """The guards of one kiosk. The gate outlives packs, because clients hold on to it."""

    def __init__(self, gate: EgressGate, pack: Pack, secrets: Sequence[str]) -> None:
        self.gate = gate
        self._veils: dict[str, SessionVeil] = {}
        self.serve(pack, secrets)

    def serve(self, pack: Pack, secrets: Sequence[str]) -> None:
        """Guard for `pack` from now on; `secrets` are texts that no answer may carry."""
        self.guard = Guard(pack.policies.blocked_topics)
        self.output = OutputGuard(self.find, secrets)

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


def make_trust(config: Config, pack: Pack, secrets: Sequence[str], *, offline: bool) -> Trust:
    """The guards that settings and pack ask for; only the hosts of the settings may be reached."""
    tiers = (config.cloud.standard, config.cloud.premium)
    hosts = (*(tier.base_url for tier in tiers), *config.egress.allow)
    return Trust(EgressGate(hosts, offline=offline or config.egress.offline), pack, secrets)
