"""The arguments of the built-in tools. Their JSON schemas are what a model sees."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Name = Annotated[str, Field(min_length=1, max_length=120)]
Number = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{3,20}$")]
Reference = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{3,20}$")]
Service = Literal["repair", "installation", "advice", "measurement", "maintenance"]


class Arguments(BaseModel):
    """No key more than these."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SearchCatalogue(Arguments):
    """Find products by what they are or can do."""

    query: Name = Field(description="what is looked for, in words")
    below: Annotated[float, Field(gt=0)] | None = Field(None, description="highest price")


class ShowManual(Arguments):
    """Open the page of a manual or document about a topic."""

    topic: Name = Field(description="what the page is about")
    product: str = Field("", max_length=120, description="the product's name or number")


class CheckStock(Arguments):
    """Whether a product is in stock, how many, and where it lies."""

    product: Name = Field(description="the product's name or number")


class OpeningHours(Arguments):
    """When the store is open on a day, or in the whole week."""

    day: date | None = Field(None, description="the day; without one the whole week")


class FreeAppointments(Arguments):
    """Free times for a service appointment on or after a day."""

    service: Service = Field("repair", description="the kind of appointment")
    day: date = Field(description="the first day that would suit")


class BookAppointment(Arguments):
    """Book a service appointment, such as a repair or an installation."""

    service: Service = Field(description="the kind of appointment")
    product: str = Field("", max_length=120, description="the device it is about")
    start: datetime = Field(description="when it begins, local time")


class MoveAppointment(Arguments):
    """Move an appointment that exists to another time."""

    reference: Reference = Field(description="the appointment's reference")
    start: datetime = Field(description="the new time, local")


class CancelAppointment(Arguments):
    """Cancel an appointment that exists."""

    reference: Reference = Field(description="the appointment's reference")


class StartReturn(Arguments):
    """Start the return of a bought item for a refund."""

    order: Number = Field(description="the order number on the receipt")
    product: Name = Field(description="what is returned")
    reason: str = Field("", max_length=300, description="why, in the person's words")


class StartReplacement(StartReturn):
    """Start the replacement of a faulty item by a new one."""


class CancelReturn(Arguments):
    """Take back a return or replacement that was started."""

    reference: Reference = Field(description="the return's reference")


class WarrantyLookup(Arguments):
    """How long the warranty of a product is, and until when for an order."""

    product: str = Field("", max_length=120, description="the product's name or number")
    order: str = Field("", max_length=20, description="the order number on the receipt")


class LookUpOrder(Arguments):
    """Where an order is and what is in it."""

    order: Number = Field(description="the order number")


class TakeItWithYou(Arguments):
    """Put the last answer into a QR code to take along."""

    topic: str = Field("", max_length=120, description="what to take along; the last answer")


class CallStaff(Arguments):
    """Call a member of staff to the kiosk."""

    reason: str = Field("", max_length=200, description="why")


class ErrorCodeProcedure(Arguments):
    """What an error code on a device means and what to do about it."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z]{0,3}-?\d{1,4}[A-Za-z]?$")] = Field(
        description="the code as displayed"
    )
    product: str = Field("", max_length=120, description="the device that shows it")


class SetTimer(Arguments):
    """Start a timer that sounds at its end."""

    minutes: Annotated[float, Field(gt=0, le=24 * 60)] = Field(description="how long, in minutes")
    label: str = Field("", max_length=60, description="what it is for")


def schema(arguments: type[Arguments]) -> dict[str, Any]:
    """The JSON schema of `arguments` without what only Python needs."""
    found: dict[str, Any] = _bare(arguments.model_json_schema())
    return found


def _bare(node: Any) -> Any:
    if isinstance(node, dict):
        kept = {k: v for k, v in node.items() if k != "title" or isinstance(v, dict)}
        return {k: _bare(v) for k, v in kept.items()}
    if isinstance(node, list):
        return [_bare(item) for item in node]
    return node
