"""Rights on a broker with an authorizer, granted by the request that aiokafka does not have."""

import asyncio
from enum import IntEnum

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.protocol.api import Request, RequestStruct, Response
from aiokafka.protocol.types import Array, Int8, Int16, Int32, Schema, String

API_KEY = 30
PREFIXED, ALLOW = 4, 3
SEEN_SECONDS = 1
"""until a broker goes by what it has stored"""


class Kind(IntEnum):
    """What a right is about, by Kafka's numbers."""

    TOPIC = 2
    GROUP = 3
    TRANSACTIONAL_ID = 5


class Operation(IntEnum):
    """What is allowed, by Kafka's numbers; reading and writing include to describe."""

    READ = 3
    WRITE = 4


class CreateAclsResponse(Response):
    """Kafka's answer, version 1."""

    API_KEY = API_KEY
    API_VERSION = 1
    SCHEMA = Schema(
        ("throttle_time_ms", Int32),
        ("results", Array(("error_code", Int16), ("error_message", String("utf-8")))),
    )


class CreateAclsRequest(RequestStruct):
    """Kafka's request, version 1."""

    API_KEY = API_KEY
    API_VERSION = 1
    RESPONSE_TYPE = CreateAclsResponse
    SCHEMA = Schema(
        (
            "creations",
            Array(
                ("resource_type", Int8),
                ("resource_name", String("utf-8")),
                ("resource_pattern_type", Int8),
                ("principal", String("utf-8")),
                ("host", String("utf-8")),
                ("operation", Int8),
                ("permission_type", Int8),
            ),
        ),
    )


class CreateAcls(Request[CreateAclsRequest]):
    """The request as a client of aiokafka sends it."""

    API_KEY = API_KEY

    def __init__(self, prefix: str, rights: tuple[tuple[Kind, Operation], ...]) -> None:
        """Allow everybody this on everything whose name begins so."""
        self.rows = [
            (kind, prefix, PREFIXED, "User:*", "*", operation, ALLOW) for kind, operation in rights
        ]

    def build(self, request_struct_class: type[CreateAclsRequest]) -> CreateAclsRequest:
        return request_struct_class(self.rows)


async def grant(broker: str, prefix: str, *rights: tuple[Kind, Operation]) -> None:
    """Let every user of a broker do this, and nothing else, with what is named so."""
    admin = AIOKafkaAdminClient(bootstrap_servers=broker)
    await admin.start()
    try:
        answer = await admin._send_request(CreateAcls(prefix, rights))
    finally:
        await admin.close()
    assert {code for code, _ in answer.results} == {0}, answer
    await asyncio.sleep(SEEN_SECONDS)
