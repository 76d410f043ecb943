"""Reads the settings: defaults → pack → ``kiosk.toml`` → environment, each error with its place."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import SettingsError

from kiosk.app.config import ENV_PREFIX, PACK_MAY_SET, Config
from kiosk.app.paths import Paths
from kiosk.app.settings_errors import Layer, explain, known_names, nearest_hint
from kiosk.core.errors import BadInput

Tree = dict[str, Any]


def load_config(paths: Paths, *, pack: Mapping[str, Any] | None = None, origin: str = "") -> Config:
    """The settings of this kiosk.

    `pack` holds the settings a store pack brings, `origin` names its file. Raises `BadInput` with a
    ``config.*`` code that names key, file and line, and what was expected.
    """
    layers = [_pack_layer(pack or {}, origin), _file_layer(paths)]
    _check_environment_names()
    given: Tree = {}
    for layer in layers:
        given = _overlaid(given, layer.tree)
    try:
        return Config(**given)
    except ValidationError as error:
        raise explain(error, layers) from error
    except SettingsError as error:
        raise BadInput(
            "config.bad_value",
            f"An environment variable that starts with {ENV_PREFIX} cannot be read: {error}.",
            f"Set single keys, such as {ENV_PREFIX}AUDIO__SPEAKER; lists are JSON.",
        ) from error


def _file_layer(paths: Paths) -> Layer:
    """What ``kiosk.toml`` says; a file that nobody named may be absent."""
    try:
        text = paths.config.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if not paths.config_named:
            return Layer(str(paths.config), {}, "")
        raise BadInput(
            "config.not_found",
            f"There is no configuration file at {paths.config}.",
            "Correct KIOSK_CONFIG, or unset it to run on defaults.",
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise BadInput("config.unreadable", f"{paths.config} cannot be read: {reason}.") from error
    try:
        return Layer(str(paths.config), tomllib.loads(text), text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(
            "config.bad_syntax", f"{paths.config} is not valid TOML: {error}.", "Mend that line."
        ) from error


def _pack_layer(tree: Mapping[str, Any], origin: str) -> Layer:
    for path in _leaves(tree):
        if not any(path == may or path.startswith(f"{may}.") for may in PACK_MAY_SET):
            raise BadInput(
                "config.pack_setting",
                f"{origin}: a pack may not set {path}.",
                f"It may set {', '.join(PACK_MAY_SET)}. Other keys belong in kiosk.toml.",
            )
    return Layer(origin, dict(tree), _text_of(origin), ("settings",))


def _text_of(origin: str) -> str:
    """The pack's own file, for line numbers; a built pack has none."""
    path = Path(origin)
    try:
        return path.read_text(encoding="utf-8") if path.suffix == ".toml" else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _check_environment_names() -> None:
    """The settings reader passes over sections it does not know; a typing error must not be."""
    for name in os.environ:
        if not name.upper().startswith(ENV_PREFIX):
            continue
        section = name[len(ENV_PREFIX) :].lower().partition("__")[0]
        if section not in Config.model_fields:
            raise BadInput(
                "config.unknown_key",
                f"environment variable {name}: there is no section '{section}'.",
                nearest_hint(section, known_names(())),
            )


def _leaves(tree: Mapping[str, Any], above: str = "") -> list[str]:
    found: list[str] = []
    for key, value in tree.items():
        path = f"{above}{key}"
        found += _leaves(value, f"{path}.") if isinstance(value, Mapping) else [path]
    return found


def _overlaid(below: Tree, above: Tree) -> Tree:
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        both = isinstance(under, dict) and isinstance(value, dict)
        merged[key] = _overlaid(under, value) if both else value  # type: ignore[arg-type]
    return merged
