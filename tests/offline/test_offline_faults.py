"""Each engine is killed in the middle of its work, cancelled, orphaned, and must come back."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress
from pathlib import Path

import psutil
import pytest
from offline_faults import Ears, FaultTable, Mind, Mouth, Subject, eventually

from kiosk.core.errors import EngineCrashed

Make = Callable[[], Subject]


@pytest.fixture(params=["whisper", "llama", "piper"])
def make(request: pytest.FixtureRequest) -> Make:
    def made_of(kind: Callable[..., Subject], *names: str) -> Make:
        parts = [request.getfixturevalue(name) for name in names]
        return lambda: kind(*parts)

    if request.param == "whisper":
        return made_of(Ears, "whisper_path", "question")
    if request.param == "llama":
        return made_of(Mind, "llama_path")
    return made_of(Mouth, "voice_path")


def play(make: Make, story: Callable[[Subject], Awaitable[None]]) -> None:
    async def run() -> None:
        subject = make()
        try:
            async with asyncio.timeout(120):
                await subject.start()
                await subject.check()
                await story(subject)
        finally:
            await subject.close()

    asyncio.run(run())


async def exhaust(subject: Subject) -> None:
    async with aclosing(subject.work()) as results:
        async for _ in results:
            pass


async def until_busy(pid: int) -> None:
    """Return once the process has burnt CPU for a while: it is in the middle of its work."""
    process = psutil.Process(pid)
    before = sum(process.cpu_times()[:2])
    await eventually(lambda: sum(process.cpu_times()[:2]) > before + 0.15)


@pytest.mark.parametrize("fault", ["SIGKILL", "SIGSEGV"])
def test_fault_in_mid_work(make: Make, fault: str, fault_table: FaultTable) -> None:
    async def story(subject: Subject) -> None:
        pid = subject.pid
        assert pid is not None
        task = asyncio.create_task(exhaust(subject))
        await until_busy(pid)
        assert not task.done()
        struck = time.perf_counter()
        os.kill(pid, signal.Signals[fault])
        with pytest.raises(EngineCrashed) as caught:
            await task
        seen = time.perf_counter()
        assert caught.value.code in {"stt.crashed", "llm.crashed", "tts.crashed"}
        assert fault in caught.value.message
        await subject.start()
        ready = time.perf_counter()
        await subject.check()
        assert subject.pid != pid
        times = ((seen - struck) * 1000, (ready - struck) * 1000)
        fault_table.add(subject.name, fault, caught.value.code, *times)

    play(make, story)


def test_fault_cancel_frees_the_caller_and_the_cpu(make: Make, fault_table: FaultTable) -> None:
    async def story(subject: Subject) -> None:
        pid = subject.pid
        assert pid is not None
        task = asyncio.create_task(exhaust(subject))
        await until_busy(pid)
        wanted = time.perf_counter()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        freed = time.perf_counter()
        await subject.check()
        ready = time.perf_counter()
        process = psutil.Process(subject.pid)
        before = sum(process.cpu_times()[:2])
        await asyncio.sleep(1)
        assert sum(process.cpu_times()[:2]) < before + 0.3
        times = ((freed - wanted) * 1000, (ready - wanted) * 1000)
        fault_table.add(subject.name, "cancel", "CancelledError", *times)

    play(make, story)


def test_fault_two_calls_at_once_are_both_right(make: Make) -> None:
    async def story(subject: Subject) -> None:
        await asyncio.gather(*(subject.check() for _ in range(3)))

    play(make, story)


_PARENT = """
import asyncio, os, sys
from pathlib import Path
import psutil
from offline_faults import Ears, Mind, Mouth
from test_offline_faults import exhaust, until_busy

async def main():
    question = Path(sys.argv[4]).read_bytes()
    engines = [Ears(Path(sys.argv[1]), question), Mind(Path(sys.argv[2])), Mouth(Path(sys.argv[3]))]
    for engine in engines:
        await engine.start()
    tasks = [asyncio.create_task(exhaust(engine)) for engine in engines]
    await asyncio.gather(*(until_busy(engine.pid) for engine in engines))
    print(*(engine.pid for engine in engines), flush=True)
    await asyncio.gather(*tasks)

asyncio.run(main())
"""


def test_fault_no_orphans_when_the_parent_is_killed(  # noqa: PLR0917
    whisper_path: Path,
    llama_path: Path,
    voice_path: Path,
    question: bytes,
    tmp_path: Path,
    fault_table: FaultTable,
) -> None:
    recording = tmp_path / "question.pcm"
    recording.write_bytes(question)
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, whisper_path, llama_path, voice_path, recording],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    assert parent.stdout is not None
    children = [psutil.Process(int(pid)) for pid in parent.stdout.readline().split()]
    assert len(children) == 3
    struck = time.perf_counter()
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for name, child in zip(("whisper", "llama", "piper"), children, strict=True):
        while not is_over(child):
            assert time.perf_counter() < struck + 20, f"{name} outlived its parent"
            time.sleep(0.005)
        fault_table.add(name, "orphaned", "gone", (time.perf_counter() - struck) * 1000, 0)


def is_over(process: psutil.Process) -> bool:
    """True when it does nothing any more; an init that is slow to reap is not our concern."""
    with suppress(psutil.NoSuchProcess):
        return process.status() == psutil.STATUS_ZOMBIE
    return True
