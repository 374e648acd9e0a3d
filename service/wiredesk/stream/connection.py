"""How every Kafka client connects: the servers, TLS and the password, from the settings.

Files are read when a client is made. What is wrong in them is `Failed`; no password is ever in
its words, nor in those of an error that it was made of.
"""

from functools import cache
from pathlib import Path
from ssl import SSLContext, SSLError, create_default_context
from typing import TypedDict

from pydantic import SecretStr

from wiredesk.settings import Settings
from wiredesk.stream.errors import Failed


class Security(TypedDict):
    """What each client of aiokafka is told of TLS and passwords."""

    security_protocol: str
    sasl_mechanism: str | None
    sasl_plain_username: str | None
    sasl_plain_password: str | None
    ssl_context: SSLContext | None


class Connection(Security):
    """What each client of aiokafka is told to connect."""

    bootstrap_servers: str


def connection(settings: Settings) -> Connection:
    """Give the arguments by which a client of aiokafka connects."""
    return {"bootstrap_servers": settings.broker, **security(settings)}


def security(settings: Settings) -> Security:
    """Give the same, for brokers that are named elsewhere."""
    return {
        "security_protocol": settings.security_protocol,
        "sasl_mechanism": settings.sasl_mechanism or "PLAIN",  # aiokafka takes no None
        "sasl_plain_username": settings.sasl_username,
        "sasl_plain_password": _secret(settings.sasl_password, settings.sasl_password_file),
        "ssl_context": _tls(settings) if settings.uses_tls else None,
    }


def _secret(value: SecretStr | None, file: Path | None) -> str | None:
    """Give a secret that is a setting itself, or in the first line of a file."""
    if file is None:
        return value.get_secret_value() if value else None
    try:
        # Not strict: that error would hold the bytes.
        secret = file.read_bytes().decode("utf-8", "replace").split("\n")[0].rstrip("\r")
    except OSError as error:
        raise Failed(f"can't read {file}: {error.strerror}") from error
    if not secret or "\N{REPLACEMENT CHARACTER}" in secret:
        raise Failed(f"no password in {file}", "its first line has to hold one, in UTF-8")
    return secret


@cache  # the system's authorities take a while to load, and a worker opens many connections
def _tls(settings: Settings) -> SSLContext:
    """Make the context by which the broker's certificate is checked, and ours is shown."""
    try:
        context = create_default_context(cafile=settings.ssl_ca_file)
    except SSLError as error:
        raise Failed(f"no certificates in {settings.ssl_ca_file}", "it has to be PEM") from error
    context.check_hostname = settings.ssl_check_hostname
    if settings.ssl_cert_file:
        _show(context, settings.ssl_cert_file, settings)
    return context


def _show(context: SSLContext, certificate: Path, settings: Settings) -> None:
    """Let a context show the client's certificate."""
    secret = _secret(settings.ssl_key_password, settings.ssl_key_password_file)
    key = settings.ssl_key_file
    try:
        # Without a password of some kind OpenSSL would ask for one at the terminal.
        context.load_cert_chain(certificate, key, password=lambda: secret or "")
    except SSLError as error:
        files = f"{certificate} and {key}" if key else str(certificate)
        hint = "are they PEM, is the key the certificate's, WIREDESK_SSL_KEY_PASSWORD_FILE right?"
        raise Failed(f"can't use {files}: {error.reason or 'not a key'}", hint) from error
