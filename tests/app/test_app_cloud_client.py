"""The cloud client against a cloud that misbehaves."""

from __future__ import annotations

import asyncio
import datetime
import io
import json
import ssl
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
from cloud_support import ASKED, ask, model_at
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from PIL import Image

from kiosk.core.ports import ModelImage, ToolSpec
from kiosk.reasoning.cloud_client import CallStats, CloudModel
from kiosk.reasoning.faults import Fault, TierLost
from tests.support.cloud_server import CloudServer, Reply

SAID = "The warranty is three years on the motor."


def served(reply: Reply, request: Any = ASKED, **model: Any) -> Any:
    with CloudServer(reply) as cloud:

        async def one() -> Any:
            made = model_at(cloud.url, **model)
            try:
                return await ask(made, request), cloud.seen[0]
            finally:
                await made.close()

        return asyncio.run(one())


def lost(reply: Reply, request: Any = ASKED) -> tuple[TierLost, CallStats, str]:
    stats, text = CallStats(), ""
    with CloudServer(reply) as cloud:

        async def one() -> TierLost:
            nonlocal text
            made = model_at(cloud.url)
            try:
                async for chunk in made.call(request, stats):
                    text += chunk.text
            except TierLost as fault:
                return fault
            finally:
                await made.close()
            raise AssertionError("nothing went wrong")

        return asyncio.run(one()), stats, text


def test_an_answer_streams_and_is_counted_by_the_provider() -> None:
    (text, last, stats), seen = served(Reply(SAID))
    assert text == SAID
    assert last.finish == "stop"
    assert (stats.prompt_tokens, stats.cached_tokens, stats.completion_tokens) == (1200, 1024, 8)
    assert not stats.estimated
    assert stats.request_id == "req-1"
    assert stats.ttft_ms > 0
    assert stats.wire.bytes_sent == seen.bytes_received
    told = [h for h in seen.headers if h.startswith("x-stainless")]
    assert told == ["x-stainless-raw-response"]


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (Reply(status=429, code="rate_limit_exceeded", message="/billing"), "rate_limited"),
        (Reply(status=429, code="insufficient_quota"), "quota_exhausted"),
        (Reply(status=402, message="Insufficient Balance"), "quota_exhausted"),
        (Reply(status=401, code="invalid_api_key"), "key_invalid"),
        (Reply(status=403, message="no"), "key_invalid"),
        (Reply(status=404, code="model_not_found"), "model_retired"),
        (Reply(status=410, message="gone"), "model_retired"),
        (Reply(status=400, code="content_filter"), "content_filtered"),
        (Reply(status=400, message="bad field"), "request_refused"),
        (Reply(status=500, message="oops"), "server_error"),
        (Reply(status=503, code="server_is_overloaded"), "overloaded"),
        (Reply(status=529, body='{"error":{"type":"overloaded_error"}}'), "overloaded"),
        (Reply(status=302, headers={"location": "http://127.0.0.1:9/"}, body=""), "captive_portal"),
        (Reply(body="<html>Sign in</html>", content_type="text/html"), "captive_portal"),
        (Reply(content_type="application/octet-stream"), "garbage"),
        (Reply(raw=["data: [DONE]\n\n"]), "garbage"),
        (Reply(raw=["data: []\n\n"]), "garbage"),
        (Reply(SAID, garbage_after=3), "garbage"),
        (Reply(SAID, error_after=3, code="server_is_overloaded"), "overloaded"),
        (Reply(SAID, error_after=3, code="insufficient_quota"), "quota_exhausted"),
        (Reply(SAID, cut_after=3), "cut_off"),
        (Reply(SAID, cut_after=-2), "cut_off"),
        (Reply(SAID, finish=None, usage=False), "cut_off"),
        (Reply(SAID, finish="content_filter"), "content_filtered"),
        (Reply(SAID, hang_after=-2), "too_slow"),
        (Reply(SAID, hang_after=-1), "too_slow"),
        (Reply(SAID, hang_after=3), "too_slow"),
        (Reply(SAID, comments_after=-1), "too_slow"),
        (Reply(pieces=list("drip drop drip drop drip drop"), pace_s=0.2), "too_slow"),
        (Reply(huge=30_000_000), "garbage"),
    ],
)  # fmt: skip
def test_every_mishap_is_named(reply: Reply, fault: str) -> None:
    found, _, _ = lost(reply)
    assert found.fault.value == fault
    assert found.code == f"cloud.{fault}"


def test_what_came_before_a_break_is_counted_by_us() -> None:
    _, stats, text = lost(Reply(SAID, cut_after=3))
    assert text.startswith("The warranty is three")
    assert stats.estimated
    assert stats.prompt_tokens > 0
    assert stats.completion_tokens > 0


def test_a_request_that_was_turned_away_costs_nothing() -> None:
    _, stats, _ = lost(Reply(status=503))
    assert stats.prompt_tokens == stats.completion_tokens == 0
    assert stats.wire.bytes_sent > 0


@pytest.mark.parametrize(
    "reply", [Reply(body="<html/>", content_type="text/html"), Reply(content_type="image/png")]
)
def test_what_came_from_no_model_costs_nothing(reply: Reply) -> None:
    _, stats, _ = lost(reply)
    assert stats.prompt_tokens == stats.completion_tokens == 0


def test_an_answer_without_end_costs_no_more_than_its_limit() -> None:
    _, stats, _ = lost(Reply(huge=30_000_000))
    assert stats.completion_tokens == ASKED.max_tokens


def test_nobody_at_the_door_and_no_such_name() -> None:
    async def one(url: str) -> tuple[Fault, int]:
        made, stats = model_at(url), CallStats()
        with pytest.raises(TierLost) as found:
            async for _ in made.call(ASKED, stats):
                pass
        await made.close()
        return found.value.fault, stats.wire.bytes_sent

    assert asyncio.run(one("http://127.0.0.1:9/v1")) == (Fault.OFFLINE, 0)
    assert asyncio.run(one("http://no-such-host.invalid/v1")) == (Fault.DNS_DEAD, 0)


def test_the_time_a_provider_wants_is_heard() -> None:
    found, _, _ = lost(Reply(status=429, code="slow_down", headers={"retry-after": "7"}))
    assert found.retry_after_s == 7
    limits = {"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1m0.5s"}
    found, _, _ = lost(Reply(status=429, code="rate_limit_exceeded", headers=limits))
    assert found.retry_after_s == 60.5


@pytest.mark.parametrize("text", [SAID, "It costs 100 euros, yes yes."])
def test_chunks_that_come_twice_are_read_once(text: str) -> None:
    (said, _, _), _ = served(Reply(text, doubled=True))
    assert said == text


def test_figures_that_repeat_are_no_duplicates() -> None:
    (said, _, _), _ = served(Reply(pieces=["It ", "costs ", "1", "00", "00", " in ", "all."]))
    assert said == "It costs 10000 in all."


def test_an_answer_in_one_piece_is_taken_too() -> None:
    message = {"role": "assistant", "content": SAID}
    body = {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
    body |= {"usage": {"prompt_tokens": 9, "completion_tokens": 8}}
    (text, _, stats), _ = served(Reply(body=json.dumps(body)))
    assert text == SAID
    assert stats.prompt_tokens == 9


def test_usage_that_never_comes_is_waited_for_briefly_and_estimated() -> None:
    (text, last, stats), _ = served(Reply(SAID, usage=False))
    assert text == SAID
    assert stats.estimated
    assert last.completion_tokens > 0


def test_a_model_that_thinks_is_asked_in_its_own_way() -> None:
    _, plain = served(Reply(SAID))
    _, thinking = served(Reply(SAID), model="gpt-5-mini")
    assert {"temperature", "logprobs"} <= set(plain.body)
    assert not {"temperature", "logprobs"} & set(thinking.body)


def test_tool_calls_are_gathered_by_their_index() -> None:
    tools = [("stock", '{"sku": "A-1", "store": 7}'), ("price", '{"sku": "B-2"}')]
    spec = ToolSpec("stock", "How many", {"type": "object", "properties": {}})
    request = replace(ASKED, tools=(spec,))
    (_, last, _), seen = served(Reply(text="", tools=tools), request)
    assert last.finish == "tools"
    assert [(t.name, json.loads(t.arguments)) for t in last.tools] == [
        (name, json.loads(arguments)) for name, arguments in tools
    ]
    assert seen.body["tools"][0]["function"]["strict"] is True


def test_json_is_asked_for_strictly_and_checked() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}
    request = replace(ASKED, json_schema=schema)
    (text, _, _), seen = served(Reply('{"a": 1}'), request)
    assert json.loads(text) == {"a": 1}
    assert seen.body["response_format"]["json_schema"]["strict"] is True
    assert lost(Reply("sure thing"), request)[0].fault is Fault.GARBAGE


def test_leaving_stops_the_work_at_the_other_end() -> None:
    with CloudServer(Reply(" ".join(["word"] * 400), pace_s=0.02)) as cloud:

        async def one() -> CallStats:
            made, stats = model_at(cloud.url), CallStats()
            async with aclosing(made.call(ASKED, stats)) as chunks:
                async for _ in chunks:
                    break
            await asyncio.sleep(0.2)
            await made.close()
            return stats

        stats = asyncio.run(one())
        assert cloud.seen[0].cancelled
        assert cloud.seen[0].pieces_sent < 10
        assert stats.estimated and stats.completion_tokens > 0


def test_a_picture_goes_out_small_and_without_its_history() -> None:
    picture = Image.new("RGB", (3000, 1000), "red")
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    request = replace(ASKED, images=(ModelImage(out.getvalue(), 3000, 1000),))
    _, seen = served(Reply(SAID), request)
    part = seen.body["messages"][-1]["content"][1]
    data = part["image_url"]["url"].partition("base64,")[2]
    import base64

    sent = base64.b64decode(data)
    assert b"SecretCamera" not in sent
    with Image.open(io.BytesIO(sent)) as opened:
        assert max(opened.size) <= 2048
        assert min(opened.size) <= 768
        assert not opened.getexif()


def certificate(tmp_path: Path, ends: datetime.timedelta) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's context with a certificate of its own, and a client's that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=30))
        .not_valid_after(now + ends)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "both.pem"
    plain = serialization.NoEncryption()
    file.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    return server, ssl.create_default_context(cafile=str(file))


@pytest.mark.parametrize(
    ("days", "trusted", "fault"),
    [(30, False, Fault.TLS_BROKEN), (-1, True, Fault.TLS_CLOCK), (30, True, None)],
)
def test_a_connection_that_is_not_secure(
    tmp_path: Path, days: int, trusted: bool, fault: Fault | None
) -> None:
    server, client = certificate(tmp_path, datetime.timedelta(days=days))
    verify = client if trusted else ssl.create_default_context()
    with CloudServer(Reply(SAID), tls=server) as cloud:

        async def one() -> Fault | None:
            place = model_at(cloud.url).endpoint
            made = CloudModel(place, lambda: httpx2.AsyncClient(verify=verify, trust_env=False))
            stats = CallStats()
            try:
                async for _ in made.call(ASKED, stats):
                    pass
            except TierLost as lost:
                assert stats.wire.bytes_sent == 0
                return lost.fault
            finally:
                await made.close()
            return None

        assert asyncio.run(one()) is fault
