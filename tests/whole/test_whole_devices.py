"""No microphone, one that is taken, and two kiosks on one data folder."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
import sounddevice
from whole_support import DEADLINE_S, PROGRAM, QUOTED, QUOTED_WORDS, eventually, new_kiosk, within

from kiosk.conversation.session import Session
from kiosk.core.state import KioskState, Phase
from tests.support.portaudio import look_again
from tests.support.sound_server import SoundServer


def play(story: Callable[[Session, list[KioskState]], Awaitable[None]]) -> None:
    async def run() -> None:
        states: list[KioskState] = []
        async with new_kiosk() as kiosk, kiosk.live(states.append) as session:
            serving = asyncio.create_task(session.run())
            await eventually(lambda: session.state.phase is Phase.IDLE)
            await story(session, states)
            serving.cancel()
            await asyncio.wait({serving})

    asyncio.run(within(run()))


async def typed(session: Session) -> None:
    """The way without a voice still works."""
    session.submit_text(QUOTED)
    await eventually(lambda: session.state.record is not None)
    assert session.state.record is not None
    assert QUOTED_WORDS in session.state.record.answer.text
    assert session.state.record.answer.outcome == "answered"
    assert session.state.problem is None


async def refused(session: Session, code: str) -> None:
    session.talk()
    await eventually(lambda: session.state.phase is Phase.ERROR)
    problem = session.state.problem
    assert problem is not None
    assert problem.code == code, problem
    assert problem.message
    assert problem.hint


@pytest.mark.parametrize("server", ["none", "empty"])
def test_no_microphone(
    sound_server: SoundServer,
    module_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    server: str,
) -> None:
    if server == "none":
        monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    else:
        sound_server.unplug("ear", "mouth")
    look_again()

    async def story(session: Session, _: list[KioskState]) -> None:
        assert session.state.microphone_ready is (server == "empty")
        await refused(session, "mic.not_found")
        await typed(session)
        assert session.state.record is not None
        codes = [degradation.code for degradation in session.state.record.degraded]
        assert codes
        assert all(code.startswith("speaker.") for code in codes)

    play(story)


def test_a_microphone_that_is_taken(
    sound_server: SoundServer, module_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sounddevice.RawInputStream

    def taken(**_options: Any) -> None:
        raise sounddevice.PortAudioError("Device unavailable", -9985)

    async def story(session: Session, _: list[KioskState]) -> None:
        monkeypatch.setattr(sounddevice, "RawInputStream", taken)
        await refused(session, "mic.busy")
        await typed(session)
        monkeypatch.setattr(sounddevice, "RawInputStream", real)
        session.talk()
        await eventually(lambda: session.state.phase is Phase.LISTENING)
        session.stop()
        await eventually(lambda: session.state.phase is Phase.IDLE)

    play(story)


def test_two_kiosks_on_one_data_folder(
    light_models: object, tmp_path: Path, module_home: Path
) -> None:
    pytest.importorskip("PySide6")
    home = tmp_path / "home"
    env = os.environ | {"KIOSK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    env |= {"PULSE_SERVER": "unix:/nowhere"}
    line = [PROGRAM, "run", "--windowed", "--offline"]
    first = subprocess.Popen(line, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    engines: list[psutil.Process] = []
    try:
        asyncio.run(within(eventually(lambda: ready(home, first))))
        engines = psutil.Process(first.pid).children(recursive=True)
        assert len(engines) >= 3
        second = subprocess.run(
            line, env=env, capture_output=True, text=True, timeout=DEADLINE_S, check=False
        )
        assert second.returncode == 2
        assert second.stdout == ""
        assert "[app.already_running]" in second.stderr
        assert f"process {first.pid}" in second.stderr
        assert "KIOSK_HOME" in second.stderr
        assert "Traceback" not in second.stderr
        assert first.poll() is None
        assert all(engine.is_running() for engine in engines)
        first.send_signal(signal.SIGTERM)
        out, err = first.communicate(timeout=60)
        assert (first.returncode, out, err) == (0, b"", b"")
    finally:
        first.kill()
        first.communicate()
    assert psutil.wait_procs(engines, timeout=20)[1] == []
    assert not (home / "kiosk.pid").exists()


def ready(home: Path, kiosk: subprocess.Popen[bytes]) -> bool:
    assert kiosk.poll() is None, kiosk.communicate()
    log = home / "logs" / "kiosk.log"
    return log.is_file() and "kiosk.ready" in log.read_text(encoding="utf-8")
