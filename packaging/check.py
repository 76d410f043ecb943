"""Style, types, QML and tests, one after the other; the last line counts the tests.

python3 packaging/check.py [--no-tests | --summary] [pytest arguments]
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from console import say
from environment import PYTHON, ROOT

REPORT = ROOT / ".pytest_cache" / "report.xml"


def commands(tests: bool, extra: list[str]) -> dict[str, list[str]]:
    """Title → command."""
    tool = [str(PYTHON), "-m"]
    qml = sorted(str(path) for path in (ROOT / "ui" / "qml").rglob("*.qml"))
    checks = {
        "ruff": [*tool, "ruff", "check", "--quiet", "."],
        "format": [*tool, "ruff", "format", "--quiet", "--check", "."],
        "mypy --strict": [*tool, "mypy"],
        "qmllint": [str(PYTHON.with_name("pyside6-qmllint")), *qml],
        "tests": [*tool, "pytest", f"--junit-xml={REPORT}", *extra],
    }
    return checks if tests else {k: v for k, v in checks.items() if k != "tests"}


def summary() -> str:
    """The tests' outcome as one plain line; nothing ran where there is no report."""
    if not REPORT.exists():
        return "0 passed, 0 failed, 0 skipped"
    total: dict[str, int] = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for suite in ET.parse(REPORT).getroot().iter("testsuite"):
        for name in total:
            total[name] += int(suite.get(name, 0))
    failed = total["failures"] + total["errors"]
    passed = total["tests"] - failed - total["skipped"]
    return f"{passed} passed, {failed} failed, {total['skipped']} skipped"


def main() -> int:
    """Run everything even when something fails: all findings come in one go."""
    extra = sys.argv[1:]
    if extra == ["--summary"]:
        print(summary(), flush=True)
        return 0
    tests = "--no-tests" not in extra
    extra = [word for word in extra if word != "--no-tests"]
    REPORT.parent.mkdir(exist_ok=True)
    Path(REPORT).unlink(missing_ok=True)
    failed = []
    for title, command in commands(tests, extra).items():
        say(f"— {title}")
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(title)
    if failed:
        say(f"not clean: {', '.join(failed)}")
    if REPORT.exists():
        print(summary(), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
