"""What every table of the settings is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

KeyReference = Annotated[
    str,
    Field(
        pattern=r"^((env|keyring):[A-Za-z0-9_./-]+)?$",
        description='where the key lies: "env:NAME", "keyring:NAME" or "" for none',
    ),
]


class Section(BaseModel):
    """A table of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
