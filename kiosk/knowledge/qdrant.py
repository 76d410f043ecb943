"""The same search over Qdrant: a pack that many kiosks share, or that is larger than a machine.

`upload` puts a built pack into a collection named by its content; `QdrantSearch` is the core's
`Search` over it. Qdrant finds candidates, by meaning and by weighed words; what a question means
and how passages are judged is the same code as for a pack file, so scores mean the same.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kiosk.core.errors import BadInput, Missing
from kiosk.core.ports import Embedder
from kiosk.core.turn import Passage
from kiosk.knowledge.fusion import MEANING, MEANING_WITH_CODE, fused
from kiosk.knowledge.packfile import PackFile
from kiosk.knowledge.query import Query
from kiosk.knowledge.ranking import Measure
from kiosk.knowledge.schema import VERSION

if TYPE_CHECKING:
    from qdrant_client import QdrantClient

DENSE, SPARSE = "meaning", "words"
_DEEP = 60
_NEAR = 0.2
_AT_ONCE = 256
_ABOUT = 0
"""The point that describes the pack; passages count from 1, as their rows do."""
_PASSAGES = """
SELECT p.rowid, p.id, d.name, p.section, p.page, p.text, p.start, p."end", d.about,
       t.title, t.section, t.body
FROM passages p JOIN documents d ON d.id = p.document JOIN terms t ON t.rowid = p.rowid
WHERE p.rowid > ? ORDER BY p.rowid LIMIT ?
"""


def connect(url: str, key: str | None = None) -> QdrantClient:
    """A client of the server at `url`. Raises `Missing` ``search.no_client``."""
    try:
        from qdrant_client import QdrantClient
    except ImportError as error:
        raise Missing(
            "search.no_client",
            "The client library of Qdrant is not installed.",
            "Install it: pip install 'tandem-kiosk[qdrant]'.",
        ) from error
    return QdrantClient(url=url, api_key=key, timeout=5, check_compatibility=False)


def collection_of(pack: str) -> str:
    """The collection of the pack named ``name@sha256:…``."""
    name, _, digest = pack.partition("@sha256:")
    return f"{name}-{digest[:16]}-{VERSION}"


def upload(client: QdrantClient, file: PackFile, width: int) -> str:
    """Put the built pack `file` into its collection, unless it is there; gives the name.

    Its vectors have `width` numbers.
    The point that describes it comes last: without it a collection is not whole. Raises `Missing`
    ``search.unreachable``, `BadInput` ``search.no_vectors``.
    """
    from qdrant_client import models

    summary = file.summary()
    name = collection_of(summary.name)
    stored = file.rows("SELECT first, rows FROM vectors ORDER BY first")
    if not stored:
        hint = "Fetch the embedding model with `kiosk models pull`, and build the pack again."
        raise BadInput("search.no_vectors", f"{file.path} was built without vectors.", hint)
    vectors = dict(_vectors(stored, width))
    with _reached():
        if client.collection_exists(name) and client.retrieve(name, [_ABOUT]):
            return name
        client.delete_collection(name)
        client.create_collection(
            name,
            {DENSE: models.VectorParams(size=width, distance=models.Distance.COSINE)},
            {SPARSE: models.SparseVectorParams()},
        )
        last = 0
        while rows := file.rows(_PASSAGES, last, _AT_ONCE):
            client.upsert(name, [_point(row, vectors.get(row[0])) for row in rows])
            last = rows[-1][0]
        vocabulary = dict(file.rows("SELECT term, doc FROM vocabulary"))
        about = {
            "pack": summary.name,
            "language": summary.pack.languages[0],
            "passages": summary.passages,
            "embedding": summary.embedding,
            "vocabulary": _packed(vocabulary),
        }
        client.upsert(name, [models.PointStruct(id=_ABOUT, vector={}, payload=about)])
    return name


class QdrantSearch:
    """`Search` over the collection of a pack.

    Raises `Missing` ``search.unreachable``, `BadInput` ``search.no_collection`` and
    ``search.other_model`` when it was made with another embedding model.
    """

    def __init__(self, client: QdrantClient, collection: str, embedder: Embedder) -> None:
        self._client = client
        self._collection = collection
        self._embedder = embedder
        with _reached():
            there = client.collection_exists(collection)
            found = client.retrieve(collection, [_ABOUT]) if there else []
        if not found:
            raise BadInput(
                "search.no_collection",
                f"Qdrant has no whole collection {collection}.",
                "Put the pack there: kiosk knowledge upload.",
            )
        about: Any = found[0].payload
        if about["embedding"] != embedder.name:
            what = f"{collection} was made with {about['embedding']}, not {embedder.name}."
            raise BadInput("search.other_model", what, "Build and upload the pack again.")
        self._pack: str = about["pack"]
        vocabulary = _unpacked(about["vocabulary"])
        self._measure = Measure(
            about["language"],
            about["passages"],
            lambda term: vocabulary.get(term, 0),
            lambda letters: [term for term in vocabulary if term.startswith(letters)],
        )

    @property
    def pack(self) -> str:
        """``name@sha256:…`` of what is being searched."""
        return self._pack

    def search(self, query: str, top: int = 5) -> list[Passage]:
        """The passages nearest to `query`, best first. Raises `Missing` ``search.unreachable``."""
        if not query.strip() or top < 1:
            return []
        asked = self._measure.query(query)
        near, worded = self._candidates(query, asked)
        payloads = {point.id: point.payload for point in (*near, *worded)}
        closest = max((point.score for point in worded), default=0.0) or 1.0
        closeness = {point.id: point.score / closest for point in worded}
        words = {
            row: self._measure.score(asked, payload["terms"], closeness.get(row, 0.0))
            for row, payload in payloads.items()
        }
        cosines = {point.id: point.score for point in near}
        meanings = {row: cosines.get(row, 0.0) for row in payloads}
        weight = MEANING_WITH_CODE if asked.names_code else MEANING
        best = fused(words, meanings, weight)[:top]
        return [_passage(payloads[row], words[row], meanings[row]) for row in best]

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _candidates(self, question: str, asked: Query) -> tuple[list[Any], list[Any]]:
        from qdrant_client import models

        vector = _floats(self._embedder.embed([question]))
        weights = {
            term: quality * want.weight * self._measure.rarity(want)
            for want in asked.wants
            for term, quality in want.terms
            if self._measure.frequency(term)
        }
        requests = [models.QueryRequest(query=vector, using=DENSE, limit=_DEEP, with_payload=True)]
        if weights:
            sparse = _sparse(weights)
            requests.append(
                models.QueryRequest(query=sparse, using=SPARSE, limit=_DEEP, with_payload=True)
            )
        with _reached():
            answers = self._client.query_batch_points(self._collection, requests)
        near = [point for point in answers[0].points if point.score >= _NEAR]
        return near, answers[1].points if weights else []


def _point(row: Any, vector: list[float] | None) -> Any:
    from qdrant_client import models

    rowid, passage, doc, section, page, text, start, end, about, *terms = row
    payload = {
        "id": passage, "doc": doc, "section": section, "page": page, "text": text,
        "start": start, "end": end, "about": about, "terms": terms,
    }  # fmt: skip
    words = dict.fromkeys(" ".join(terms).split(), 1.0)
    vectors: dict[str, Any] = {SPARSE: _sparse(words)}
    if vector is not None:
        vectors[DENSE] = vector
    return models.PointStruct(id=rowid, vector=vectors, payload=payload)


def _sparse(weights: dict[str, float]) -> Any:
    from qdrant_client import models

    # Terms are numbered by their checksum; two that meet are told apart when passages are judged.
    numbered = {zlib.crc32(term.encode()): weight for term, weight in weights.items()}
    return models.SparseVector(indices=list(numbered), values=list(numbered.values()))


def _passage(payload: dict[str, Any], score: float, meaning: float) -> Passage:
    return Passage(
        payload["id"], payload["doc"], payload["section"], payload["page"], round(score, 4),
        payload["text"], payload["start"], payload["end"],
        meaning=round(max(0.0, meaning), 4), subject=payload["about"],
    )  # fmt: skip


def _vectors(stored: list[Any], width: int) -> Iterator[tuple[int, list[float]]]:
    for first, rows in stored:
        for at in range(len(rows) // width):
            yield first + at, _floats(rows[at * width : (at + 1) * width])


def _floats(row: bytes) -> list[float]:
    return [value / 127 for value in memoryview(row).cast("b")]


def _packed(vocabulary: dict[str, int]) -> str:
    return base64.b64encode(zlib.compress(json.dumps(vocabulary).encode())).decode()


def _unpacked(text: str) -> dict[str, int]:
    found: dict[str, int] = json.loads(zlib.decompress(base64.b64decode(text)))
    return found


@contextmanager
def _reached() -> Iterator[None]:
    """What the client raises when nobody answers, in our words."""
    from qdrant_client.http.exceptions import ApiException

    try:
        yield
    except (ApiException, OSError) as error:
        raise Missing(
            "search.unreachable",
            f"Qdrant does not answer: {error}.",
            "Check knowledge.qdrant in the settings, and that the server runs.",
        ) from error
