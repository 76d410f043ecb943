"""Small catalogues, stores filled by hand, and a web server that misbehaves on request."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from models.catalogue import Catalogue
from models.store import ModelStore


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def entry(
    model_id: str, files: Mapping[str, bytes], **sources: list[dict[str, Any]]
) -> dict[str, Any]:
    """A model's table; `sources` are given by file name with dots and dashes as underscores."""
    return {
        "id": model_id,
        "role": "vad",
        "license": "MIT",
        "languages": (),
        "memory_mb": 1,
        "files": [
            {
                "name": name,
                "size": len(content),
                "sha256": sha256(content),
                "sources": sources.get(name.replace(".", "_").replace("-", "_"), []),
            }
            for name, content in files.items()
        ],
    }


def catalogue(*entries: dict[str, Any], **sets: tuple[str, ...]) -> Catalogue:
    return Catalogue.model_validate({"model": entries, "sets": sets})


def put(store: ModelStore, model_id: str, files: Mapping[str, bytes]) -> None:
    """Write files into the store as a person would, past every check."""
    folder = store.root / model_id
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


@dataclass
class Site:
    """A web server: what it serves, and how it misbehaves."""

    files: dict[str, bytes] = field(default_factory=dict)
    cut_after: list[int] = field(default_factory=list)
    """Bytes after which each answer in turn breaks off; whole answers once it is used up."""
    ranges: bool = True
    etag: str = '"one"'
    status: int = 200
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    base: str = ""

    def url(self, name: str) -> str:
        return f"{self.base}/{name}"


def handler_for(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            site.requests.append((self.path, wanted))
            content = site.files.get(self.path.lstrip("/"))
            if content is None or site.status != 200:
                self.send_error(404 if content is None else site.status)
                return
            unchanged = self.headers.get("If-Range", site.etag) == site.etag
            start = 0
            if wanted and site.ranges and unchanged:
                start = int(wanted.removeprefix("bytes=").rstrip("-"))
                self.send_response(206)
                last = len(content) - 1
                self.send_header("Content-Range", f"bytes {start}-{last}/{len(content)}")
            else:
                self.send_response(200)
            body = content[start:]
            self.send_header("Content-Length", str(len(body)))
            if site.etag:
                self.send_header("ETag", site.etag)
            self.end_headers()
            if site.cut_after:
                body = body[: site.cut_after.pop(0)]
                self.close_connection = True
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    return Handler
