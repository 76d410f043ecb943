"""The engines of one kiosk: which model for what, each in its process, loaded when first needed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from kiosk.app.config import Config
from kiosk.core.errors import BadInput, Missing
from kiosk.core.ports import TurnEnd, VoiceActivity, WakeWord
from kiosk.core.record import Degradation
from models.catalogue import Role
from models.commands import mini_for_this_machine
from models.store import ModelStore
from offline.budget import Budget
from offline.espeak import PROGRAM, EspeakVoice
from offline.llm import LlamaMini, llama_worker
from offline.ocr import RapidReader, ocr_worker
from offline.smart_turn import SmartTurn
from offline.stt import WhisperStt, whisper_worker
from offline.tts import PiperVoice
from offline.vad import SileroVad
from offline.voices import Voices
from offline.wake import MicroWake
from offline.worker import Worker

AUTO = "auto"
ENGLISH = "ggml-tiny.en"
MULTILINGUAL = "ggml-base"
VAD = "silero-vad"
TURN_END = "smart-turn-v3"
_GET = "`kiosk models pull` fetches it; without a network, `kiosk models import DIR`."


class Engines:
    """Makes and owns the engines. `languages` are those of the pack, the first its main one."""

    def __init__(self, config: Config, store: ModelStore, languages: Sequence[str]) -> None:
        self._config = config
        self._store = store
        self._languages = tuple(languages)
        self._budget = Budget(config.cpu.cores or None)
        self._ears: dict[str, tuple[Worker, WhisperStt]] = {}
        self._mind: tuple[Worker, LlamaMini] | None = None
        self._pipers: dict[str, PiperVoice] = {}
        self._voices: Voices | None = None
        self._turn_end: SmartTurn | None = None
        self._eye: tuple[Worker, RapidReader] | None = None
        self.degraded: tuple[Degradation, ...] = ()

    @property
    def language(self) -> str:
        """What is listened for: the setting, else the pack's only language, else detection."""
        if self._config.stt.language != AUTO:
            return self._config.stt.language
        return self._languages[0] if len(self._languages) == 1 else AUTO

    @property
    def cores(self) -> int:
        """Cores that the engines share."""
        return self._budget.cores

    def pids(self) -> dict[str, int]:
        """The process of each engine that runs, by the engine's name: ``stt``, ``llm``, ``tts``."""
        hosts = [worker for worker, _ in self._ears.values()]
        hosts += [self._mind[0]] if self._mind else []
        hosts += [self._eye[0]] if self._eye else []
        found = {worker.name: worker.pid for worker in hosts}
        found |= {name: piper.pid for name, piper in self._by_name()}
        return {name: pid for name, pid in found.items() if pid is not None}

    def restarts(self) -> dict[str, int]:
        """How often each engine was started again after a crash, by its name."""
        hosts = [worker for worker, _ in self._ears.values()]
        hosts += [self._mind[0]] if self._mind else []
        hosts += [self._eye[0]] if self._eye else []
        found = {worker.name: worker.restarts for worker in hosts}
        return found | {name: piper.restarts for name, piper in self._by_name()}

    def _by_name(self) -> list[tuple[str, PiperVoice]]:
        own = self._languages[0]
        return [("tts" if code == own else f"tts-{code}", p) for code, p in self._pipers.items()]

    def vad(self) -> VoiceActivity:
        """A detector for one stream. Raises `Missing`."""
        return SileroVad(self._store.path(VAD))

    def wake_word(self) -> WakeWord | None:
        """What calls the kiosk, where the owner wants that. Raises `Missing`."""
        audio = self._config.audio
        return MicroWake(audio.wake_word) if audio.way_in == "wake" else None

    def turn_end(self) -> TurnEnd | None:
        """The judge of intonation; without its model that is a degradation, and None."""
        if not self._config.endpointing.smart:
            return None
        if self._turn_end is None and not self._store.has(TURN_END):
            words = f"The end of a turn is told by silence and words: {TURN_END} is not here."
            lacking = Degradation("turn.model_missing", words)
            self.degraded = tuple(dict.fromkeys((*self.degraded, lacking)))
            return None
        self._turn_end = self._turn_end or SmartTurn(self._store.path(TURN_END))
        return self._turn_end

    def stt(self, language: str = AUTO) -> WhisperStt:
        """The recogniser for `language`. Raises `Missing`, `BadInput` ``stt.language``."""
        model = self.stt_model(language)
        if model not in self._ears:
            spoken = self._languages if language in (AUTO, *self._languages) else (language,)
            worker = whisper_worker(self._store.path(model), languages=spoken)
            self._ears[model] = (worker, WhisperStt(worker, self._budget))
        return self._ears[model][1]

    @property
    def has_second_stt(self) -> bool:
        """Whether there is a better recogniser to ask in doubt."""
        return self._config.stt.model == AUTO and self._store.has(MULTILINGUAL)

    def second_stt(self) -> WhisperStt:
        """The better recogniser for English; it is loaded when it is first asked."""
        if MULTILINGUAL not in self._ears:
            worker = whisper_worker(self._store.path(MULTILINGUAL), languages=("en",))
            self._ears[MULTILINGUAL] = (worker, WhisperStt(worker, self._budget))
        return self._ears[MULTILINGUAL][1]

    def mini(self) -> LlamaMini:
        """The language model. Raises `Missing`."""
        if self._mind is None:
            model = self._mini_model()
            worker = llama_worker(self._store.path(model), n_ctx=self._config.mini.context)
            self._mind = (worker, LlamaMini(worker, self._budget, name=model))
        return self._mind[1]

    def reader(self) -> RapidReader:
        """The reader of print; its process starts with the first picture."""
        if self._eye is None:
            worker = ocr_worker()
            self._eye = (worker, RapidReader(worker, self._budget))
        return self._eye[1]

    def voice(self) -> Voices:
        """The synthesiser. Raises `Missing`."""
        if self._voices is None:
            rate, language = self._config.voice.rate, self._languages[0]
            files = {code: Path(name) for code, name in self._config.voice.files.items()}
            if language not in files and (model := self.voice_model()) != PROGRAM:
                files[language] = self._store.path(model)
            self._pipers = {
                code: PiperVoice(path, self._budget, rate=rate) for code, path in files.items()
            }
            self._voices = Voices(self._pipers, language, EspeakVoice(self._budget, rate=rate))
        return self._voices

    def set_pace(self, pace: float) -> None:
        """How fast the voice speaks, in multiples of the owner's rate; nothing without one."""
        if self._voices is not None:
            self._voices.set_pace(pace)

    async def start(self, *, ear: bool, mind: bool, mouth: bool) -> None:
        """Load what is asked for, side by side. Raises `Missing`, `EngineFailed`."""
        # All are looked up before one is loaded: what is missing is told at once.
        if ear:
            self.stt(self.language)
            self.turn_end()
        if mind:
            self.mini()
        if mouth:
            self.voice()
        loading = [worker.start() for worker, _ in self._ears.values()]
        loading += [self._mind[0].start()] if self._mind else []
        loading += [self._voices.start()] if self._voices else []
        await asyncio.gather(*loading)

    async def close(self) -> None:
        """End every engine's process."""
        closing = [worker.close() for worker, _ in self._ears.values()]
        closing += [self._mind[0].close()] if self._mind else []
        closing += [self._eye[0].close()] if self._eye else []
        closing += [self._voices.close()] if self._voices else []
        self._ears, self._mind, self._eye = {}, None, None
        self._pipers, self._voices = {}, None
        await asyncio.gather(*closing)

    def stt_model(self, language: str) -> str:
        """The catalogue id of the recogniser for `language`. Raises `BadInput`."""
        if (named := self._config.stt.model) != AUTO:
            return self._checked(named, Role.STT, "stt.model")
        wanted = self._languages if language == AUTO else (language,)
        return ENGLISH if set(wanted) == {"en"} else MULTILINGUAL

    def _mini_model(self) -> str:
        if (named := self._config.mini.model) != AUTO:
            return self._checked(named, Role.LLM, "mini.model")
        choice = mini_for_this_machine()
        if self._store.has(choice.model_id):
            return choice.model_id
        here = [m for m in self._store.catalogue.model if m.role is Role.LLM]
        smaller = [m for m in here if self._store.has(m.id)]
        if not smaller:
            raise Missing("models.missing", f"Mini's model {choice.model_id} is not here.", _GET)
        best = max(smaller, key=lambda m: m.memory_mb)
        words = f"Mini runs on {best.id}: {choice.model_id}, right for this machine, is not here."
        self.degraded = (*self.degraded, Degradation("mini.smaller", words))
        return best.id

    def voice_model(self) -> str:
        """The voice's catalogue id, or the program that speaks without. Raises `BadInput`."""
        if (named := self._config.voice.model) not in (AUTO, PROGRAM):
            return self._checked(named, Role.TTS, "voice.model")
        voices = [m for m in self._store.catalogue.model if m.role is Role.TTS]
        spoken = [m for m in voices if self._languages[0] in m.languages]
        if named == PROGRAM or not spoken:
            return PROGRAM
        here = [m for m in spoken if self._store.has(m.id)]
        return (here or spoken)[0].id

    def _checked(self, model_id: str, role: Role, key: str) -> str:
        if self._store.catalogue.get(model_id).role is not role:
            raise BadInput(
                "config.bad_value",
                f"{key} = '{model_id}' is no {role.value} model.",
                "`kiosk models list` tells what each model is for.",
            )
        return model_id
