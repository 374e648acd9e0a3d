"""Documents of NITF, to test with."""


def nitf(head: str = "", body: str = "<p>Words.</p>", opening: str = "") -> str:
    """Give a document with this in its head, its text and above its text."""
    opened = f"<body.head>{opening}</body.head>" if opening else ""
    return (
        f"<nitf><head>{head}</head><body>{opened}<body.content>{body}</body.content></body></nitf>"
    )


HL1 = "<hedline><hl1>Bridge opens</hl1></hedline>"
