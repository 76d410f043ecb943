"""Qt Quick tests beside the components."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_the_components_pass_their_own_tests() -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "ui_quick.py"), str(HERE / "qml")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    told = done.stdout + done.stderr
    assert done.returncode == 0, told
    passed = re.search(r"Totals: (\d+) passed, 0 failed, 0 skipped", told)
    assert passed and int(passed[1]) >= 13, told
    assert "QWARN" not in told, told
