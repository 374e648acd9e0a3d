"""Documents of NewsML 1, to test with."""

ENVELOPE = (
    "<NewsEnvelope><TransmissionId>4711</TransmissionId><DateAndTime>20260402T120000Z</DateAndTime>"
    "<Priority FormalName='3'/></NewsEnvelope>"
)


def newsml(*items: str) -> str:
    return f"<NewsML Version='1.2'>{ENVELOPE}{''.join(items)}</NewsML>"


def news_item(number: int, component: str, management: str = "", identifier: str = "") -> str:
    parts = "<ProviderId>deskwire.example</ProviderId><DateId>20260402</DateId>"
    own = f"<NewsItemId>{number}</NewsItemId>{identifier}"
    identification = f"<NewsIdentifier>{parts}{own}</NewsIdentifier>"
    status = f"<NewsManagement>{management}</NewsManagement>"
    return (
        f"<NewsItem><Identification>{identification}</Identification>{status}{component}</NewsItem>"
    )


def component(headline: str, *inner: str, duid: str = "", lines: str = "") -> str:
    head = f"<HeadLine>{headline}</HeadLine>" if headline else ""
    news_lines = f"<NewsLines>{head}{lines}</NewsLines>" if head or lines else ""
    return f"<NewsComponent Duid='{duid}'>{news_lines}{''.join(inner)}</NewsComponent>"


def content(text: str, media: str = "Text") -> str:
    kind = f"<MediaType FormalName='{media}'/>"
    return f"<ContentItem>{kind}<DataContent><p>{text}</p></DataContent></ContentItem>"


def one(management: str = "", lines: str = "", metadata: str = "", identifier: str = "") -> str:
    """Give a document of one story."""
    inner = component("A", metadata, content("Words."), lines=lines)
    return newsml(news_item(1, inner, management, identifier))
