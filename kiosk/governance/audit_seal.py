"""The audit log's key and its signed head: two small files beside the database.

The head names the last entry. It is kept outside the database, so that cutting entries off the end
shows; it is signed, so that it cannot be rewritten to fit.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.core.errors import KioskError

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry that was certainly written; `seq` 0 before the first."""

    seq: int
    hash: str
    signature: str

    @property
    def message(self) -> bytes:
        """What the signature covers."""
        return f"head:{self.seq}:{self.hash}".encode()


class Seal:
    """Signs and checks. Construct with `Seal.open` or `Seal.create`."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self._public: Ed25519PublicKey = key.public_key()

    @classmethod
    def create(cls) -> Seal:
        """A new key, not yet stored."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def open(cls, path: Path) -> Seal | None:
        """The stored key; None without one. Raises `KioskError` ``audit.key_damaged``."""
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            return None
        if len(raw) != _KEY_BYTES:
            raise KioskError(
                "audit.key_damaged",
                f"The audit key {path} has {len(raw)} bytes instead of {_KEY_BYTES}.",
                "Restore it from a backup; without it the log cannot be verified or continued.",
            )
        return cls(Ed25519PrivateKey.from_private_bytes(raw))

    def store(self, path: Path) -> None:
        """Write the key for this user alone (0600)."""
        write_whole(path, self._key.private_bytes_raw())

    @property
    def public(self) -> str:
        """The public key in hexadecimal: note it elsewhere, and the log can be checked there."""
        return self._public.public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def sign(self, message: bytes) -> str:
        """The signature of `message` in hexadecimal."""
        return self._key.sign(message).hex()

    def holds(self, message: bytes, signature: str) -> bool:
        """Whether `signature` is ours for `message`."""
        try:
            self._public.verify(bytes.fromhex(signature), message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def head(self, seq: int, digest: str) -> Head:
        """A signed head."""
        unsigned = Head(seq, digest, "")
        return Head(seq, digest, self.sign(unsigned.message))


def read_head(path: Path) -> Head | None:
    """The stored head; None when there is no readable one."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Head(int(raw["seq"]), str(raw["hash"]), str(raw["signature"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_head(path: Path, head: Head) -> None:
    """Replace the stored head in one step."""
    text = json.dumps({"seq": head.seq, "hash": head.hash, "signature": head.signature})
    write_whole(path, text.encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write `path` (0600) so that it holds either the old or the new content, never a part."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
