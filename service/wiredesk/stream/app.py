"""The Faust app: two agents, and the signals that open and close their lanes."""

import asyncio

from faust.auth import SASLCredentials, SSLCredentials
from faust.types import StreamT, TopicT

from wiredesk.settings import Settings
from wiredesk.stream import metrics
from wiredesk.stream.connection import security
from wiredesk.stream.die import fatal
from wiredesk.stream.fence import Fence
from wiredesk.stream.health import Health
from wiredesk.stream.releaser import Releaser
from wiredesk.stream.stages import Stage, Stages
from wiredesk.stream.transport import ExactApp
from wiredesk.topics import ITEMS, RAW, Topic, largest_record

HEARTBEATS_PER_SESSION = 4
# A drain has to be done before a supervisor that sent SIGTERM loses patience.
DRAIN_SECONDS = 6


def build(settings: Settings, partitions: int, health: Health) -> tuple[ExactApp, Fence, Releaser]:
    """Build the app of one worker, its fence and its releaser; ``partitions`` is that of items."""
    app = _app(settings)
    fence = Fence(app, settings, health)
    app.fence = fence
    stages = Stages(settings, partitions)
    _agent(app, _source(app, RAW, settings), stages.receive, fence)
    _agent(app, _source(app, ITEMS, settings), stages.enrich, fence)
    _follow_the_group(app, fence)
    return app, fence, Releaser(fence, stages)


def _app(settings: Settings) -> ExactApp:
    """Configure Faust to consume, and to do nothing else on its own."""
    return ExactApp(
        settings.group,
        broker=[f"kafka://{server.strip()}" for server in settings.broker.split(",")],
        broker_credentials=_credentials(settings),
        store="memory://",
        web_enabled=False,
        key_serializer="raw",
        value_serializer="raw",
        topic_disable_leader=True,
        # Faust's own exactly-once sends to foreign topics outside of any transaction.
        processing_guarantee="at_least_once",
        # A revocation must not wait for acknowledgements: lanes end their own transactions.
        stream_wait_empty=False,
        stream_buffer_maxsize=4 * settings.max_batch,
        consumer_group_instance_id=settings.instance_id,
        consumer_max_fetch_size=largest_record(settings.max_message_bytes),
        broker_session_timeout=settings.session_timeout_seconds,
        broker_heartbeat_interval=settings.session_timeout_seconds / HEARTBEATS_PER_SESSION,
        broker_rebalance_timeout=settings.limit_seconds / 2,
        broker_request_timeout=max(settings.limit_seconds, settings.session_timeout_seconds),
    )


def _credentials(settings: Settings) -> SASLCredentials | SSLCredentials | None:
    """Say how to connect, as Faust has it."""
    given = security(settings)
    if settings.uses_sasl:
        return SASLCredentials(
            username=given["sasl_plain_username"],
            password=given["sasl_plain_password"],
            mechanism=given["sasl_mechanism"],
            ssl_context=given["ssl_context"],
        )
    return SSLCredentials(given["ssl_context"]) if settings.uses_tls else None


def _source(app: ExactApp, topic: Topic, settings: Settings) -> TopicT:
    """Declare a source topic.

    Without acknowledgements: with them Faust would record every hole that a transaction
    marker leaves, for ever, as nothing commits through it.
    """
    return app.topic(
        topic.full_name(settings.topic_prefix),
        key_type=bytes,
        value_type=bytes,
        value_serializer="raw",
        acks=False,
    )


def _agent(app: ExactApp, source: TopicT, stage: Stage, fence: Fence) -> None:
    """Consume a topic: each message through its stage, into its lane."""

    @fatal(f"agent of {source}")
    async def consume(stream: StreamT[bytes]) -> None:
        """Take messages for as long as the worker lives."""
        events = stream.noack().events()  # type: ignore[attr-defined]  # StreamT lacks it
        async for event in events:
            lane = fence.lane_for(event.message)
            if lane is None:
                metrics.STALE.inc()
                continue
            await lane.put(stage(lane, event.message))
            # The lanes' own I/O runs between two messages.
            await asyncio.sleep(0)

    app.agent(source, name=f"wiredesk.{source}")(consume)


def _follow_the_group(app: ExactApp, fence: Fence) -> None:
    """Open and close lanes as the group gives and takes partitions."""

    @app.on_partitions_revoked.connect
    @fatal("closing lanes")
    async def revoked(*_: object, **__: object) -> None:
        """End all transactions before the rebalance goes on."""
        await fence.revoke()

    # Faust's recovery sends it right before it seeks and resumes the flow.
    @app.on_rebalance_complete.connect
    @fatal("opening lanes")
    async def assigned(*_: object, **__: object) -> None:
        """Open the lanes of what was assigned."""
        if not fence.stopping:
            await fence.raise_up()

    @app.on_before_shutdown.connect
    @fatal("draining lanes")
    async def stopping(*_: object, **__: object) -> None:
        """Write what is in the lanes, and close them."""
        fence.stopping = True
        await asyncio.wait_for(fence.revoke(drain=True), DRAIN_SECONDS)
