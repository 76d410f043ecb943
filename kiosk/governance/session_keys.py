"""A key for each session, in memory alone: what it keyed says nothing once it is gone."""

from __future__ import annotations

import secrets

_BYTES = 32


class SessionKeys:
    """The audit keeps what was said as digests under a session's key. The key is never written: a
    wipe, the program's end and a power cut all destroy it, and the chain stays verifiable.
    """

    def __init__(self) -> None:
        self._keys: dict[str, bytearray] = {}

    def of(self, session_id: str) -> bytes:
        """The key of a session, made when first asked for."""
        if session_id not in self._keys:
            self._keys[session_id] = bytearray(secrets.token_bytes(_BYTES))
        return bytes(self._keys[session_id])

    def destroy(self, session_id: str) -> None:
        """Destroy a session's key; asked again, it is another one."""
        key = self._keys.pop(session_id, None)
        if key:
            key[:] = bytes(len(key))

    def destroy_all(self) -> None:
        """Destroy every key."""
        for session_id in list(self._keys):
            self.destroy(session_id)
