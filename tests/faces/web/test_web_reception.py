"""受付: a newcomer is placed by one button, and the others of the same domain with them when that is ticked."""

from __future__ import annotations

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.cast import AIKO, NOW, give, letter, mailbox

from enishi.services.measuring import refresh_all
from enishi.services.owner import add_own_address
from enishi.store.models import Deed, Owner, Person

NEW = [f"{name} <{name.lower()}@boats.example.org>" for name in ("Dora", "Emil", "Fay")]
ELSEWHERE = "Gil <gil@trains.example.org>"


@pytest.fixture
def newcomers(owner: Owner) -> Owner:
    """Three people of one domain and one of another have begun to write with Aiko."""
    add_own_address(owner=owner, text="aiko@example.jp", now=NOW)
    theirs = [letter(who, AIKO, days_ago=3, subject="Hello") for who in (*NEW, ELSEWHERE)]
    answers = [letter(AIKO, who, days_ago=2, subject="Re: Hello") for who in (*NEW, ELSEWHERE)]
    give(owner, "letters.mbox", mailbox([*theirs, *answers]))
    refresh_all(owner, now=NOW)
    return owner


def waiting(inside: Client) -> dict[str, LexborNode]:
    """Who waits in reception, each with the form."""
    tree = LexborHTMLParser(inside.get("/reception/").content.decode())
    rows = {row.css_first(".t").text(strip=True): row.css_first("form") for row in tree.css("[id^=new-]")}
    return {name.removesuffix("さん"): form for name, form in rows.items()}


def sent(form: LexborNode, **said: str) -> dict[str, list[str]]:
    """What the form sends when its button is pressed."""
    fields: dict[str, list[str]] = {name: [value] for name, value in said.items()}
    for field in form.css("input[type=hidden]"):
        fields.setdefault(field.attributes["name"] or "", []).append(field.attributes["value"] or "")
    return fields


def test_only_a_newcomer_with_others_of_the_domain_offers_to_answer_for_all(newcomers: Owner, inside: Client) -> None:
    forms = waiting(inside)
    assert [bool(forms[name].css("[name=alike]")) for name in ("Dora", "Gil")] == [True, False]
    ticked = forms["Dora"].css_first("label.check").text()
    assert "boats.example.org" in ticked
    assert "Emil" in ticked
    assert "Gil" not in ticked


def test_without_the_tick_only_the_newcomer_is_placed(newcomers: Owner, inside: Client) -> None:
    inside.post("/reception/place/", sent(waiting(inside)["Dora"], answer="customer"))
    assert set(Person.objects.filter(relation="customer").values_list("name", flat=True)) == {"Dora"}


@pytest.mark.parametrize("answer", ["customer", "aside"])
def test_with_the_tick_one_deed_answers_for_the_domain_and_one_undo_takes_it_back(
    answer: str, newcomers: Owner, inside: Client
) -> None:
    deeds = Deed.objects.count()
    inside.post("/reception/place/", sent(waiting(inside)["Dora"], answer=answer, alike="1"))
    assert set(waiting(inside)) == {"Gil"}
    assert Deed.objects.count() == deeds + 1
    inside.post(f"/history/{Deed.objects.latest('pk').pk}/undo/")
    assert set(waiting(inside)) == {"Dora", "Emil", "Fay", "Gil"}


@pytest.mark.parametrize("said", [{}, {"answer": "customer"}, {"answer": "enemy", "person": "1"}])
def test_an_answer_that_makes_no_sense_is_refused(said: dict[str, str], newcomers: Owner, inside: Client) -> None:
    answer = inside.post("/reception/place/", said)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Person.objects.filter(relation="customer").exists()


def test_nobody_of_another_book_is_placed(newcomers: Owner, inside: Client) -> None:
    stranger = Person.objects.create(owner=Owner.objects.create(name="Chen"), name="Chen's friend")
    assert inside.post("/reception/place/", {"answer": "customer", "person": stranger.pk}).status_code == 422
    stranger.refresh_from_db()
    assert stranger.relation == ""
