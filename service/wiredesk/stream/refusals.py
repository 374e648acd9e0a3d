"""What Kafka refuses, told as a person needs it: what failed, and which setting is about it.

aiokafka tells why a connection failed only to its log; its caller learns that there is none.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from ssl import SSLCertVerificationError, SSLError

from aiokafka.errors import (
    IllegalSaslStateError,
    KafkaError,
    MessageSizeTooLargeError,
    SaslAuthenticationFailed,
    UnsupportedSaslMechanismError,
)

from wiredesk.settings import Settings
from wiredesk.stream.errors import Failed

AIOKAFKA = logging.getLogger("aiokafka")
# OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH.
NOT_ITS_NAME = (62, 64)

UNREACHABLE = "is Kafka running? set WIREDESK_BROKER or --broker to its HOST:PORT"
USER = "check WIREDESK_SASL_USERNAME, its password and WIREDESK_SASL_MECHANISM"
NAME = "WIREDESK_BROKER and what Kafka advertises have to be names in the certificate"
TRUST = "set WIREDESK_SSL_CA_FILE to the certificate of the authority that signed it"
CLIENT = "does the broker ask for a client's certificate (WIREDESK_SSL_CERT_FILE),"


class Ear(logging.Handler):
    """Keeps the last error that aiokafka has logged."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        super().__init__()
        self.heard: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the error that a record tells of."""
        for value in record.args if isinstance(record.args, tuple) else ():
            if isinstance(value, BaseException):
                self.heard = value


@contextmanager
def listening() -> Iterator[Ear]:
    """Hear what aiokafka logs for as long as the block runs."""
    ear = Ear()
    AIOKAFKA.addHandler(ear)
    try:
        yield ear
    finally:
        AIOKAFKA.removeHandler(ear)


@contextmanager
def told() -> Iterator[None]:
    """Turn what Kafka refuses into `Failed`, which tells all: aiokafka logs nothing beside it."""
    propagates, AIOKAFKA.propagate = AIOKAFKA.propagate, False
    silence = logging.NullHandler()
    AIOKAFKA.addHandler(silence)
    try:
        yield
    except MessageSizeTooLargeError as error:
        hint = "raise WIREDESK_MAX_MESSAGE_BYTES and the topic's max.message.bytes"
        raise Failed("a message is larger than the topic allows", hint) from error
    except KafkaError as error:
        raise Failed(f"Kafka: {error}", "the broker's log says more") from error
    finally:
        AIOKAFKA.removeHandler(silence)
        AIOKAFKA.propagate = propagates


def refusal(error: BaseException, settings: Settings) -> Failed:
    """Say why no connection came about."""
    where = settings.broker
    match _root(error):
        case SSLError() as tls:
            return _untrusted(tls, settings)
        case SaslAuthenticationFailed():
            return Failed(f"{where} refused the user {settings.sasl_username}", USER)
        case UnsupportedSaslMechanismError():
            return Failed(f"{where} does not offer {settings.sasl_mechanism}", USER)
        case IllegalSaslStateError() | EOFError() | ConnectionResetError():
            return Failed(f"{where} closed the connection", _speaks(settings))
    return Failed(f"broker unreachable at {where}", UNREACHABLE)


def _untrusted(error: SSLError, settings: Settings) -> Failed:
    """Say why TLS did not come about."""
    where = settings.broker
    if not isinstance(error, SSLCertVerificationError):
        what = f"no TLS with {where}: {error.reason or error}"
        return Failed(what, f"{CLIENT} or {_speaks(settings)}")
    if error.verify_code in NOT_ITS_NAME:
        return Failed(f"wrong certificate at {where}: {error.verify_message}", NAME)
    return Failed(f"certificate of {where} not trusted: {error.verify_message}", TRUST)


def _speaks(settings: Settings) -> str:
    """Ask whether the protocol is the port's."""
    return f"does it speak {settings.security_protocol}, as WIREDESK_SECURITY_PROTOCOL says?"


def _root(error: BaseException) -> BaseException:
    """Give what an error came of."""
    while error.__cause__:
        error = error.__cause__
    return error
