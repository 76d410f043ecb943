"""Reader of Whisper weights in CTranslate2's `model.bin`, mapped into memory, not loaded.

The file is little-endian: u32 version, a string (u16 length, NUL counted) naming the spec, u32
revision, u32 count; per variable its name, u8 rank, u32 dimensions, u8 type, u32 byte count, data;
then u32 aliases as pairs of names.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from kiosk.core.errors import BadInput

Array = npt.NDArray[Any]

_VERSIONS = (5, 6)
_SPEC = "WhisperSpec"
_BFLOAT16 = 5
_TYPES: dict[int, str] = {0: "<f4", 1: "i1", 2: "<i2", 3: "<i4", 4: "<f2", _BFLOAT16: "<u2"}


@dataclass(frozen=True, slots=True)
class _Entry:
    offset: int
    shape: tuple[int, ...]
    type_id: int


class Ct2Weights:
    """The variables of one `model.bin`. A context manager: the mapping is closed at its end.

    Raises `BadInput` ``models.not_whisper_ct2`` for anything else than whole Whisper weights.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            try:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:  # an empty file cannot be mapped
                raise self._bad(str(error)) from error
        self._at = 0
        try:
            self._entries = dict(self._read_entries())
        except (struct.error, UnicodeDecodeError, KeyError) as error:
            self._map.close()
            raise self._bad(f"unreadable near byte {self._at}") from error
        except BadInput:
            self._map.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._map.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The variables, in the order of the file; aliases are left out."""
        return tuple(self._entries)

    def shape(self, name: str) -> tuple[int, ...]:
        """The dimensions of a variable. Raises `BadInput` when it is not there."""
        return self._entry(name).shape

    def read(self, name: str) -> Array:
        """A copy of a variable as f32, dequantised when a ``…_scale`` stands beside it.

        Integers without a scale stay integers. Raises `BadInput` when it is not there.
        """
        entry = self._entry(name)
        raw = self._view(entry)
        if entry.type_id == _BFLOAT16:
            return (raw.astype("<u4") << 16).view("<f4")
        if f"{name}_scale" in self._entries:
            scale = self._view(self._entry(f"{name}_scale")).astype("<f4")
            return np.asarray(raw.astype("<f4") / scale.reshape(-1, *[1] * (raw.ndim - 1)))
        return np.array(raw, "<f4" if raw.dtype.kind == "f" else raw.dtype)

    def _view(self, entry: _Entry) -> Array:
        """Must not outlive the caller: the mapping cannot close under a view."""
        count = int(np.prod(entry.shape, dtype=np.int64))
        flat = np.frombuffer(self._map, _TYPES[entry.type_id], count, entry.offset)
        return flat.reshape(entry.shape)

    def _entry(self, name: str) -> _Entry:
        try:
            return self._entries[name]
        except KeyError:
            raise self._bad(f"no variable {name}") from None

    def _read_entries(self) -> Iterator[tuple[str, _Entry]]:
        version = self._number("<I")
        if version not in _VERSIONS or self._string() != _SPEC:
            raise self._bad(f"version {version} or its specification is not Whisper's")
        self._number("<I")
        for _ in range(self._number("<I")):
            name = self._string()
            shape = tuple(self._number("<I") for _ in range(self._number("<B")))
            type_id, size = self._number("<B"), self._number("<I")
            expected = np.dtype(_TYPES[type_id]).itemsize * int(np.prod(shape, dtype=np.int64))
            if size != expected or self._at + size > len(self._map):
                raise self._bad(f"{name} is cut short or of the wrong size")
            yield name, _Entry(self._at, shape, type_id)
            self._at += size

    def _number(self, form: str) -> int:
        (value,) = struct.unpack_from(form, self._map, self._at)
        self._at += struct.calcsize(form)
        return int(value)

    def _string(self) -> str:
        length = self._number("<H")
        text = self._map[self._at : self._at + length]
        self._at += length
        return text.rstrip(b"\0").decode("ascii")

    def _bad(self, why: str) -> BadInput:
        return BadInput(
            "models.not_whisper_ct2",
            f"{self._path} is no CTranslate2 Whisper model: {why}",
            "fetch it again with: kiosk models pull",
        )
