"""Everything that the environment may set, as ``WIREDESK_<NAME>``; the only reader of it."""

import tempfile
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What a deployment may set. Each field is an environment variable of the same name."""

    model_config = SettingsConfigDict(
        env_prefix="WIREDESK_", frozen=True, extra="ignore", use_attribute_docstrings=True
    )

    broker: str = "localhost:9092"
    """Kafka bootstrap servers, as host:port, comma separated"""
    group: str = "wiredesk"
    """consumer group; its workers share the partitions"""
    instance_id: str | None = None
    """static group member id, where restarts should not rebalance"""
    topic_prefix: str = Field(default="wire", pattern=r"^[a-zA-Z0-9_-]+$")
    """first part of every topic's name"""
    partitions: int = Field(default=4, ge=1)
    """partitions of each topic that `topics apply` creates"""
    replication: int = Field(default=1, ge=1)
    """replicas of each topic that `topics apply` creates"""
    max_message_bytes: int = Field(default=1_000_000, ge=1_000)
    """largest message that is read; a larger one is a dead letter"""
    max_batch: int = Field(default=200, ge=1)
    """most messages in one transaction"""
    limit_seconds: float = Field(default=20, gt=0)
    """longest that a transaction, a fence or a restore may stand still"""
    session_timeout_seconds: float = Field(default=8, gt=0)
    """how long the group waits for a silent worker"""
    start_timeout_seconds: float = Field(default=60, gt=0)
    """how long a worker waits for its first assignment before it ends with an error"""
    http_host: str = "0.0.0.0"  # noqa: S104 (Prometheus and the probes come from outside)
    """address of /livez, /readyz and /metrics"""
    http_port: int = Field(default=9090, ge=0, le=65_535)
    """port of /livez, /readyz and /metrics; 0 takes a free one"""
    log_format: Literal["auto", "json", "human"] = "auto"
    """json, human, or by whether stderr is a terminal"""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """least severe level that is logged"""
    data_dir: Path = Path(tempfile.gettempdir()) / "wiredesk"
    """scratch folder; nothing in it has to survive a restart"""
