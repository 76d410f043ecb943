"""Downloads over HTTP that resume where they broke, within one run and across runs."""

from __future__ import annotations

import hashlib
import re
import threading
from pathlib import Path

import httpx2

from kiosk.core.errors import KioskError
from models.failures import offline, source_failed, wrong_hash
from models.files import CHUNK
from models.progress import Report

_TRIES = 4
"""Tries in a row that bring no new byte before a source is given up."""
_TIMEOUT = httpx2.Timeout(30, connect=10)
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_OK, _PARTIAL, _NOT_SATISFIABLE = 200, 206, 416
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


class _Broken(Exception):
    """Worth another try; `error` is what to say when it was the last."""

    def __init__(self, error: KioskError) -> None:
        super().__init__(error.message)
        self.error = error


def new_client() -> httpx2.Client:
    """A client that follows redirects and honours the machine's proxy settings."""
    return httpx2.Client(follow_redirects=True, timeout=_TIMEOUT)


class Download:
    """One file from one URL, into ``staging/<sha256>`` by way of ``staging/<sha256>.partial``.

    `size` in bytes, None when not known. Setting `stop` interrupts; what came so far is kept.
    `first_pause_s` is how long it waits before the second try; the wait doubles from there.
    """

    def __init__(
        self,
        url: str,
        sha256: str,
        size: int | None,
        staging: Path,
        stop: threading.Event,
        *,
        first_pause_s: float = 0.5,
    ) -> None:
        self._url = url
        self._sha256 = sha256
        self._size = size
        self._stop = stop
        self._first_pause_s = first_pause_s
        self._whole = staging / sha256
        self._partial = staging / f"{sha256}.partial"
        self._validator = staging / f"{sha256}.validator"
        self._digest = hashlib.sha256()
        self._have = 0

    def run(self, client: httpx2.Client, report: Report) -> Path:
        """Fetch, and return the staged file. Blocks.

        Raises `KioskError` ``models.offline``, ``models.source_failed`` or ``models.wrong_hash``.
        """
        self._take_up()
        resumed = self._have > 0
        self._persist(client, report)
        if resumed and self._digest.hexdigest() != self._sha256:
            self._start_over()  # what was there may have been the beginning of something else
            self._persist(client, report)
        if (found := self._digest.hexdigest()) != self._sha256:
            self._start_over()
            raise wrong_hash(self._url, found, self._sha256)
        self._validator.unlink(missing_ok=True)
        return self._partial.replace(self._whole)

    def _take_up(self) -> None:
        """Hash what an interrupted run left."""
        if not self._partial.exists():
            return
        with self._partial.open("rb") as file:
            while piece := file.read(CHUNK):
                self._digest.update(piece)
                self._have += len(piece)

    def _start_over(self) -> None:
        self._partial.unlink(missing_ok=True)
        self._validator.unlink(missing_ok=True)
        self._digest = hashlib.sha256()
        self._have = 0

    def _persist(self, client: httpx2.Client, report: Report) -> None:
        failed = 0
        while True:
            before = self._have
            try:
                return self._try(client, report)
            except _Broken as broken:
                failed = 1 if self._have > before else failed + 1
                if failed >= _TRIES:
                    raise broken.error from broken
            if self._stop.wait(self._first_pause_s * 2 ** (failed - 1)):
                raise source_failed(self._url, "interrupted")

    def _try(self, client: httpx2.Client, report: Report) -> None:
        headers = {"Accept-Encoding": "identity"}
        if self._have:
            headers["Range"] = f"bytes={self._have}-"
            if self._validator.exists():
                headers["If-Range"] = self._validator.read_text(encoding="latin-1")
        try:
            with client.stream("GET", self._url, headers=headers) as response:
                self._receive(response, self._expected(response), report)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
            raise _Broken(offline(self._url, str(error))) from error
        except httpx2.UnsupportedProtocol as error:
            raise source_failed(self._url, str(error)) from error
        except httpx2.TransportError as error:
            why = str(error) or type(error).__name__
            raise _Broken(source_failed(self._url, f"broke off: {why}")) from error

    def _expected(self, response: httpx2.Response) -> int | None:
        """The size of the whole file, once the answer is found to be a piece of it that fits."""
        status = response.status_code
        if status in _PASSING:
            raise _Broken(source_failed(self._url, f"HTTP {status}"))
        if status == _NOT_SATISFIABLE:
            self._start_over()
            raise _Broken(source_failed(self._url, "refused to resume"))
        if status not in (_OK, _PARTIAL):
            raise source_failed(self._url, f"HTTP {status}")
        if status == _OK:
            self._start_over()
            self._keep_validator(response.headers)
            length = response.headers.get("Content-Length", "")
        else:
            found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
            if not found or int(found[1]) != self._have:
                self._start_over()
                raise _Broken(source_failed(self._url, "resumed at the wrong place"))
            length = found[2]
        total = int(length) if length.isdigit() else self._size
        if self._size is not None and total != self._size:
            self._start_over()
            why = f"is {total:,} bytes long, the catalogue says {self._size:,}"
            raise source_failed(self._url, why)
        return total

    def _keep_validator(self, headers: httpx2.Headers) -> None:
        etag = headers.get("ETag", "")
        strong = "" if etag.startswith("W/") else etag  # If-Range takes strong ones alone
        if validator := strong or headers.get("Last-Modified", ""):
            self._validator.write_text(validator, encoding="latin-1")

    def _receive(self, response: httpx2.Response, total: int | None, report: Report) -> None:
        with self._partial.open("ab") as file:
            for piece in response.iter_raw():
                file.write(piece)
                self._digest.update(piece)
                self._have += len(piece)
                report(self._have)
                if self._stop.is_set():
                    raise source_failed(self._url, "interrupted")
                if total is not None and self._have > total:
                    break
        if total is not None and self._have > total:
            self._start_over()
            raise source_failed(self._url, f"sent more than its {total:,} bytes")
        if total is not None and self._have < total:
            raise _Broken(source_failed(self._url, f"ended at {self._have:,} of {total:,} bytes"))
