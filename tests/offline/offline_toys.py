"""An engine for the worker's tests: it does whatever a bad engine may do."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator

from kiosk.core.errors import BadInput, Missing
from offline.control import Control


class Toy:
    def __init__(self, *, control: Control, start: str = "well") -> None:
        self.control = control
        if start == "coded":
            raise Missing("toy.model_missing", "no toy", "buy one")
        if start == "raise":
            raise RuntimeError("bad toy")
        if start == "crash":
            self.end("SIGSEGV")

    def echo(self, value: object) -> object:
        return value

    def count(self, to: int, pause: float = 0.0) -> Iterator[int]:
        for number in range(to):
            time.sleep(pause)
            yield number

    def coded(self) -> None:
        raise BadInput("toy.bad", "not this", "that")

    def wrong(self) -> None:
        raise ZeroDivisionError("oh")

    def end(self, how: str) -> None:
        if how == "exit":
            os._exit(3)
        if how == "abort":
            os.abort()
        os.kill(os.getpid(), signal.Signals[how])
        time.sleep(60)

    def deaf(self, seconds: float) -> str:
        time.sleep(seconds)
        return "heard nothing"

    def until_stopped(self) -> int:
        while not self.control.stop():
            time.sleep(0.005)
        return self.control.threads

    def noise(self) -> str:
        print("stray print")
        os.write(1, b"\x00\x00\xff\xff native noise\n")
        sys.stderr.write("complaint\n")
        return "fine"

    def threads(self) -> int:
        return self.control.threads
