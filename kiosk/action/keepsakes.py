"""What a person wants remembered until they come back: sealed with a code that only they have.

A note is encrypted under a key made of the person's code and a secret of this device (scrypt), and
lies under a name made the same way. Without the code nobody can tell whose note it is, or read it;
without the device a copied folder is worth nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from kiosk.core.errors import BadInput

KEPT_DAYS = 180
"""A note that nobody asked for is gone after this many days."""
_DAY_S = 86_400
_NONCE = 12
_COST = 2**14
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Keepsake:
    """A note: what the visit was about, and the references given; `at` is in epoch seconds."""

    topics: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    at: float = 0.0


class Keepsakes:
    """The notes in `folder`; `now` gives epoch seconds."""

    def __init__(self, folder: Path, now: Callable[[], float]) -> None:
        self._folder = folder
        self._now = now

    def keep(self, code: str, note: Keepsake) -> None:
        """Seal `note` with `code`; what was kept under it is replaced.

        Raises `BadInput` ``keepsake.short_code``.
        """
        name, key = self._named(code)
        nonce = secrets.token_bytes(_NONCE)
        sealed = ChaCha20Poly1305(key).encrypt(nonce, _text(note), name.encode())
        path = self._folder / name
        fresh = path.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(nonce + sealed)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)

    def recall(self, code: str) -> Keepsake | None:
        """The note under `code`; None when there is none, or none that this code opens."""
        self._purge()
        name, key = self._named(code)
        try:
            raw = (self._folder / name).read_bytes()
            plain = ChaCha20Poly1305(key).decrypt(raw[:_NONCE], raw[_NONCE:], name.encode())
        except (OSError, InvalidTag):
            return None
        found = json.loads(plain)
        return Keepsake(tuple(found["topics"]), tuple(found["references"]), found["at"])

    def erase(self, code: str) -> bool:
        """Destroy the note under `code`; whether there was one."""
        name, _ = self._named(code)
        path = self._folder / name
        if not path.exists():
            return False
        path.write_bytes(secrets.token_bytes(path.stat().st_size))
        path.unlink()
        return True

    def _named(self, code: str) -> tuple[str, bytes]:
        plain = "".join(sign for sign in code.upper() if sign.isalnum())
        if len(plain) < _SHORTEST:
            raise BadInput("keepsake.short_code", "The code has four signs at least.", "Try again.")
        made = hashlib.scrypt(plain.encode(), salt=self._secret(), n=_COST, r=8, p=1, dklen=64)
        name = hmac.new(made[:32], b"name", hashlib.sha256).hexdigest()
        return name, made[32:]

    def _secret(self) -> bytes:
        """The device's own secret; with it every note is lost."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self._folder / "device.key"
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return file.read_bytes()
        fresh = secrets.token_bytes(32)
        with os.fdopen(handle, "wb") as out:
            out.write(fresh)
            out.flush()
            os.fsync(out.fileno())
        return fresh

    def _purge(self) -> None:
        oldest = self._now() - KEPT_DAYS * _DAY_S
        for path in self._folder.glob("*"):
            if path.name != "device.key" and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


def _text(note: Keepsake) -> bytes:
    return json.dumps(asdict(note), ensure_ascii=False).encode()
