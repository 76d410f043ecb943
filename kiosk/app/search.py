"""Which search a kiosk asks: its pack's own file, or a server before it."""

from __future__ import annotations

import time
from contextlib import closing
from typing import TYPE_CHECKING

from kiosk.app.config import Config, SearchSettings
from kiosk.app.secrets import secret
from kiosk.core.errors import BadInput, KioskError, Missing
from kiosk.core.ports import Embedder
from kiosk.core.record import Degradation
from kiosk.core.turn import Passage
from kiosk.governance.egress import EgressGate, host_of
from kiosk.knowledge.index import KnowledgeIndex
from kiosk.knowledge.packfile import PackFile

if TYPE_CHECKING:
    from kiosk.knowledge.qdrant import QdrantSearch

SEARCH = "search"
"""The purpose of these requests, for the egress gate."""

_REST_S = 30.0
"""After a failure the server is left alone for so long."""


class ServerFirst:
    """The core's `Search`: the server that `settings` name, and the pack's file when it fails."""

    def __init__(
        self, settings: SearchSettings, index: KnowledgeIndex, embedder: Embedder, gate: EgressGate
    ) -> None:
        self._settings = settings
        self._index = index
        self._embedder = embedder
        self._gate = gate
        self._server: QdrantSearch | None = None
        self._retry_at = 0.0
        self._notice: tuple[Degradation, ...] = ()

    @property
    def pack(self) -> str:
        """``name@sha256:…`` of what is being searched."""
        return self._index.pack

    def search(self, query: str, top: int = 5) -> list[Passage]:
        """The passages nearest to `query`, best first; empty when nothing matches."""
        if time.monotonic() >= self._retry_at:
            try:
                found = self._asked().search(query, top)
            except KioskError as error:
                self._retry_at = time.monotonic() + _REST_S
                words = f"The pack's own file is searched. {error.message}"
                self._notice = (Degradation(error.code, words),)
            else:
                self._notice = ()
                return found
        return self._index.search(query, top)

    def notices(self) -> tuple[Degradation, ...]:
        """What is worse than it should be."""
        return (*self._notice, *self._index.notices())

    def _asked(self) -> QdrantSearch:
        from kiosk.knowledge.qdrant import QdrantSearch, collection_of, connect

        self._gate.check(host_of(self._settings.qdrant), SEARCH)
        if self._server is None:
            client = connect(self._settings.qdrant, secret(self._settings.qdrant_key) or None)
            self._server = QdrantSearch(client, collection_of(self.pack), self._embedder)
        return self._server


def make_search(
    settings: SearchSettings, index: KnowledgeIndex, embedder: Embedder | None, gate: EgressGate
) -> ServerFirst | KnowledgeIndex:
    """What the turns of a kiosk search. Raises `Missing` ``search.no_model``."""
    if not settings.qdrant:
        return index
    if embedder is None:
        raise Missing(
            "search.no_model",
            "A search on a server needs the embedding model, and it is not installed.",
            "`kiosk models pull` fetches it.",
        )
    return ServerFirst(settings, index, embedder, gate)


def upload_pack(config: Config, index: KnowledgeIndex, embedder: Embedder | None) -> str:
    """Put the pack `index` on the server of the settings; gives the collection's name.

    Raises `BadInput` ``search.no_server``, and what `connect`, `upload` and the gate raise.
    """
    from kiosk.knowledge.qdrant import connect, upload

    settings = config.search
    if not settings.qdrant:
        hint = 'Write into kiosk.toml: [search] qdrant = "http://127.0.0.1:6333"'
        raise BadInput("search.no_server", "The settings name no Qdrant server.", hint)
    gate = EgressGate(config.egress.allow, offline=config.egress.offline)
    gate.check(host_of(settings.qdrant), SEARCH)
    width = embedder.dimensions if embedder else 0
    client = connect(settings.qdrant, secret(settings.qdrant_key) or None)
    with closing(client), closing(PackFile(index.path)) as file:
        return upload(client, file, width)
