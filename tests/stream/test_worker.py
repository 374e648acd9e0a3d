"""A worker as its users start it, on the embedded broker: in, out, stopped, started again."""

import asyncio
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

from support.expectation import differences
from support.generator import feed
from support.kafka_log import KafkaLog, following, produce, until
from support.worker import Worker, environment, working
from wiredesk.settings import Settings
from wiredesk.stream import admin
from wiredesk.stream.embedded import free_port

pytestmark = pytest.mark.embedded


@pytest.fixture
def worker_settings(settings: Settings) -> Settings:
    """Give settings for one worker with topics, a static id and a port of its own."""
    admin.apply(settings)
    own = {"instance_id": "only", "http_port": free_port()}
    return settings.model_copy(update={**own, "http_host": "127.0.0.1", "log_format": "json"})


def page(settings: Settings, path: str) -> str:
    with urlopen(f"http://127.0.0.1:{settings.http_port}/{path}", timeout=5) as answer:
        return answer.read().decode()


def samples(settings: Settings) -> Counter[str]:
    """Give each metric's value, summed over its labels."""
    found: Counter[str] = Counter()
    for family in text_string_to_metric_families(page(settings, "metrics")):
        for sample in family.samples:
            found[sample.name] += sample.value
    return found


async def settled(settings: Settings, worker: Worker) -> Counter[str]:
    """Give the metrics when the watchdog has seen that nothing waits any more."""
    found: Counter[str] = Counter()

    async def is_settled() -> bool:
        found.clear()
        found.update(await asyncio.to_thread(samples, settings))
        return found["wiredesk_ledger_stories"] > 0 and found["wiredesk_lag_messages"] == 0

    await until(is_settled, worker)
    return found


async def work(worker: Worker, log: KafkaLog) -> None:
    await until(log.is_drained, worker)


async def test_what_goes_in_comes_out_once_over_a_restart(
    worker_settings: Settings, tmp_path: Path
) -> None:
    messages = feed(60, seed=3, words=60)
    async with following(worker_settings) as log:
        await produce(worker_settings, messages)
        async with working(environment(worker_settings), tmp_path / "first.log") as worker:
            await work(worker, log)
            counted = await settled(worker_settings, worker)
            ready = await asyncio.to_thread(page, worker_settings, "readyz")
            seconds = await worker.stop()
            assert (worker.exits, seconds < 10) == ([0], True), worker.last_words()
        await produce(worker_settings, messages)
        async with working(environment(worker_settings), tmp_path / "second.log") as worker:
            await work(worker, log)
            await worker.stop()
        assert differences(log.records, worker_settings.max_message_bytes) == []
        published = len(log.records["stories"])
    assert ready == "ok\n"
    assert counted["wiredesk_freshness_seconds_count"] == published
    assert counted["wiredesk_ready"] == 1
    assert counted["wiredesk_assigned_partitions"] == 2 * worker_settings.partitions
    assert counted["wiredesk_dead_letters_total"] == len(log.records["dead"]) / 2


async def test_no_story_in_the_logs(worker_settings: Settings, tmp_path: Path) -> None:
    messages = feed(10, seed=4, words=60)
    path = tmp_path / "worker.log"
    async with (
        following(worker_settings) as log,
        working(environment(worker_settings), path) as worker,
    ):
        await produce(worker_settings, messages)
        await work(worker, log)
        await worker.stop()
        texts = [json.loads(r.value or b"{}")["article"]["text"] for r in log.records["items"]]
    logged = path.read_text("utf-8")
    assert all(json.loads(line) for line in logged.splitlines())
    assert not any(text[:40] in logged for text in texts if text)


def ended(settings: Settings) -> tuple[int, str]:
    """Run a worker that cannot start, and give its exit code and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "wiredesk", "run"],
        env=environment(settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


def test_missing_topics_are_named_with_what_to_do(settings: Settings) -> None:
    code, said = ended(settings.model_copy(update={"http_port": 0}))
    assert code == 1
    assert f"{settings.topic_prefix}.raw.v1" in said
    assert "wiredesk topics apply" in said
    assert "Traceback" not in said


def test_a_broker_that_is_away_is_named_with_what_to_do(settings: Settings) -> None:
    away = f"127.0.0.1:{free_port()}"
    code, said = ended(settings.model_copy(update={"broker": away, "http_port": 0}))
    assert code == 1
    assert away in said
    assert "WIREDESK_BROKER" in said
    assert "Traceback" not in said
