"""llama.cpp in the engine's process: chat template, prefix reuse, grammar, real abort."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import llama_cpp
import numpy as np
import numpy.typing as npt
from llama_cpp.llama_chat_format import Jinja2ChatFormatter
from llama_cpp.llama_grammar import LlamaGrammar

from kiosk.core.errors import BadInput, EngineFailed, Missing
from offline.control import Control
from offline.stops import Stops

_ChatMessage = dict[str, str]


class LlamaEngine:
    """One GGUF chat model with one context of `n_ctx` tokens.

    Raises `Missing` ``llm.model_missing``, `EngineFailed` ``llm.model_damaged``.
    """

    def __init__(self, *, path: str, control: Control, n_ctx: int = 4096) -> None:
        if not Path(path).is_file():
            raise Missing(
                "llm.model_missing",
                f"the language model {path} is not there",
                "get it with: kiosk models pull",
            )
        self._control = control
        try:
            self._llama = llama_cpp.Llama(path, n_ctx=n_ctx, verbose=False)
        except ValueError as error:
            raise EngineFailed(
                "llm.model_damaged",
                f"llama.cpp does not take {path}: {error}",
                "check it with: kiosk models verify",
            ) from error
        self._vocab = llama_cpp.llama_model_get_vocab(self._llama.model)
        self._open, self._closed = (self._formatter(more) for more in (True, False))
        # Kept: the library holds a bare pointer to it.
        self._abort = llama_cpp.ggml_abort_callback(lambda _: control.stop())
        llama_cpp.llama_set_abort_callback(self._llama.ctx, self._abort, None)

    def prefill(self, messages: Sequence[_ChatMessage]) -> int:
        """Read `messages` into the context; gives how many tokens were new."""
        tokens = self._tokenise(messages, self._closed) if messages else []
        common = self._common(tokens)
        if common < len(tokens):
            self._llama.n_tokens = common
            self._read(tokens[common:])
        return len(tokens) - common

    def generate(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The fields of `ModelChunk`, as they come. Raises `BadInput` ``llm.context_overflow``."""
        prompt = self._tokenise(request["messages"], self._open)
        cached = min(self._common(prompt), len(prompt) - 1)
        limit = min(request["max_tokens"], self._llama.n_ctx() - len(prompt))
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        stops = Stops(request["stop"])
        made, finish, logprobs = 0, "length", list[float]()
        probe = self._first_token(request["probe"])
        for token in self._tokens(prompt, request):
            if not made and probe is not None:
                yield {"text": "", "probed": self._logprob(probe)}
            if llama_cpp.llama_vocab_is_eog(self._vocab, token):
                finish = "stop"
                break
            made += 1
            logprobs.append(self._logprob(token))
            piece = self._llama.detokenize([token], special=False)
            text = stops.feed(decoder.decode(piece))
            if stops.hit:
                finish = "stop"
            if text:
                yield {"text": text, "logprob": sum(logprobs) / len(logprobs)}
                logprobs = []
            if stops.hit or made >= limit:
                break
        else:
            finish = "cancelled"
        yield {
            "text": "" if stops.hit else stops.feed(decoder.decode(b"", final=True)) + stops.rest(),
            "finish": finish,
            "prompt_tokens": len(prompt),
            "cached_tokens": cached,
            "completion_tokens": made,
        }

    def _tokens(self, prompt: list[int], request: dict[str, Any]) -> Iterator[int]:
        """Sampled tokens; ends only when the work is cancelled."""
        grammar = None
        if request["json_schema"] is not None:
            schema = json.dumps(request["json_schema"])
            grammar = LlamaGrammar.from_json_schema(schema, verbose=False)
        self._use_threads()
        common = min(self._common(prompt), len(prompt) - 1)
        self._llama.n_tokens = common
        self._read(prompt[common:])
        if self._control.stop():
            return
        tokens = self._llama.generate(
            prompt, temp=request["temperature"], repeat_penalty=1.0, grammar=grammar
        )
        try:
            for token in tokens:
                yield int(token)
                if self._control.stop():
                    return
                self._use_threads()
        except RuntimeError:
            if not self._control.stop():
                raise

    def _read(self, tokens: list[int]) -> None:
        """Evaluate `tokens` after what the context holds, until done or cancelled."""
        self._use_threads()
        try:
            self._llama.eval(tokens)
        except RuntimeError:  # how the binding reports an abort
            if not self._control.stop():
                raise

    def _use_threads(self) -> None:
        threads = self._control.threads
        llama_cpp.llama_set_n_threads(self._llama.ctx, threads, threads)

    def _logprob(self, token: int) -> float:
        logits: npt.NDArray[np.float32] = np.ctypeslib.as_array(
            llama_cpp.llama_get_logits_ith(self._llama.ctx, -1), shape=(self._llama.n_vocab(),)
        )
        top = logits.max()
        return float(logits[token] - top - np.log(np.exp(logits - top).sum()))

    def _first_token(self, text: str) -> int | None:
        tokens = self._llama.tokenize(text.encode(), add_bos=False) if text else []
        return tokens[0] if tokens else None

    def _common(self, tokens: list[int]) -> int:
        """How many leading `tokens` the context holds already."""
        held = self._llama.input_ids[: min(self._llama.n_tokens, len(tokens))]
        differs = np.flatnonzero(held != np.asarray(tokens[: len(held)], dtype=held.dtype))
        return int(differs[0]) if differs.size else len(held)

    def _tokenise(
        self, messages: Sequence[_ChatMessage], formatter: Jinja2ChatFormatter
    ) -> list[int]:
        # What people say must not open or close a message: "<|" starts every control token.
        safe = [
            {**message, "content": message["content"].replace("<|", "< |")} for message in messages
        ]
        text = formatter(messages=safe).prompt  # type: ignore[arg-type]
        tokens = self._llama.tokenize(text.encode(), add_bos=False, special=True)
        room = self._llama.n_ctx()
        if len(tokens) >= room:
            raise BadInput(
                "llm.context_overflow",
                f"the prompt is {len(tokens)} tokens long; the model's context holds {room}",
                "send less: fewer passages, a shorter history",
            )
        return tokens

    def _formatter(self, add_generation_prompt: bool) -> Jinja2ChatFormatter:
        metadata = self._llama.metadata
        template = metadata.get("tokenizer.chat_template")
        if not template:
            raise EngineFailed(
                "llm.no_template",
                f"{self._llama.model_path} carries no chat template",
                "choose an instruct model",
            )
        return Jinja2ChatFormatter(
            template=template,
            eos_token=self._special(self._llama.token_eos()),
            bos_token=self._special(self._llama.token_bos()),
            add_generation_prompt=add_generation_prompt,
        )

    def _special(self, token: int) -> str:
        if token < 0:
            return ""
        text: bytes = llama_cpp.llama_vocab_get_text(self._vocab, token)
        return text.decode("utf-8", "replace")
