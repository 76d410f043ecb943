"""A signed note of how far the log had come, kept elsewhere: against it, even a log that was taken
back as a whole, with its key and its head, does not hold.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.core.errors import BadInput, Missing
from kiosk.governance.audit import AuditLog
from kiosk.governance.audit_seal import Seal
from kiosk.governance.audit_verify import Finding


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Entry `seq` had `hash` at `at` (UTC); signed by the log's key, whose public half it names."""

    seq: int
    hash: str
    at: str
    public_key: str
    signature: str

    @property
    def message(self) -> bytes:
        """What the signature covers."""
        return f"checkpoint:{self.seq}:{self.hash}:{self.at}:{self.public_key}".encode()

    @property
    def holds(self) -> bool:
        """Whether the signature is that of the key it names."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.public_key))
            key.verify(bytes.fromhex(self.signature), self.message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def as_text(self) -> str:
        """As it is written to a file."""
        return json.dumps(asdict(self), indent=1) + "\n"


def checkpoint(log: AuditLog) -> Checkpoint:
    """The newest entry, signed. Raises `Missing` ``audit.none``."""
    newest = log.show(1)
    seal = Seal.open(log.files.key)
    if not newest or seal is None:
        raise Missing("audit.none", "There is no entry to note.", "It is made with the first turn.")
    last = newest[0]
    unsigned = Checkpoint(last.seq, last.hash, last.at, seal.public, "")
    return Checkpoint(last.seq, last.hash, last.at, seal.public, seal.sign(unsigned.message))


def read_checkpoint(path: Path) -> Checkpoint:
    """The note in `path`. Raises `BadInput` ``audit.bad_checkpoint``."""
    try:
        found = Checkpoint(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise BadInput(
            "audit.bad_checkpoint", f"{path} holds no checkpoint.", "kiosk audit checkpoint"
        ) from error
    if not found.holds:
        raise BadInput(
            "audit.bad_checkpoint", f"The signature of {path} is wrong.", "Take another copy."
        )
    return found


def against(log: AuditLog, noted: Checkpoint) -> list[Finding]:
    """What of `log` is not as it was when `noted` was made."""
    seal = Seal.open(log.files.key)
    if seal is None or seal.public != noted.public_key:
        return [Finding(0, "checkpoint", "The log has another key than the checkpoint.")]
    with closing(log.reader()) as database:
        row = database.execute("SELECT hash FROM entry WHERE seq = ?", (noted.seq,)).fetchone()
    if row is None:
        return [Finding(noted.seq, "checkpoint", "The log ends before the checkpoint.")]
    if row[0] != noted.hash:
        return [Finding(noted.seq, "checkpoint", "The entry is not the one of the checkpoint.")]
    return []
