"""A server that is asked first, and the pack's own file behind it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from kiosk.app.config import SearchSettings
from kiosk.app.search import ServerFirst, make_search
from kiosk.core.errors import KioskError, Missing
from kiosk.governance.egress import EgressGate
from kiosk.knowledge.index import open_pack
from kiosk.knowledge.samples import sample_pack
from models.store import ModelStore
from offline.embedding import MODEL, MiniLmEmbedder


def test_without_a_server_the_file_is_searched(tmp_path: Path) -> None:
    with open_pack(sample_pack(), tmp_path) as index:
        assert make_search(SearchSettings(), index, None, EgressGate()) is index
        settings = SearchSettings(qdrant="http://127.0.0.1:9")
        with pytest.raises(Missing) as told:
            make_search(settings, index, None, EgressGate())
        assert told.value.code == "search.no_model"


@pytest.mark.parametrize(
    ("allowed", "code"), [(("127.0.0.1",), "search.unreachable"), ((), "egress.host_not_allowed")]
)
def test_the_file_serves_when_the_server_does_not(
    model_store: ModelStore, tmp_path: Path, allowed: tuple[str, ...], code: str
) -> None:
    try:
        folder = model_store.path(MODEL).parent
    except KioskError as error:
        pytest.skip(error.message)
    settings = SearchSettings(qdrant="http://127.0.0.1:9")
    with closing(MiniLmEmbedder(folder)) as model, open_pack(sample_pack(), tmp_path) as index:
        search = make_search(settings, index, model, EgressGate(allowed))
        assert isinstance(search, ServerFirst) and search.pack == index.pack
        assert search.search("weight of the thermo k5 kettle", 1)[0].text == "Weight: 1.3 kg."
        assert [n.code for n in search.notices()][:1] == [code]
