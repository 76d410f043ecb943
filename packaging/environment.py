"""The private Python environment: uv, the locked packages, the project itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from console import SetupError, step

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
LOCK = ROOT / "packaging" / "requirements.lock"
OURS = ("kiosk", "models", "offline", "ui")
"""Compiled at set-up, like the packages: the first start is no slower than the next."""
UV = "uv==0.13.9"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
PYTHON = VENV / SCRIPTS / ("python.exe" if os.name == "nt" else "python")
KIOSK = VENV / SCRIPTS / ("kiosk.exe" if os.name == "nt" else "kiosk")
COMPILE = [
    *("pip", "compile", "pyproject.toml", "--group", "dev", "--universal"),
    *("--python-version", "3.11", "--generate-hashes", "--no-header", "--quiet"),
    *("--no-emit-package", "llama-cpp-python", "--no-emit-package", "pywhispercpp"),
    *("--output-file", str(LOCK)),
]
"""How the lock is made: hashes and no addresses, so it holds for any index or mirror."""


def run(command: list[str], hint: str = "") -> None:
    """Run `command` quietly from the project's folder. Raises `SetupError` with what it said."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        words = (done.stderr.strip() or done.stdout.strip())[-3000:]
        raise SetupError(f"{' '.join(command[:4])} … failed:\n{words}", hint)


def uv() -> str:
    """The path of uv: the one on PATH, else a private one. Raises `SetupError`."""
    if found := shutil.which("uv"):
        return found
    private = TOOLS / SCRIPTS / ("uv.exe" if os.name == "nt" else "uv")
    if not private.exists():
        with step("uv"):
            run([sys.executable, "-m", "venv", str(TOOLS)], "Is python3-venv installed?")
            pip = [str(private.with_name("python")), "-m", "pip", "install", "--quiet", UV]
            run(pip, "PyPI must be within reach of pip.")
    return str(private)


def usable() -> bool:
    """Whether the environment has a Python that starts and is of the version that runs this."""
    ask = [str(PYTHON), "-c", "import sys; print(*sys.version_info[:2])"]
    try:
        said = subprocess.run(ask, capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    return said.split() == [str(number) for number in sys.version_info[:2]]


def sync() -> None:
    """Make the environment hold just the locked packages."""
    tool = uv()
    with step("Python packages from the lock"):
        if not usable():
            shutil.rmtree(VENV, ignore_errors=True)
            run([tool, "venv", "--quiet", "--python", sys.executable, str(VENV)])
        target = ["--quiet", "--python", str(PYTHON), "--compile-bytecode"]
        run(
            [tool, "pip", "sync", *target, "--require-hashes", str(LOCK)],
            "PyPI, or the index uv is set to, must be within reach.",
        )
        run([tool, "pip", "install", *target, "--no-deps", "--editable", str(ROOT)])
        run([str(PYTHON), "-m", "compileall", "-q", *OURS])


def install_wheel(wheel: Path) -> None:
    """Put `wheel` into the environment."""
    target = ["--quiet", "--python", str(PYTHON), "--compile-bytecode"]
    run([uv(), "pip", "install", *target, "--no-deps", str(wheel)])


def lock() -> None:
    """Write the lock anew from pyproject.toml."""
    with step("lock"):
        run([uv(), *COMPILE])
