from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.app.instance import only_instance
from kiosk.core.errors import BadInput

HOLD = """
import sys, time
from pathlib import Path
from kiosk.app.instance import only_instance
with only_instance(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_second_kiosk_is_told_who_is_there(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(BadInput) as caught, only_instance(tmp_path):
            pytest.fail("two kiosks hold one folder")
        assert caught.value.code == "app.already_running"
        assert f"process {holder.pid}" in caught.value.message
        assert str(tmp_path) in caught.value.message
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
    with only_instance(tmp_path):  # the lock went with the process
        assert (tmp_path / "kiosk.pid").read_text() == f"{os.getpid()}\n"


def test_lock_is_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with only_instance(tmp_path):
            pass
    assert not (tmp_path / "kiosk.pid").exists()
