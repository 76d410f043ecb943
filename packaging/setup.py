"""Sets the kiosk up on this machine: system libraries, Python environment, engine, models.

    python3 packaging/setup.py [--models standard|light|none] [--lock]

Everything that is done already is left alone: the second run takes a second.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whatever python3 is, it should say so in words
    print("Python 3.11 or newer is needed, this is", sys.version.split()[0], file=sys.stderr)
    print("Name another: make PYTHON=python3.11 …", file=sys.stderr)
    raise SystemExit(3)

import argparse
import hashlib
import json
import subprocess
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import engine_wheels
import environment
import system_packages
from console import Progress, SetupError, say, step

STAMP = environment.VENV / "set-up.json"
Builds = dict[engine_wheels.Engine, tuple[str, ...]]
LONG = 10
"""Seconds from which the whole time is worth telling."""


def main() -> int:
    """Run the set-up; gives the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--models", choices=("standard", "light", "none"), default="standard")
    parser.add_argument("--lock", action="store_true", help="write the lock anew, nothing else")
    args = parser.parse_args()
    began = time.monotonic()
    try:
        if args.lock:
            environment.lock()
            return 0
        set_up(args.models)
    except SetupError as error:
        say(f"\n{error}\n{error.hint}")
        return error.status
    except KeyboardInterrupt:
        say("\nstopped; the same command goes on from here")
        return 130
    if time.monotonic() - began > LONG:
        say(f"  ✓ set up in {time.monotonic() - began:.0f} s")
    return 0


def set_up(models: str) -> None:
    """Everything, in an order that keeps the processor and the network busy together."""
    system_packages.ensure()
    builds = {engine: engine_wheels.this_machine(engine) for engine in engine_wheels.ENGINES}
    state = fingerprint(builds)
    fresh = read_stamp() == state and environment.KIOSK.exists()
    if not fresh:
        environment.sync()
    with ThreadPoolExecutor(1) as pool:
        wheels = {} if fresh else {e: wheel_of(e, args, pool) for e, args in builds.items()}
        if models != "none":
            pull(models)
        for engine, wheel in wheels.items():
            with step(engine.name):
                environment.install_wheel(wheel.result())
        if not fresh:
            STAMP.write_text(json.dumps(state), "utf-8")


def fingerprint(builds: Builds) -> dict[str, str]:
    """What the environment is made from; when any of it changes, it is made again."""
    locks = (environment.LOCK, *(engine.lock for engine in builds))
    files = (*locks, environment.ROOT / "pyproject.toml")
    digests = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    flags = {engine.name: " ".join(arguments) for engine, arguments in builds.items()}
    return {**digests, **flags, "python": sys.version}


def read_stamp() -> dict[str, str] | None:
    """The fingerprint of the last finished set-up."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return stamp


def wheel_of(
    engine: engine_wheels.Engine, arguments: tuple[str, ...], pool: ThreadPoolExecutor
) -> Future[Path]:
    """The engine's wheel: kept from before, or building beside the downloads."""
    if (wheel := engine_wheels.kept(engine, arguments)) is not None:
        ready: Future[Path] = Future()
        ready.set_result(wheel)
        return ready
    say(f"  … building {engine.name} for this processor: {' '.join(arguments)}")

    def build() -> Path:
        return engine_wheels.build(environment.PYTHON, engine, arguments, Progress(engine.name))

    return pool.submit(build)


def pull(models: str) -> None:
    """Fetch the models; what is there is only looked at. Its own output shows."""
    done = subprocess.run(
        [str(environment.KIOSK), "models", "pull", "--set", models],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise SetupError("Not all models are here (see above).", status=done.returncode)


if __name__ == "__main__":
    raise SystemExit(main())
