"""Where a cloud tier is and with which key: from settings, environment and the system's keyring."""

from __future__ import annotations

import os

from kiosk.app.config_cloud import CloudTier
from kiosk.reasoning.presets import PRESETS

_SERVICE = "tandem-kiosk"


def address_of(tier: CloudTier) -> str:
    """The root of the tier's service."""
    return tier.base_url or PRESETS[tier.provider].base_url


def reference_of(tier: CloudTier) -> str:
    """Where the tier's key lies: ``env:NAME``, ``keyring:NAME`` or nothing."""
    return PRESETS[tier.provider].key if tier.key == "auto" else tier.key


def key_of(tier: CloudTier) -> str | None:
    """The tier's key, empty where it needs none, None where it is not to be had."""
    kind, _, name = reference_of(tier).partition(":")
    if not kind:
        return ""
    if kind == "env":
        return os.environ.get(name) or None
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, name)
    except KeyringError:
        return None


def is_on(tier: CloudTier) -> bool:
    """Whether the tier is to be used; "auto" is on when a key is there for it."""
    if tier.enabled == "auto":
        return bool(reference_of(tier)) and key_of(tier) is not None
    return tier.enabled
