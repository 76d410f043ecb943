from __future__ import annotations

import io
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from models_support import catalogue, entry, put, sha256

from kiosk.core.errors import BadInput, EngineFailed
from models.catalogue import Precision
from models.commands import pull
from models.ggml_whisper import convert, mel_filters, ordinary_tokens, quantise_q8_0
from models.store import ModelStore
from models.whisper_ct2 import Ct2Weights

STATE, MELS, VOCABULARY = 64, 80, 7
TOKENS = ["Ġhello", "Ã©", "", "!", "<|endoftext|>", "<|startoftranscript|>", "<|en|>"]

Variables = dict[str, np.ndarray[Any, Any]]


def tiny_variables() -> Variables:
    """A Whisper of one layer a side, in the names and shapes of CTranslate2."""
    random = np.random.default_rng(7)

    def f16(*shape: int) -> np.ndarray[Any, Any]:
        return random.normal(size=shape).astype("<f2")

    variables: Variables = {"spec/flag": np.int8(1).reshape(())}
    for side, context in (("encoder", 6), ("decoder", 5)):
        layer = f"{side}/layer_0"
        variables[f"{side}/position_encodings/encodings"] = f16(context, STATE)
        norms = [
            f"{side}/layer_norm",
            f"{layer}/self_attention/layer_norm",
            f"{layer}/ffn/layer_norm",
        ]
        linears = [(f"{layer}/self_attention/linear_0", 3), (f"{layer}/self_attention/linear_1", 1)]
        if side == "decoder":
            norms.append(f"{layer}/attention/layer_norm")
            linears += [(f"{layer}/attention/linear_{n}", rows) for n, rows in enumerate((1, 2, 1))]
        for norm in norms:
            variables[f"{norm}/gamma"], variables[f"{norm}/beta"] = f16(STATE), f16(STATE)
        for linear, rows in linears:
            variables[f"{linear}/weight"] = f16(rows * STATE, STATE)
            variables[f"{linear}/bias"] = f16(rows * STATE)
        variables[f"{layer}/ffn/linear_0/weight"] = f16(4 * STATE, STATE)
        variables[f"{layer}/ffn/linear_0/bias"] = f16(4 * STATE)
        variables[f"{layer}/ffn/linear_1/weight"] = f16(STATE, 4 * STATE)
        variables[f"{layer}/ffn/linear_1/bias"] = f16(STATE)
    for n, width in ((1, MELS), (2, STATE)):
        variables[f"encoder/conv{n}/weight"] = f16(STATE, width, 3)
        variables[f"encoder/conv{n}/bias"] = f16(STATE)
    variables["decoder/embeddings/weight"] = f16(VOCABULARY, STATE)
    for side in ("encoder", "decoder"):  # keys have no bias
        variables[f"{side}/layer_0/self_attention/linear_0/bias"][STATE : 2 * STATE] = 0
    variables["decoder/layer_0/attention/linear_1/bias"][:STATE] = 0
    return variables


def ct2_bytes(variables: Variables, spec: bytes = b"WhisperSpec") -> bytes:
    types = {"<f4": 0, "|i1": 1, "<i2": 2, "<i4": 3, "<f2": 4, "<u2": 5}

    def text(value: bytes) -> bytes:
        return struct.pack("<H", len(value) + 1) + value + b"\0"

    out = struct.pack("<I", 6) + text(spec) + struct.pack("<II", 3, len(variables))
    for name, values in variables.items():
        out += text(name.encode()) + struct.pack("<B", values.ndim)
        out += struct.pack(f"<{values.ndim}I", *values.shape)
        out += struct.pack("<BI", types[values.dtype.str], values.nbytes) + values.tobytes()
    return out + struct.pack("<I", 1) + text(b"decoder/projection/weight") + text(b"x")


@dataclass
class Source:
    weights: Path
    vocabulary: Path

    def to_ggml(self, precision: Precision = Precision.F16) -> bytes:
        out = io.BytesIO()
        convert(self.weights, self.vocabulary, out, precision)
        return out.getvalue()


@pytest.fixture
def source(tmp_path: Path) -> Source:
    source = Source(tmp_path / "model.bin", tmp_path / "vocabulary.txt")
    source.weights.write_bytes(ct2_bytes(tiny_variables()))
    source.vocabulary.write_text("\n".join(TOKENS), encoding="utf-8")
    return source


@dataclass
class Ggml:
    """A ggml Whisper file, read back."""

    header: tuple[int, ...]
    filters: np.ndarray[Any, Any]
    tokens: list[bytes]
    tensors: dict[str, tuple[int, np.ndarray[Any, Any]]]


def read_ggml(content: bytes) -> Ggml:
    file = io.BytesIO(content)

    def numbers(count: int) -> tuple[int, ...]:
        return struct.unpack(f"<{count}i", file.read(4 * count))

    header = numbers(12)
    rows, columns = numbers(2)
    filters = np.frombuffer(file.read(4 * rows * columns), "<f4").reshape(rows, columns)
    tokens = [file.read(numbers(1)[0]) for _ in range(numbers(1)[0])]
    tensors = {}
    while head := file.read(12):
        rank, name_length, type_id = struct.unpack("<3i", head)
        shape = tuple(reversed(numbers(rank)))
        name = file.read(name_length).decode()
        tensors[name] = (type_id, _values(file, type_id, shape))
    return Ggml(header, filters, tokens, tensors)


def _values(file: io.BytesIO, type_id: int, shape: tuple[int, ...]) -> np.ndarray[Any, Any]:
    count = int(np.prod(shape))
    if type_id == 8:
        blocks = np.frombuffer(file.read(count // 32 * 34), [("scale", "<f2"), ("q", "i1", 32)])
        return (blocks["scale"].astype("f4")[:, None] * blocks["q"]).reshape(shape)
    kind = {0: "<f4", 1: "<f2"}[type_id]
    return np.frombuffer(file.read(count * np.dtype(kind).itemsize), kind).reshape(shape)


def test_the_header_tells_the_dimensions(source: Source) -> None:
    ggml = read_ggml(source.to_ggml())
    assert ggml.header == (0x67676D6C, VOCABULARY, 6, STATE, 1, 1, 5, STATE, 1, 1, MELS, 1)
    assert read_ggml(source.to_ggml(Precision.Q8_0)).header[-1] == 2007
    assert ggml.filters.shape == (MELS, 201)


def test_the_vocabulary_is_bytes_up_to_the_first_special_and_keeps_the_empty_token(
    source: Source,
) -> None:
    assert read_ggml(source.to_ggml()).tokens == [b" hello", "é".encode(), b"", b"!"]


def test_every_tensor_arrives_where_it_belongs(source: Source) -> None:
    given_, tensors = tiny_variables(), read_ggml(source.to_ggml()).tensors
    attention = given_["decoder/layer_0/self_attention/linear_0/weight"]
    pair = given_["decoder/layer_0/attention/linear_1/weight"]
    expected = {
        "encoder.positional_embedding": (0, given_["encoder/position_encodings/encodings"]),
        "encoder.conv1.weight": (1, given_["encoder/conv1/weight"]),
        "encoder.conv1.bias": (0, given_["encoder/conv1/bias"].reshape(-1, 1)),
        "encoder.ln_post.weight": (0, given_["encoder/layer_norm/gamma"]),
        "encoder.blocks.0.mlp.2.weight": (1, given_["encoder/layer_0/ffn/linear_1/weight"]),
        "decoder.token_embedding.weight": (1, given_["decoder/embeddings/weight"]),
        "decoder.blocks.0.attn.query.weight": (1, attention[:STATE]),
        "decoder.blocks.0.attn.key.weight": (1, attention[STATE : 2 * STATE]),
        "decoder.blocks.0.attn.value.weight": (1, attention[2 * STATE :]),
        "decoder.blocks.0.cross_attn.key.weight": (1, pair[:STATE]),
        "decoder.blocks.0.cross_attn.value.weight": (1, pair[STATE:]),
        "decoder.blocks.0.cross_attn_ln.bias": (
            0,
            given_["decoder/layer_0/attention/layer_norm/beta"],
        ),
    }
    for name, (type_id, values) in expected.items():
        assert tensors[name][0] == type_id, name
        np.testing.assert_array_equal(tensors[name][1], values, err_msg=name)
    assert len(tensors) == 2 + 4 + 1 + 4 + 15 + 24
    assert not [name for name in tensors if name.endswith("key.bias")]


def test_q8_0_keeps_matrices_close_and_the_rest_as_it_was(source: Source) -> None:
    full = read_ggml(source.to_ggml()).tensors
    small = read_ggml(source.to_ggml(Precision.Q8_0)).tensors
    for name, (type_id, values) in full.items():
        if type_id == 1 and values.ndim == 2:
            assert small[name][0] == 8
            np.testing.assert_allclose(small[name][1], values, atol=np.abs(values).max() / 200)
        else:
            assert small[name][0] == type_id
            np.testing.assert_array_equal(small[name][1], values)


@given(hnp.arrays(np.float32, (2, 64), elements=st.floats(-1e4, 1e4, width=32)))
def test_a_quantised_value_is_off_by_half_a_step_at_most(values: np.ndarray[Any, Any]) -> None:
    blocks = quantise_q8_0(values)
    step = np.abs(values.reshape(-1, 32)).max(axis=1, keepdims=True) / 127
    back = blocks["scale"].astype("f8")[:, None] * blocks["values"]
    slack = np.abs(values.reshape(-1, 32)) / 1024 + 1e-5  # the scale is an f16
    assert (np.abs(back - values.reshape(-1, 32)) <= step / 2 + slack).all()


def test_the_same_input_gives_the_same_bytes(source: Source) -> None:
    assert source.to_ggml() == source.to_ggml()
    assert sha256(mel_filters(80).tobytes()) == MEL_SHA256


MEL_SHA256 = "85818f156f7e189453901a515e4726d270d307f976e161cf9403e8caab405498"


def test_the_mel_filters_are_whispers() -> None:
    from faster_whisper.feature_extractor import FeatureExtractor

    theirs = FeatureExtractor.get_mel_filters(16_000, 400, n_mels=80)
    np.testing.assert_allclose(mel_filters(80), theirs, atol=1e-7)


@pytest.mark.parametrize("kind", ["int8", "bfloat16", "float32"])
def test_other_stored_types_are_read_as_f32(tmp_path: Path, kind: str) -> None:
    values = np.array([[0.5, -2.0], [1.0, 127.0]], "<f4")
    variables: Variables = {"a/weight": values}
    if kind == "int8":
        scale = np.array([2.0, 1.0], "<f4")
        variables = {"a/weight": (values * scale[:, None]).astype("i1"), "a/weight_scale": scale}
    if kind == "bfloat16":
        variables = {"a/weight": (values.view("<u4") >> 16).astype("<u2")}
    path = tmp_path / "model.bin"
    path.write_bytes(ct2_bytes(variables))
    with Ct2Weights(path) as weights:
        read = weights.read("a/weight")
    assert read.dtype == np.float32
    np.testing.assert_array_equal(read, values)


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:3],
        lambda content: content[:60],
        _cut,
        lambda content: b"\x63" + content[1:],
        lambda content: b"GGUF" + content,
        lambda content: ct2_bytes(tiny_variables(), b"MarianSpec"),
        lambda content: ct2_bytes({"a": np.zeros(3, "<f4")}),
    ],
)
def test_what_is_no_whole_whisper_is_refused(
    source: Source, damage: Callable[[bytes], bytes]
) -> None:
    source.weights.write_bytes(damage(source.weights.read_bytes()))
    with pytest.raises(BadInput) as caught:
        source.to_ggml()
    assert caught.value.code == "models.not_whisper_ct2"
    assert str(source.weights) in caught.value.message


def test_a_key_with_a_bias_is_refused(source: Source) -> None:
    variables = tiny_variables()
    variables["encoder/layer_0/self_attention/linear_0/bias"][STATE] = 1
    source.weights.write_bytes(ct2_bytes(variables))
    with pytest.raises(BadInput, match="key bias"):
        source.to_ggml()


def test_another_vocabulary_is_refused(tmp_path: Path) -> None:
    (tmp_path / "v.txt").write_text("a\nb")
    with pytest.raises(BadInput, match="endoftext"):
        ordinary_tokens(tmp_path / "v.txt")


@pytest.fixture
def with_source(source: Source, tmp_path: Path) -> Callable[[bytes], ModelStore]:
    """A store that holds a source, and a catalogue that says what is to come out of it."""
    files = {
        "model.bin": source.weights.read_bytes(),
        "vocabulary.txt": source.vocabulary.read_bytes(),
    }

    def make(result: bytes) -> ModelStore:
        derived = {"derived": {"source": "ct2", "precision": "f16"}}
        entries = entry("ct2", files), entry("ggml", {"ggml.bin": result}) | derived
        store = ModelStore(tmp_path / "models", catalogue(*entries))
        put(store, "ct2", files)
        return store

    return make


def test_a_pull_makes_what_can_be_made_here(
    source: Source, with_source: Callable[[bytes], ModelStore]
) -> None:
    store = with_source(source.to_ggml())
    assert pull(store, ids=["ggml"]).installed == ("ggml",)
    assert store.path("ggml").read_bytes() == source.to_ggml()


def test_a_ready_made_file_in_a_folder_spares_the_source(
    source: Source, with_source: Callable[[bytes], ModelStore], tmp_path: Path
) -> None:
    store = with_source(source.to_ggml())
    (store.root / "ct2" / "model.bin").unlink()
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "any.bin").write_bytes(source.to_ggml())
    pull(store, ids=["ggml"], sources=[tmp_path / "stick"])
    assert store.path("ggml").read_bytes() == source.to_ggml()


def test_a_conversion_that_comes_out_different_is_not_installed(
    with_source: Callable[[bytes], ModelStore],
) -> None:
    store = with_source(b"something else")
    with pytest.raises(EngineFailed) as caught:
        pull(store, ids=["ggml"])
    assert caught.value.code == "models.conversion_differs"
    assert not store.has("ggml")
    assert list(store.staging.iterdir()) == []


def test_without_its_source_the_result_is_named_as_missing_too(
    source: Source, with_source: Callable[[bytes], ModelStore]
) -> None:
    store = with_source(source.to_ggml())
    (store.root / "ct2" / "model.bin").unlink()
    with pytest.raises(Exception, match=r"ct2/model.bin\n(.*\n)*.*what it is made from"):
        pull(store, ids=["ggml"])
