"""/livez, /readyz and /metrics, asked over HTTP as a probe does."""

import time
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from wiredesk.stream import metrics
from wiredesk.stream.errors import Failed
from wiredesk.stream.health import SILENCE_SECONDS, Health, serve


@pytest.fixture
def health() -> Health:
    return Health(waiting=None)


@pytest.fixture
def address(health: Health) -> Iterator[str]:
    server = serve(health, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def ask(url: str) -> tuple[int, str]:
    try:
        with urlopen(url, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_healthy_worker(address: str) -> None:
    assert ask(f"{address}/livez") == (200, "ok\n")
    assert ask(f"{address}/readyz?verbose") == (200, "ok\n")


def test_a_worker_that_waits_is_alive_but_not_ready(address: str, health: Health) -> None:
    health.waiting = "no partitions"
    assert ask(f"{address}/livez")[0] == 200
    assert ask(f"{address}/readyz") == (503, "no partitions\n")


def test_a_silent_loop_is_not_alive(address: str, health: Health) -> None:
    health.beat = time.monotonic() - SILENCE_SECONDS - 1
    status, why = ask(f"{address}/livez")
    assert status == 503
    assert why.startswith("silent for 3")


def test_metrics_are_exposed(address: str) -> None:
    metrics.STALE.inc()
    status, text = ask(f"{address}/metrics")
    assert status == 200
    assert "# TYPE wiredesk_stale_messages_total counter" in text


def test_other_paths_say_what_there_is(address: str) -> None:
    assert ask(f"{address}/") == (404, "try /livez, /readyz or /metrics\n")


def test_a_port_that_is_taken_says_what_to_do(address: str, health: Health) -> None:
    port = int(address.rsplit(":", 1)[1])
    with pytest.raises(Failed) as failed:
        serve(health, "127.0.0.1", port)
    assert failed.value.message == f"port {port} on 127.0.0.1 can't be used: Address already in use"
    assert "WIREDESK_HTTP_PORT" in failed.value.hint
