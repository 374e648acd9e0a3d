"""What a message says that it does, in the ten languages that have phrases."""

import time

import pytest

from wiredesk.identify.identity import story_of
from wiredesk.identify.intent import intent
from wiredesk.identify.phrases import phrases
from wiredesk.identify.references import kills, related
from wiredesk.story import Article, Intent, Link, Status

KILLS = [
    {"headline": "MANDATORY KILL: Bridge opens"},
    {"headline": "KILL - Bridge opens"},
    {"slugline": "BC-Bridge-KILL"},
    {"take_key": "KILL"},
    {"editor_note": "Eds: The story on the bridge is a MANDATORY KILL."},
    {"editor_note": "A kill is mandatory.\nMake certain the story is not published."},
    {"text": "EDITORS: Please kill the story slugged Bridge.\nIt is wrong."},
    {"text": "The bridge opened.\nEds: KILL this version."},
    {"editor_note": "Bitte nicht verwenden: die Zahlen sind falsch."},
    {"text": "Achtung Redaktionen: Die Meldung wird zurückgezogen."},
    {"headline": "ANNULATION: pont ouvert"},
    {"editor_note": "Prière de ne pas utiliser cette dépêche."},
    {"headline": "ANULACIÓN - puente abierto"},
    {"editor_note": "Rogamos anulen la noticia anterior."},
    {"headline": "ANNULLAMENTO: ponte aperto"},
    {"editor_note": "Si prega di non utilizzare la notizia."},
    {"headline": "INTREKKING: brug open"},
    {"editor_note": "Dit bericht is ingetrokken."},
    {"headline": "ANULAÇÃO: ponte aberta"},
    {"editor_note": "Favor desconsiderar a notícia anterior."},
    {"headline": "إلغاء: افتتاح الجسر"},
    {"editor_note": "يرجى عدم استخدام الخبر السابق"},
    {"headline": "АННУЛИРОВАНИЕ: мост открыт"},
    {"editor_note": "Просим аннулировать сообщение о мосте."},
    {"headline": "撤稿：大桥通车"},
    {"editor_note": "此稿请勿采用。"},
    {"signals": ("sig:kill",)},
]
CORRECTIONS = [
    {"headline": "CORRECTION: Bridge opens"},
    {"headline": "CORRECTED-UPDATE 1-Bridge opens"},
    {"headline": "RPT-CORRECTED-Bridge opens"},
    {"headline": "Correction: Bridge story"},
    {"take_key": "Correction"},
    {"editor_note": "CORRECTS: spelling of the river"},
    {"editor_note": "This version corrects the length of the bridge in the 2nd paragraph."},
    {"text": "CORRECTION\nIn the story on the bridge, the river's name was misspelt."},
    {"headline": "Korrektur: Brücke eröffnet"},
    {"headline": "(Berichtigung: Länge im 2. Absatz) Brücke eröffnet"},
    {"headline": "CORRECTIF - pont ouvert"},
    {"headline": "Rectificatif: pont ouvert"},
    {"headline": "CORRECCIÓN: puente abierto"},
    {"headline": "Rettifica: ponte aperto"},
    {"headline": "Rectificatie: brug open"},
    {"headline": "Correção: ponte aberta"},
    {"headline": "تصحيح: افتتاح الجسر"},
    {"headline": "ИСПРАВЛЕНИЕ: мост открыт"},
    {"headline": "（更正）大桥通车"},
    {"signals": ("sig:correction",)},
    {"links": (Link(relation="corrects", id="urn:b"),)},
]
ADVISORIES = [
    {"headline": "ADVISORY: Coverage of the bridge"},
    {"slugline": "BC-Bridge-ADVISORY"},
    {"headline": "Hinweis an die Redaktionen: Brücke"},
    {"headline": "Avis aux abonnés: pont"},
    {"headline": "AVISO: puente"},
    {"headline": "Alle redazioni: ponte"},
    {"headline": "Aan de redacties: brug"},
    {"headline": "Aviso aos editores: ponte"},
    {"headline": "تنويه للمحررين: الجسر"},
    {"headline": "Вниманию редакций: мост"},
    {"headline": "致编辑：大桥"},
    {"item_type": "advisory"},
]
STORIES = [
    {"headline": "Kill Bill returns to cinemas"},
    {"headline": "Kill: how a wolf changed a valley"},
    {"headline": "Police kill two in Bridge Street"},
    {"headline": "Correction on Wall Street deepens"},
    {"headline": "Withdrawal from the valley begins"},
    {"headline": "Withdrawal: the long road home"},
    {"headline": "Rückzug der Truppen beginnt"},
    {"slugline": "OVERKILL"},
    {"editor_note": "KILLS 3rd graf, which was repeated."},
    {"editor_note": "KILL 3 grafs at the end."},
    {"editor_note": "ADVISORY: a photo is available."},
    {"text": "A judge said the law must kill the story.\nThe bridge opened."},
    {"headline": "افتتاح الجسر بعد إلغاء الرسوم"},
    {"headline": "大桥撤销收费"},
]


def article(**fields: object) -> Article:
    return Article(format="x", native_id="urn:a", **fields)


@pytest.mark.parametrize("fields", KILLS, ids=str)
def test_kills(fields: dict[str, object]) -> None:
    assert intent(article(**fields)) is Intent.KILL_NOTICE


@pytest.mark.parametrize("fields", CORRECTIONS, ids=str)
def test_corrections(fields: dict[str, object]) -> None:
    assert intent(article(**fields)) is Intent.CORRECT


@pytest.mark.parametrize("fields", ADVISORIES, ids=str)
def test_advisories(fields: dict[str, object]) -> None:
    assert intent(article(**fields)) is Intent.ADVISE


@pytest.mark.parametrize("fields", STORIES, ids=str)
def test_stories(fields: dict[str, object]) -> None:
    assert intent(article(**fields)) is Intent.PUBLISH


def test_a_status_is_certain_where_it_is_the_story_s_own() -> None:
    canceled = article(status=Status.CANCELED)
    assert intent(canceled) is Intent.KILL
    without = canceled.model_copy(update={"native_id": None})
    assert intent(without) is Intent.KILL_NOTICE
    other = canceled.model_copy(update={"links": (Link(relation="kills", id="urn:b"),)})
    assert intent(other) is Intent.KILL_NOTICE
    itself = canceled.model_copy(update={"links": (Link(relation="kills", id="urn:a"),)})
    assert intent(itself) is Intent.KILL


def test_a_kill_of_another_story_is_an_article_of_that_story() -> None:
    links = (
        Link(relation="kills", id="urn:b"),
        Link(relation="related", id="urn:c"),
        Link(relation="alternate", id="urn:d"),
    )
    notice = article(headline="KILL: Bridge", text="Words.", links=links)
    (kill,) = kills(notice)
    assert (kill.native_id, kill.status, kill.headline) == (
        "urn:b",
        Status.CANCELED,
        "KILL: Bridge",
    )
    assert (kill.text, kill.links) == ("", ())
    assert intent(kill) is Intent.KILL
    assert related(notice) == (story_of("urn:b"), story_of("urn:c"))


def test_a_cancelled_story_is_killed_under_all_its_ids() -> None:
    links = (Link(relation="alternate", id="urn:d"),)
    assert kills(article(links=links)) == ()
    (kill,) = kills(article(links=links, status=Status.CANCELED))
    assert kill.native_id == "urn:d"


def test_every_language_can_say_everything() -> None:
    assert set(phrases()) == set("ar de en es fr it nl pt ru zh".split())
    for tag, part in phrases().items():
        assert part.kill.labels, tag
        assert part.kill.sentences, tag
        assert part.correction.labels, tag
        assert part.advisory.labels, tag
        assert all((part.embargo, part.lifted, part.notes, part.takes)), tag


@pytest.mark.parametrize("text", ["Eds: " * 200_000, "\n" * 1_000_000, "(KILL" * 200_000])
def test_long_texts_take_no_longer(text: str) -> None:
    begun = time.process_time()
    intent(article(text=text, headline=text, editor_note=text, slugline=text))
    assert time.process_time() - begun < 2
