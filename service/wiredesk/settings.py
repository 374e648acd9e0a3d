"""Everything that the environment may set, as ``WIREDESK_<NAME>``; the only reader of it."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Literal, Self

from pydantic import Field, FilePath, SecretStr, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from wiredesk.topics import HORIZON_DAYS

# What says nothing without another setting, and so was set by mistake.
NEEDS: Mapping[str, str] = {
    "ssl_key_file": "ssl_cert_file",
    "ssl_key_password": "ssl_cert_file",
    "ssl_key_password_file": "ssl_cert_file",
}


class Settings(BaseSettings):
    """What a deployment may set. Each field is an environment variable of the same name."""

    model_config = SettingsConfigDict(
        env_prefix="WIREDESK_",
        env_ignore_empty=True,
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,  # it can hold a password
        use_attribute_docstrings=True,
    )

    broker: str = "localhost:9092"
    """Kafka bootstrap servers, as host:port, comma separated"""
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    """what the broker's port speaks; `SSL` is TLS, `SASL` a user with a password"""
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] | None = None
    """how the password is shown to the broker: PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512"""
    sasl_username: str | None = None
    """user on the broker"""
    sasl_password: SecretStr | None = None
    """its password; better kept in a file"""
    sasl_password_file: FilePath | None = None
    """file with the password, in its first line"""
    ssl_ca_file: FilePath | None = None
    """PEM file of the authorities that the broker's certificate is trusted by, else the system's"""
    ssl_cert_file: FilePath | None = None
    """PEM file of the client's certificate, where the broker asks for one"""
    ssl_key_file: FilePath | None = None
    """PEM file of its private key, where that is not in the same file"""
    ssl_key_password: SecretStr | None = None
    """password of an encrypted private key; better kept in a file"""
    ssl_key_password_file: FilePath | None = None
    """file with the private key's password, in its first line"""
    ssl_check_hostname: bool = True
    """whether the broker's certificate has to name the address that it is reached at"""
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
    horizon_days: int = Field(default=HORIZON_DAYS, ge=1)
    """how many days a story is remembered after its last version or its kill"""
    breaker_ratio: float = Field(default=0.5, gt=0, le=1)
    """share of the last 1,000 messages of a partition; with more dead letters the worker stops"""
    breaker_run: int = Field(default=100, ge=0)
    """so many dead letters in a row in a partition stop the worker; 0 allows any number"""
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

    @property
    def uses_sasl(self) -> bool:
        """True where a user and a password are asked for."""
        return self.security_protocol.startswith("SASL_")

    @property
    def uses_tls(self) -> bool:
        """True where connections are encrypted."""
        return self.security_protocol.endswith("SSL")

    @model_validator(mode="after")
    def _are_consistent(self) -> Self:
        """Refuse what would leave a connection less secure than whoever set it believes."""
        given = {name for name, value in self if value != type(self).model_fields[name].default}
        fault = next(chain(self._useless(given), _doubled(given), self._missing(given)), None)
        if fault:
            raise PydanticCustomError("contradiction", "{fault}", {"fault": fault})
        return self

    def _useless(self, given: set[str]) -> Iterator[str]:
        """Say what is set and says nothing without another setting."""
        unused = (() if self.uses_sasl else ("sasl_",)) + (() if self.uses_tls else ("ssl_",))
        for name in sorted(given):
            if name.startswith(unused):
                yield f"{_variable(name)} is set, but {self._protocol}"
            if name in NEEDS and NEEDS[name] not in given:
                yield f"{_variable(name)} is set, but {_variable(NEEDS[name])} is not"

    def _missing(self, given: set[str]) -> Iterator[str]:
        """Say what is not set and has to be."""
        if self.uses_sasl:
            for name in ("sasl_mechanism", "sasl_username"):
                if name not in given:
                    yield f"{self._protocol}, but {_variable(name)} is not set"
            if not given & {"sasl_password", "sasl_password_file"}:
                yield f"{self._protocol}, but WIREDESK_SASL_PASSWORD(_FILE) is not set"

    @property
    def _protocol(self) -> str:
        """What the other settings are held to."""
        return f"WIREDESK_SECURITY_PROTOCOL is {self.security_protocol}"


def _doubled(given: set[str]) -> Iterator[str]:
    """Say which secret is set twice."""
    for name in sorted(given):
        if f"{name}_file" in given:
            yield f"{_variable(name)} and {_variable(name)}_FILE are both set"


def _variable(name: str) -> str:
    """Name a setting as the environment does."""
    return f"WIREDESK_{name.upper()}"
