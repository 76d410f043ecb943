"""Secrets that settings refer to: ``env:NAME`` or ``keyring:NAME``, never written in a file."""

from __future__ import annotations

import os

from kiosk.core.errors import Missing

SERVICE = "tandem-kiosk"


def secret(reference: str) -> str:
    """The secret behind `reference`; empty for none, or where the environment has none.

    Raises `Missing` ``secret.no_keyring`` when there is no keyring to ask.
    """
    kind, _, name = reference.partition(":")
    if kind == "env":
        return os.environ.get(name, "")
    if kind != "keyring":
        return ""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, name) or ""
    except KeyringError as error:
        raise Missing(
            "secret.no_keyring",
            f"The keyring can't be asked for '{name}': {error}.",
            "Put the secret into the environment: env:NAME.",
        ) from error
