"""The back office over HTTP: bearer token, JSON, idempotency keys on every change."""

from __future__ import annotations

import hmac
import json
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from kiosk.app.backoffice import desk_work
from kiosk.app.backoffice.desk_work import Opening
from kiosk.app.backoffice.ledger import Ledger, Reply

Key = Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=100)]
Short = Annotated[str, Field(min_length=1, max_length=200)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")
    occurred_at: Annotated[str, Field(max_length=40)] = ""


class Booking(_Body):
    """A wish for an appointment; `start` is local time, ISO 8601."""

    reference: Short
    kind: Short
    product: Annotated[str, Field(max_length=200)] = ""
    start: Short
    name: Annotated[str, Field(max_length=200)] = ""


class Move(_Body):
    """A wish for another time."""

    start: Short


class Cancellation(_Body):
    """No more is needed."""


class Return(_Body):
    """A wish to give something back, or have it replaced; `code` stands on the receipt."""

    reference: Short
    order: Short
    product: Short
    kind: Annotated[str, Field(pattern="^(return|replacement)$")]
    reason: Annotated[str, Field(max_length=500)] = ""
    code: Short


class JobSheet(_Body):
    """A technician's sheet, as the kiosk exports it."""

    sheet: dict[str, Any]


def make_server(ledger: Ledger, opening: Opening, token: str) -> FastAPI:
    """The service over `ledger`; only who sends `token` is served."""

    def known(authorization: Annotated[str, Header()] = "") -> None:
        if not hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode()):
            raise HTTPException(401, "Send the token as: Authorization: Bearer …")

    app = FastAPI(title="Back office", version="1", dependencies=[Depends(known)])
    _reads(app, ledger, opening)
    _changes(app, ledger, opening)
    return app


def _reads(app: FastAPI, ledger: Ledger, opening: Opening) -> None:
    @app.get("/health", operation_id="health")
    def health() -> dict[str, Any]:
        return {"ok": True}

    @app.get("/orders/{number}", operation_id="get_order", summary="Status and items of an order")
    def order(number: str) -> dict[str, Any]:
        rows = ledger.rows(
            "SELECT number, bought, status, expected, items FROM orders WHERE number = ?", number
        )
        if not rows:
            raise HTTPException(404, f"There is no order {number}.")
        return {**rows[0], "items": json.loads(rows[0]["items"])}

    @app.get("/appointments/free", operation_id="free_slots", summary="Free times for a service")
    def free(kind: str, day: date) -> dict[str, Any]:
        with ledger.opened() as database:
            around = datetime.combine(day, datetime.min.time())
            found = desk_work.free(database, opening, kind, around)
        return {"kind": kind, "slots": [slot.isoformat(timespec="minutes") for slot in found]}

    @app.get("/appointments/check", operation_id="check_slot", summary="Whether a time is free")
    def check(kind: str, start: datetime) -> dict[str, Any]:
        with ledger.opened() as database:
            taken = desk_work.hindrance(database, opening, kind, start)
        others = taken.reply.body.get("alternatives", []) if taken else []
        return {"free": taken is None, "alternatives": others}

    @app.get("/appointments/{reference}", operation_id="get_appointment")
    def appointment(reference: str) -> dict[str, Any]:
        rows = ledger.rows("SELECT * FROM appointments WHERE reference = ?", reference)
        if not rows:
            raise HTTPException(404, f"There is no appointment {reference}.")
        return rows[0]

    @app.get("/state", operation_id="state", summary="Everything, for reports and tests")
    def state() -> dict[str, Any]:
        appointments = ledger.rows("SELECT * FROM appointments ORDER BY rowid")
        returns = ledger.rows("SELECT * FROM returns ORDER BY rowid")
        sheets = ledger.rows("SELECT job, sheet, occurred_at FROM sheets ORDER BY rowid")
        keys = ledger.rows("SELECT key, status FROM answers ORDER BY rowid")
        return {"appointments": appointments, "returns": returns, "sheets": sheets, "answers": keys}


def _changes(app: FastAPI, ledger: Ledger, opening: Opening) -> None:
    @app.post("/appointments", operation_id="book_appointment")
    def book(body: Booking, key: Key) -> JSONResponse:
        asked = body.model_dump()
        return _sent(ledger.once(key, {"book": asked}, desk_work.book(opening, asked)))

    @app.patch("/appointments/{reference}", operation_id="move_appointment")
    def move(reference: str, body: Move, key: Key) -> JSONResponse:
        asked = body.model_dump()
        change = desk_work.move(opening, reference, asked)
        return _sent(ledger.once(key, {"move": reference, **asked}, change))

    @app.post("/appointments/{reference}/cancel", operation_id="cancel_appointment")
    def cancel(reference: str, body: Cancellation, key: Key) -> JSONResponse:
        asked = body.model_dump()
        change = desk_work.cancel(reference, asked)
        return _sent(ledger.once(key, {"cancel": reference, **asked}, change))

    @app.post("/returns", operation_id="start_return")
    def start_return(body: Return, key: Key) -> JSONResponse:
        asked = body.model_dump()
        return _sent(ledger.once(key, {"return": asked}, desk_work.start_return(asked)))

    @app.post("/returns/{reference}/cancel", operation_id="cancel_return")
    def undo_return(reference: str, body: Cancellation, key: Key) -> JSONResponse:
        change = desk_work.undo_return(reference)
        return _sent(ledger.once(key, {"undo": reference, **body.model_dump()}, change))

    @app.post("/jobs/{job}/sheet", operation_id="file_job_sheet")
    def file_sheet(job: str, body: JobSheet, key: Key) -> JSONResponse:
        asked = body.model_dump()
        return _sent(ledger.once(key, {"sheet": job, **asked}, desk_work.file_sheet(job, asked)))


def _sent(reply: Reply) -> JSONResponse:
    return JSONResponse(reply.body, status_code=reply.status)
