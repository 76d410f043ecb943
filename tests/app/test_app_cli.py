from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.app.cli import COMMANDS

KIOSK = Path(sys.executable).with_name("kiosk")
Run = Callable[..., Any]

ENGINES = (
    "numpy",
    "onnxruntime",
    "llama_cpp",
    "pywhispercpp",
    "PySide6",
    "sounddevice",
    "pydantic",
)


def test_help_lists_every_command(kiosk: Run) -> None:
    ran = kiosk("--help")
    assert ran.code == 0
    assert set(COMMANDS) <= set(ran.out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_listed_command_exists_and_has_help(kiosk: Run, name: str) -> None:
    assert importlib.util.find_spec(f"kiosk.app.commands.{name}") is not None
    ran = kiosk(name, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"usage: kiosk {name}" in ran.out


def test_help_imports_no_engine() -> None:
    code = (
        "import sys; from kiosk.app.cli import main; main(['--help']);"
        f"sys.exit(str([m for m in {ENGINES} if m in sys.modules] or ''))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--json"],
        ["nosuch", "--json"],
        ["ask", "--json"],
        ["ask", "--json", "--nosuch", "x"],
        ["ask", "x", "--json", "--tier", "huge"],
        ["models", "--json"],
        ["listen", "--batch", "--out", "x.wav"],
    ],
)
def test_usage_errors_are_json_objects(kiosk: Run, arguments: list[str]) -> None:
    ran = kiosk(*arguments)
    assert ran.code == 2
    assert ran.json["error"]["code"] == "cli.usage"
    assert ran.json["error"]["hint"]
    assert ran.err == ""


def test_errors_for_people_go_to_standard_error(kiosk: Run) -> None:
    ran = kiosk("nosuch")
    assert (ran.code, ran.out) == (2, "")
    assert "nosuch" in ran.err
    assert "[cli.usage]" in ran.err


def test_wrong_settings_stop_every_command(kiosk: Run, home: Path) -> None:
    home.mkdir()
    (home / "kiosk.toml").write_text("[audio]\nspeeker = 'x'\n")
    ran = kiosk("models", "list", "--json")
    assert ran.code == 2
    assert ran.json["error"]["code"] == "config.unknown_key"
    assert "line 2" in ran.json["error"]["message"]


def test_unusable_home(kiosk: Run, home: Path) -> None:
    home.write_text("a file")
    ran = kiosk("models", "list", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "home.unusable")


def test_models_list(kiosk: Run) -> None:
    ran = kiosk("models", "list", "--json")
    assert ran.code == 0
    assert {"id", "role", "state", "size"} <= ran.json["models"][0].keys()
    plain = kiosk("models", "list")
    assert len(plain.out.splitlines()) == len(ran.json["models"])
    assert "\x1b" not in plain.out


def test_models_verify_of_nothing(kiosk: Run) -> None:
    ran = kiosk("models", "verify", "--json")
    assert (ran.code, ran.json) == (0, {"ok": True, "models": []})


def test_models_pull_names_the_nearest(kiosk: Run) -> None:
    ran = kiosk("models", "pull", "smollm2-135m-instruct-q4_2", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "models.unknown")
    assert "q4_1" in ran.json["error"]["message"] + ran.json["error"]["hint"]


def test_flipped_byte_is_found(kiosk: Run, home: Path) -> None:
    folder = home / "models" / "silero-vad"
    folder.mkdir(parents=True)
    (folder / "silero_vad.onnx").write_bytes(b"\0" * 100)
    ran = kiosk("models", "verify", "--json")
    assert ran.code == 2
    assert ran.json["ok"] is False
    assert ran.json["models"][0]["code"].startswith("models.")


def test_native_prints_do_not_reach_standard_output(home: Path) -> None:
    code = (
        "import os, sys\n"
        "from kiosk.app.output import Output, own_stdout\n"
        "with own_stdout() as stream:\n"
        "    os.write(1, b'native noise\\n'); print('python noise')\n"
        "    Output(stream, as_json=True).line({'a': 1})\n"
        "print('after')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == '{"a": 1}\nafter\n'
    assert "native noise" in done.stderr
    assert "python noise" in done.stderr


def test_closed_pipe_is_no_internal_error(home: Path) -> None:
    command = [Path(sys.executable).with_name("kiosk"), "models", "list"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == ""


def test_unforeseen_failure_is_coded_and_traced_in_the_log(home: Path) -> None:
    code = (
        "import sys; from kiosk.app import cli; from kiosk.app.commands import models\n"
        "def broken(*_): raise ZeroDivisionError('canary')\n"
        "models._list = broken\n"
        "sys.exit(cli.main(['models', 'list', '--json']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 70
    assert json.loads(done.stdout)["error"]["code"] == "app.internal"
    assert "Traceback" not in done.stderr
    log = (home / "logs" / "kiosk.log").read_text()
    assert "ZeroDivisionError" in log
    assert "canary" not in log + done.stdout + done.stderr


def test_ctrl_c_ends_with_130(home: Path) -> None:
    code = (
        "import sys; from kiosk.app import cli; from kiosk.app.commands import models\n"
        "def interrupted(*_): raise KeyboardInterrupt\n"
        "models._list = interrupted\n"
        "sys.exit(cli.main(['models', 'list', '--json']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (130, b"")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_batch_that_waits_for_input_ends_on_a_signal(
    home: Path, tmp_path: Path, number: int, code: int
) -> None:
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("started where this signal is ignored, as every child would be")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "pack.toml").write_text('name = "Test"\n')
    batch = subprocess.Popen(
        [KIOSK, "knowledge", "search", "--batch", "--pack", tmp_path / "pack"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert batch.stdin is not None
    assert batch.stdout is not None
    batch.stdin.write(b'{"query": "x"}\n')
    batch.stdin.flush()
    assert "passages" in json.loads(batch.stdout.readline())
    batch.send_signal(number)
    batch.wait(60)  # with its input open: the end of the input would be an end, too
    out, err = batch.communicate()
    assert (batch.returncode, out, err) == (code, b"", b"")
