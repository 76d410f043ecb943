from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.app.config import Config
from kiosk.app.paths import Paths
from kiosk.app.settings import load_config
from kiosk.app.settings_errors import line_of
from kiosk.core.errors import BadInput


def write(home: Path, text: str) -> Paths:
    home.mkdir(exist_ok=True)
    (home / "kiosk.toml").write_text(text, encoding="utf-8")
    return Paths.of()


def refused(paths: Paths, **pack: object) -> BadInput:
    with pytest.raises(BadInput) as caught:
        load_config(paths, **pack)  # type: ignore[arg-type]
    return caught.value


def test_defaults_need_no_file(home: Path) -> None:
    assert load_config(Paths.of()) == Config()
    assert Config().logging.log_speech is False
    assert Config().cloud.standard.enabled == "auto"


def test_later_layers_win_key_by_key(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = write(home, "[voice]\nrate = 1.5\n[knowledge]\ntop = 7\n")
    monkeypatch.setenv("KIOSK__KNOWLEDGE__TOP", "9")
    pack = {"voice": {"rate": 0.8, "model": "slow"}, "knowledge": {"top": 2}}
    config = load_config(paths, pack=pack, origin="pack.toml")
    assert (config.voice.model, config.voice.rate, config.knowledge.top) == ("slow", 1.5, 9)


def test_nested_sections_from_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK__CLOUD__STANDARD__BASE_URL", "http://127.0.0.1:9/v1")
    config = load_config(Paths.of())
    assert config.cloud.standard.base_url == "http://127.0.0.1:9/v1"
    assert config.cloud.standard.model == Config().cloud.standard.model
    assert config.cloud.standard.model == "gpt-4o-mini"
    assert config.cloud.premium == Config().cloud.premium


def test_config_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Config().audio.microphone = "x"  # type: ignore[misc]


def test_unknown_key_names_nearest_file_and_line(home: Path) -> None:
    error = refused(write(home, "# ours\n[audio]\nmicrofone = 'x'\n"))
    assert error.code == "config.unknown_key"
    assert error.exit_code == 2
    assert f"{home / 'kiosk.toml'} line 3" in error.message
    assert "'microphone'" in error.message


def test_key_in_the_wrong_section_is_sent_home(home: Path) -> None:
    assert "[session]" in refused(write(home, "[audio]\ntimeout_s = 3\n")).message


def test_every_error_is_told_at_once(home: Path) -> None:
    message = refused(write(home, "[audio]\nvad_stop = 2\n[mini]\ncontext = 'big'\n")).message
    assert "line 2: audio.vad_stop = 2" in message
    assert "line 4: mini.context = 'big'" in message
    assert "a whole number, at least 512 and at most 32768" in message


@pytest.mark.parametrize("name", ["KIOSK__AUDOI__MICROPHONE", "KIOSK__AUDIO__MICROFONE"])
def test_unknown_variable_is_named(name: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "x")
    error = refused(Paths.of())
    assert error.code == "config.unknown_key"
    assert name in error.message
    assert "Did you mean" in error.hint


def test_wrong_variable_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK__VOICE__ENABLED", "perhaps")
    error = refused(Paths.of())
    assert error.code == "config.bad_value"
    assert "KIOSK__VOICE__ENABLED" in error.message
    assert "true or false" in error.message


def test_pasted_key_is_refused_and_not_repeated(home: Path) -> None:
    error = refused(write(home, "[cloud.standard]\nkey = 'sk-canary-123'\n"))
    assert "line 2" in error.message
    assert "env:NAME" in error.message
    assert "canary" not in error.message + error.hint


def test_broken_toml_says_where(home: Path) -> None:
    error = refused(write(home, "[audio\n"))
    assert error.code == "config.bad_syntax"
    assert "line 1" in error.message


def test_binary_file_is_no_configuration(home: Path) -> None:
    paths = write(home, "")
    paths.config.write_bytes(b"\xff\xfe\x00")
    assert refused(paths).code == "config.unreadable"


def test_named_file_has_to_exist(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_CONFIG", str(home / "nowhere.toml"))
    assert refused(Paths.of()).code == "config.not_found"


@pytest.mark.parametrize(
    "overrides",
    [{"logging": {"log_speech": True}}, {"stt": {"model": "x"}}, {"cloud": {}} | {"cpu": 1}],
)
def test_pack_may_not_set_everything(home: Path, overrides: dict[str, object]) -> None:
    error = refused(Paths.of(), pack=overrides, origin="pack.toml")
    assert error.code == "config.pack_setting"
    assert "pack.toml" in error.message


def test_wrong_value_in_pack_names_the_pack(home: Path) -> None:
    error = refused(Paths.of(), pack={"knowledge": {"top": 0}}, origin="shop/pack.toml")
    assert "shop/pack.toml: knowledge.top = 0" in error.message


def test_wrong_value_in_pack_names_the_line(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "pack.toml"
    file.write_text("name = 'x'\n[settings.knowledge]\ntop = 0\n")
    error = refused(Paths.of(), pack={"knowledge": {"top": 0}}, origin=str(file))
    assert f"{file} line 3: knowledge.top = 0" in error.message


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        ("[a]\nb = 1", ("a", "b"), 2),
        ("a.b = 1", ("a", "b"), 1),
        ("[a]\n[a.b]\nc = 1", ("a", "b", "c"), 3),
        ("a = { b = 1 }", ("a", "b"), 1),
        ("[x]\nb = 1\n[a]\nb = 2", ("a", "b"), 4),
        ("[x]\nb = 1", ("a", "b"), 0),
    ],
)
def test_line_of(text: str, place: tuple[str, ...], line: int) -> None:
    assert line_of(text, place) == line
