"""``pack.toml``: who the kiosk is in this place, and how it behaves."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.core.errors import BadInput
from kiosk.knowledge.brand import BrandTable, embedded
from kiosk.knowledge.pack_errors import explain
from kiosk.knowledge.pack_tools import ToolsTable, with_documents
from kiosk.knowledge.textfile import read_text

PACK_FILE = "pack.toml"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Text = Annotated[str, Field(min_length=1, max_length=2000, description="a text in quotes")]
Texts = Annotated[tuple[Text, ...], Field(strict=False, description='texts: ["one", "two"]')]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$", description='a code such as "en"')]
Span = Annotated[
    str,
    Field(
        pattern=r"^(closed|([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d"
        r"(, ([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d)*)$",
        description='hours such as "09:00-18:00", "09:00-12:30, 14:00-18:00" or "closed"',
    ),
]
TierName = Literal["mini", "standard", "premium"]


class Table(BaseModel):
    """A table of ``pack.toml``: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class HoursException(Table):
    """A day that differs, such as a holiday."""

    date: datetime.date = Field(description="a date such as 2026-12-24, without quotes")
    open: Span
    note: str = ""


class Hours(Table):
    """Opening hours, local time; an absent day is not stated."""

    monday: Span | None = None
    tuesday: Span | None = None
    wednesday: Span | None = None
    thursday: Span | None = None
    friday: Span | None = None
    saturday: Span | None = None
    sunday: Span | None = None
    exceptions: Annotated[tuple[HoursException, ...], Field(strict=False)] = ()

    def week(self) -> dict[str, str]:
        """Day → hours, for the days that are stated, Monday first."""
        return {day: span for day in DAYS if (span := getattr(self, day)) is not None}


class WorkflowTable(Table):
    """How questions about a matter are served, where that differs from the rest."""

    name: Text
    topics: Annotated[tuple[Text, ...], Field(strict=False, min_length=1)]
    """Words or phrases that tell that a question is about it."""
    prefer: TierName | None = None
    """Who answers first."""
    most: TierName = "premium"
    """The highest tier that may answer; ``mini`` keeps it on the device."""
    escalate_below: Annotated[float, Field(ge=0, le=1)] | None = None
    """Mini's confidence below which a higher tier answers instead."""


class Tiers(Table):
    """Who may answer for this owner."""

    allowed: Annotated[tuple[TierName, ...], Field(strict=False, min_length=1)] = (
        "mini",
        "standard",
        "premium",
    )
    prefer: TierName = "mini"
    workflows: Annotated[tuple[WorkflowTable, ...], Field(strict=False)] = ()


class Policies(Table):
    """What the kiosk leaves alone, and what it leaves to people."""

    blocked_topics: Texts = ()
    """Topics it declines."""
    staff_topics: Texts = ()
    """Topics that it leaves to people: it answers by pointing to them."""


class Pack(Table):
    """A store pack's manifest. Only `name` is required."""

    name: Annotated[Text, Field(pattern=r"\S", max_length=100)]
    """The owner's name, as people know it."""
    greeting: str = ""
    """What the idle screen says."""
    persona: str = ""
    """Who the assistant is, in one or two sentences, for the prompt."""
    tone: str = ""
    """How it speaks."""
    languages: Annotated[
        tuple[Language, ...],
        Field(strict=False, min_length=1, description='language codes: ["en", "de"]'),
    ] = ("en",)
    """ISO 639-1 codes; the first is that of the documents."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", description='a code such as "USD"')] = (
        "USD"
    )
    """ISO 4217 code of prices that name none."""
    suggestions: Texts = ()
    """Questions to show."""
    brand: BrandTable = BrandTable()
    hours: Hours = Hours()
    tiers: Tiers = Tiers()
    policies: Policies = Policies()
    pronunciation: dict[Text, Text] = {}
    """Word → how to say it."""
    tools: ToolsTable = ToolsTable()
    """What it lets the kiosk do beyond what is built in."""
    settings: dict[str, Any] = {}
    """Settings of the kiosk that this pack brings; checked where they are used."""


def load_pack(path: Path) -> Pack:
    """Read the manifest of the pack folder `path` (or that ``pack.toml`` itself).

    Raises `BadInput` ``pack.not_found``, ``pack.no_toml``, ``pack.bad_toml``, ``pack.unknown_key``,
    ``pack.missing_key``, ``pack.bad_value``, ``pack.bad_encoding``: each names file, line, remedy.
    """
    file = path if path.name == PACK_FILE else path / PACK_FILE
    if not file.parent.is_dir():
        raise BadInput(
            "pack.not_found", f"There is no folder {file.parent}.", "Check the path of the pack."
        )
    if not file.is_file():
        raise BadInput(
            "pack.no_toml",
            f"The folder {file.parent} has no {PACK_FILE}.",
            f'Create {file} with at least the line: name = "Your store"',
        )
    text = read_text(file) + "\n"  # so that an error in the last line has a line
    try:
        pack = Pack.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(
            "pack.bad_toml",
            f"{file} is not valid TOML: {error}.",
            'Texts need quotes: name = "My store". Mend the line named above.',
        ) from error
    except ValidationError as error:
        raise explain(error, Pack, file, text) from error
    brand, tools = embedded(pack.brand, file.parent), with_documents(pack.tools, file.parent)
    return pack.model_copy(update={"brand": brand, "tools": tools})
