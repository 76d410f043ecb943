"""System libraries: looked for with dpkg, installed with apt when that is allowed."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import tomllib
from pathlib import Path

from console import SetupError, say, step

HERE = Path(__file__).parent
MISSING = 3
"""Exit code when a person has to install something."""


def wanted() -> tuple[list[str], dict[str, str]]:
    """Debian packages, and what to say on other systems."""
    data = tomllib.loads((HERE / "system.toml").read_text("utf-8"))
    packages = sorted({name for group in data["groups"].values() for name in group})
    return packages, data["elsewhere"]


def missing(packages: list[str]) -> list[str]:
    """Which of `packages` are not installed."""
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n", *packages]
    answer = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    rows = (line.split(" ", 1) for line in answer.splitlines())
    present = {name for status, name in rows if status == "installed"}
    return [name for name in packages if name not in present]


def ensure() -> None:
    """Install what is missing, or say how. Raises `SetupError` with exit code 3."""
    packages, elsewhere = wanted()
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        say(f"  ! not a Debian system: it needs {elsewhere.get(platform.system(), 'PortAudio')}")
        return
    lacking = missing(packages)
    if not lacking:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *lacking]
    prefix = privileged()
    if prefix is None:
        raise SetupError(
            f"{len(lacking)} system packages are missing.",
            "Run this, then again what you did:\n"
            f"    sudo apt-get update && sudo {' '.join(install)}",
            MISSING,
        )
    with step(f"system libraries: {' '.join(lacking)}"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update"], install):
            run = subprocess.run(
                [*prefix, *command],
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
            if run.returncode:
                raise SetupError(
                    f"{' '.join(command[:2])} failed:\n{run.stderr.strip()[-2000:]}",
                    f"Mend that, or install by hand: {' '.join(lacking)}",
                    MISSING,
                )


def privileged() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo when it asks no password, else None."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if (
        sudo
        and not subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode
    ):
        return [sudo, "-n"]
    return None
