"""Options that several commands have."""

from typing import Annotated

import typer

KAFKA = "Kafka"

Broker = Annotated[
    str | None,
    typer.Option(
        "--broker",
        metavar="HOST:PORT",
        help="Kafka bootstrap servers. [dim]\\[env: WIREDESK_BROKER, else localhost:9092][/]",
        rich_help_panel=KAFKA,
        show_default=False,
    ),
]
