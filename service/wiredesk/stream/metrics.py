"""Every metric, declared once: name, meaning, labels.

Prometheus' conventions: base units, ``_total`` on counters, labels with a bounded set of
values. Nothing here grows with the stories that pass.
"""

from prometheus_client import Counter, Gauge, Histogram, Info, disable_created_metrics

# A second series for each counter, which nobody asks for.
disable_created_metrics()  # type: ignore[no-untyped-call]  # the library's own gap

# Seconds from a message's Kafka timestamp to its publication: milliseconds when all is well,
# minutes when a worker was away.
FRESHNESS_BUCKETS = (
    0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600,
)  # fmt: skip
STAGE_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)

STORIES = Counter(
    "wiredesk_stories",
    "Items decided on, by wire format, language and what they were to their story.",
    ("format", "language", "action"),
)
DEAD_LETTERS = Counter(
    "wiredesk_dead_letters", "Messages that became dead letters, by reason.", ("reason",)
)
STAGE_SECONDS = Histogram(
    "wiredesk_stage_duration_seconds",
    "Time that one message took in a stage, without waiting.",
    ("stage",),
    buckets=STAGE_BUCKETS,
)
FRESHNESS_SECONDS = Histogram(
    "wiredesk_freshness_seconds",
    "Time from a message's Kafka timestamp, or its embargo's end, to the commit of its story.",
    buckets=FRESHNESS_BUCKETS,
)
TRANSACTIONS = Counter(
    "wiredesk_transactions", "Kafka transactions committed, by stage.", ("stage",)
)
TRANSACTION_SECONDS = Histogram(
    "wiredesk_transaction_duration_seconds",
    "Time that one Kafka transaction took, from begin to commit.",
    ("stage",),
    buckets=STAGE_BUCKETS,
)
LAG = Gauge(
    "wiredesk_lag_messages",
    "Messages in an assigned source partition that are not committed yet.",
    ("topic", "partition"),
)
ASSIGNED = Gauge(
    "wiredesk_assigned_partitions", "Source partitions that this worker owns, by stage.", ("stage",)
)
RESTORE_SECONDS = Gauge(
    "wiredesk_ledger_restore_seconds", "Time that the last restore of the ledger took."
)
LEDGER_STORIES = Gauge("wiredesk_ledger_stories", "Stories that this worker remembers.")
HELD_STORIES = Gauge(
    "wiredesk_held_stories",
    "Stories that wait for the end of an embargo, by whether its instant is known.",
    ("instant",),
)
NEXT_RELEASE = Gauge(
    "wiredesk_next_release_timestamp_seconds",
    "When the next embargo ends, in seconds since 1970; 0 where none is known to.",
)
STALE = Counter(
    "wiredesk_stale_messages", "Messages dropped as another owner's, to be read again by it."
)
READY = Gauge("wiredesk_ready", "1 when the worker owns its partitions and can read, else 0.")
BUILD = Info("wiredesk_build", "The running software.")
MODEL = Gauge("wiredesk_model_info", "1 for each model or data file in use.", ("name", "digest"))
