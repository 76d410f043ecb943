"""Writer of Whisper weights in the ggml format of whisper.cpp, from CTranslate2 weights.

Layout: magic, eleven i32 of hyperparameters, mel filters, vocabulary, tensors. The same input gives
the same bytes on every machine: all arithmetic is exactly rounded IEEE, but for the mel scale,
whose last bits are lost in the rounding to f32.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from kiosk.core.errors import BadInput
from models.catalogue import Precision
from models.whisper_ct2 import Ct2Weights

Array = npt.NDArray[Any]

MAGIC = 0x67676D6C
HEAD_SIZE = 64
"""Channels of one attention head, in every Whisper."""

TYPE_F32, TYPE_F16, TYPE_Q8_0 = 0, 1, 8
_BLOCK = 32
_ROWS_AT_ONCE = 1024
_FFT_BINS = 201
_HZ_PER_BIN = 40.0
_END_OF_TEXT = "<|endoftext|>"


_FTYPE = {Precision.F16: 1, Precision.Q8_0: 2007}
"""The header's ftype; q8_0 is 7, plus 1000 times the quantisation version 2."""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The header after the magic, in file order."""

    n_vocab: int
    n_audio_ctx: int
    n_audio_state: int
    n_audio_head: int
    n_audio_layer: int
    n_text_ctx: int
    n_text_state: int
    n_text_head: int
    n_text_layer: int
    n_mels: int
    ftype: int


def convert(
    weights: Path,
    vocabulary: Path,
    out: BinaryIO,
    precision: Precision = Precision.F16,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write the ggml form of `weights` (`model.bin`) and `vocabulary` (one token a line) to `out`.

    One tensor is in memory at a time. `progress` gets tensors done and in all. Raises `BadInput`
    ``models.not_whisper_ct2`` when the weights are not Whisper's.
    """
    with Ct2Weights(weights) as source:
        dimensions = _dimensions(source, precision)
        out.write(struct.pack("<I11i", MAGIC, *astuple(dimensions)))
        filters = mel_filters(dimensions.n_mels)
        out.write(struct.pack("<2i", *filters.shape) + filters.tobytes())
        tokens = ordinary_tokens(vocabulary)
        out.write(struct.pack("<i", len(tokens)))
        for token in tokens:
            out.write(struct.pack("<i", len(token)) + token)
        plan = _plan(dimensions)
        for done, (name, read) in enumerate(plan, start=1):
            _write_tensor(out, name, read(source), precision)
            if progress:
                progress(done, len(plan))


def ordinary_tokens(vocabulary: Path) -> list[bytes]:
    """The bytes of each token before ``<|endoftext|>``; whisper.cpp names the specials itself."""
    lines = vocabulary.read_text(encoding="utf-8").split("\n")
    if _END_OF_TEXT not in lines:
        raise BadInput(
            "models.not_whisper_ct2",
            f"{vocabulary} holds no {_END_OF_TEXT}: it is no Whisper vocabulary",
            "fetch it again with: kiosk models pull",
        )
    byte_of = _byte_of_character()
    ordinary = lines[: lines.index(_END_OF_TEXT)]
    return [bytes(byte_of[character] for character in token) for token in ordinary]


def mel_filters(n_mels: int) -> npt.NDArray[np.float32]:
    """Triangular filters [n_mels, 201] for 16 kHz and 400-sample frames: Slaney scale and norm."""
    top = _hz_to_mel(_HZ_PER_BIN * (_FFT_BINS - 1))
    edges = [_mel_to_hz(top * step / (n_mels + 1)) for step in range(n_mels + 2)]
    filters = np.zeros((n_mels, _FFT_BINS), "<f4")
    for row, (left, peak, right) in enumerate(zip(edges, edges[1:], edges[2:], strict=False)):
        norm = 2.0 / (right - left)
        for bin_ in range(_FFT_BINS):
            hz = bin_ * _HZ_PER_BIN
            height = max(0.0, min((hz - left) / (peak - left), (right - hz) / (right - peak)))
            # f32 before the norm: then the values are bit for bit those whisper.cpp ships
            filters[row, bin_] = np.float64(np.float32(height)) * norm
    return filters


def _hz_to_mel(hz: float) -> float:
    return 15.0 + math.log(hz / 1000.0) * 27.0 / math.log(6.4)


def _mel_to_hz(mel: float) -> float:
    if mel < 15.0:  # noqa: PLR2004 - the scale is linear up to 1 kHz, which is mel 15
        return mel * 200.0 / 3.0
    return 1000.0 * math.exp((mel - 15.0) * math.log(6.4) / 27.0)


def _byte_of_character() -> dict[str, int]:
    """GPT-2's printable stand-ins for bytes, undone."""
    printable = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    others = [byte for byte in range(256) if byte not in printable]
    stand_ins = {chr(256 + place): byte for place, byte in enumerate(others)}
    return {chr(byte): byte for byte in printable} | stand_ins


def _dimensions(source: Ct2Weights, precision: Precision) -> Dimensions:
    n_vocab, text_state = source.shape("decoder/embeddings/weight")
    audio_ctx, audio_state = source.shape("encoder/position_encodings/encodings")
    text_ctx, _ = source.shape("decoder/position_encodings/encodings")
    _, n_mels, _ = source.shape("encoder/conv1/weight")
    return Dimensions(
        n_vocab=n_vocab,
        n_audio_ctx=audio_ctx,
        n_audio_state=audio_state,
        n_audio_head=audio_state // HEAD_SIZE,
        n_audio_layer=_layers(source, "encoder"),
        n_text_ctx=text_ctx,
        n_text_state=text_state,
        n_text_head=text_state // HEAD_SIZE,
        n_text_layer=_layers(source, "decoder"),
        n_mels=n_mels,
        ftype=_FTYPE[precision],
    )


def _layers(source: Ct2Weights, side: str) -> int:
    prefix = f"{side}/layer_"
    return len(
        {name.split("/")[1] for name in source.names if name.startswith(prefix)} - {"layer_norm"}
    )


Read = Callable[[Ct2Weights], Array]


def _plan(dimensions: Dimensions) -> list[tuple[str, Read]]:
    """Every tensor's name in the ggml file and how to get it."""
    return [
        ("encoder.positional_embedding", _whole("encoder/position_encodings/encodings")),
        *_linear("encoder.conv1", "encoder/conv1", bias=_column),
        *_linear("encoder.conv2", "encoder/conv2", bias=_column),
        *_blocks("encoder", dimensions.n_audio_layer, dimensions.n_audio_state),
        *_norm("encoder.ln_post", "encoder/layer_norm"),
        ("decoder.positional_embedding", _whole("decoder/position_encodings/encodings")),
        ("decoder.token_embedding.weight", _whole("decoder/embeddings/weight")),
        *_blocks("decoder", dimensions.n_text_layer, dimensions.n_text_state),
        *_norm("decoder.ln", "decoder/layer_norm"),
    ]


def _blocks(side: str, layers: int, state: int) -> Iterator[tuple[str, Read]]:
    for layer in range(layers):
        to, frm = f"{side}.blocks.{layer}", f"{side}/layer_{layer}"
        yield from _norm(f"{to}.attn_ln", f"{frm}/self_attention/layer_norm")
        stacked = f"{frm}/self_attention/linear_0"
        yield from _attention(f"{to}.attn", (stacked, 0), (stacked, 1), (stacked, 2), state)
        yield from _linear(f"{to}.attn.out", f"{frm}/self_attention/linear_1")
        if side == "decoder":
            cross = f"{frm}/attention"
            yield from _norm(f"{to}.cross_attn_ln", f"{cross}/layer_norm")
            query, pair = f"{cross}/linear_0", f"{cross}/linear_1"
            yield from _attention(f"{to}.cross_attn", (query, 0), (pair, 0), (pair, 1), state)
            yield from _linear(f"{to}.cross_attn.out", f"{cross}/linear_2")
        yield from _norm(f"{to}.mlp_ln", f"{frm}/ffn/layer_norm")
        yield from _linear(f"{to}.mlp.0", f"{frm}/ffn/linear_0")
        yield from _linear(f"{to}.mlp.2", f"{frm}/ffn/linear_1")


def _attention(
    to: str, query: tuple[str, int], key: tuple[str, int], value: tuple[str, int], state: int
) -> Iterator[tuple[str, Read]]:
    yield f"{to}.query.weight", _slice(query, "weight", state)
    yield f"{to}.query.bias", _slice(query, "bias", state)
    yield f"{to}.key.weight", _key_weight(key, state)
    yield f"{to}.value.weight", _slice(value, "weight", state)
    yield f"{to}.value.bias", _slice(value, "bias", state)


def _linear(to: str, frm: str, bias: Callable[[str], Read] | None = None) -> list[tuple[str, Read]]:
    read_bias = (bias or _whole)(f"{frm}/bias")
    return [(f"{to}.weight", _whole(f"{frm}/weight")), (f"{to}.bias", read_bias)]


def _norm(to: str, frm: str) -> list[tuple[str, Read]]:
    return [(f"{to}.weight", _whole(f"{frm}/gamma")), (f"{to}.bias", _whole(f"{frm}/beta"))]


def _whole(name: str) -> Read:
    return lambda source: source.read(name)


def _column(name: str) -> Read:
    return lambda source: source.read(name).reshape(-1, 1)


def _slice(place: tuple[str, int], kind: str, state: int) -> Read:
    name, index = place
    return lambda source: source.read(f"{name}/{kind}")[index * state : (index + 1) * state]


def _key_weight(place: tuple[str, int], state: int) -> Read:
    def read(source: Ct2Weights) -> Array:
        if np.any(_slice(place, "bias", state)(source)):
            raise BadInput(
                "models.not_whisper_ct2",
                f"{place[0]} has a key bias, which Whisper does not have",
                "fetch it again with: kiosk models pull",
            )
        return _slice(place, "weight", state)(source)

    return read


def _write_tensor(out: BinaryIO, name: str, values: Array, precision: Precision) -> None:
    type_id = _type_of(name, values, precision)
    label = name.encode()
    out.write(struct.pack("<3i", values.ndim, len(label), type_id))
    out.write(struct.pack(f"<{values.ndim}i", *reversed(values.shape)) + label)
    if type_id == TYPE_Q8_0:
        for start in range(0, len(values), _ROWS_AT_ONCE):
            out.write(quantise_q8_0(values[start : start + _ROWS_AT_ONCE]).data)
    else:
        out.write(np.ascontiguousarray(values, "<f2" if type_id == TYPE_F16 else "<f4").data)


def _type_of(name: str, values: Array, precision: Precision) -> int:
    if not name.endswith(".weight") or values.ndim == 1:
        return TYPE_F32
    return TYPE_Q8_0 if precision is Precision.Q8_0 and values.ndim == 2 else TYPE_F16  # noqa: PLR2004


_Q8_0 = np.dtype([("scale", "<f2"), ("values", "i1", _BLOCK)])


def quantise_q8_0(values: Array) -> Array:
    """f32 [rows, columns] as blocks of 32: an f16 scale and 32 int8; columns divide by 32."""
    blocks = values.reshape(-1, _BLOCK).astype("<f4")
    scale = np.abs(blocks).max(axis=1, keepdims=True) / np.float32(127)
    usable = scale > np.finfo(np.float32).tiny  # below that the inverse overflows
    inverse = np.divide(np.float32(1), scale, out=np.zeros_like(scale), where=usable)
    scaled = blocks * inverse
    # halves away from zero, as C's roundf has it
    rounded = np.trunc(scaled + np.copysign(np.float32(0.5), scaled))
    packed = np.empty(len(blocks), _Q8_0)
    packed["scale"] = scale[:, 0]
    packed["values"] = rounded
    return packed
