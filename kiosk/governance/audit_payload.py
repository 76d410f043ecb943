"""What of a turn goes into the audit: decisions and figures, never what a person said."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from dataclasses import asdict
from typing import Any

from kiosk.core.record import TurnRecord

_LONGEST_VALUE = 40


def audit_payload(record: TurnRecord, session_key: bytes | None = None) -> dict[str, Any]:
    """The payload for `record`.

    Transcript, answer, passages' text, tool arguments and what was read from pictures are left
    out. With `session_key` each is replaced by a keyed digest: whoever holds the key can prove what
    was said, and once the key is destroyed nobody can guess it.
    """
    return {
        "turn_id": record.turn_id,
        "session_id": record.session_id,
        "pack": record.pack,
        "input": _input(record, session_key),
        "guard": {
            "blocked": record.guard.blocked,
            "categories": list(record.guard.categories),
            "pii": dict(sorted(Counter(span.type for span in record.guard.pii).items())),
        },
        "retrieval": [
            {"id": p.id, "doc": p.doc, "section": p.section, "page": p.page, "score": p.score}
            for p in record.retrieval
        ],
        "route": {
            "tier": record.route.tier.value,
            "model": record.route.model,
            "reasons": [[r.signal, _short(r.value), r.effect] for r in record.route.reasons],
            "estimated_cost_usd": record.route.estimated_cost_usd,
        },
        "answer": {
            "outcome": record.answer.outcome.value,
            "sentences": [
                {
                    "origin": s.origin.value,
                    "citations": list(s.citations),
                    "supported": s.supported,
                    "language": s.language,
                    "translated": bool(s.original),
                    **_digest(s.text, session_key),
                }
                for s in record.answer.sentences
            ],
        },
        "tools": [
            {
                "name": t.name,
                "status": t.status,
                "idempotency_key": t.idempotency_key,
                "arguments": sorted(t.arguments),
            }
            for t in record.tools
        ],
        "timings_ms": asdict(record.timings_ms),
        "usage": asdict(record.usage),
        "egress": {
            "bytes_sent": record.egress.bytes_sent,
            "hosts": list(record.egress.hosts),
        },
        "degraded": [d.code for d in record.degraded],
    }


def _input(record: TurnRecord, key: bytes | None) -> dict[str, Any]:
    heard = record.input
    return {
        "modality": heard.modality,
        "language": heard.language,
        "confidence": heard.confidence,
        "images": len(heard.images),
        **_digest(heard.transcript, key),
    }


def _digest(text: str, key: bytes | None) -> dict[str, Any]:
    if key is None:
        return {"chars": len(text)}
    keyed = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return {"chars": len(text), "hmac_sha256": keyed}


def _short(value: str | float | None) -> str | float | None:
    """A signal's value; a text long enough to be somebody's words is left out."""
    return (
        f"{len(value)} characters"
        if isinstance(value, str) and len(value) > _LONGEST_VALUE
        else value
    )
