"""What binds the writer of an English sentence, and what does not."""

from __future__ import annotations

import pytest

from enishi.promises import english
from enishi.promises.candidate import Kind


def sure(sentence: str, kind: Kind = Kind.PROMISE) -> float:
    return max((found.confidence for found in english.read(sentence) if found.kind is kind), default=0.0)


@pytest.mark.parametrize(
    "sentence",
    [
        "I'll send the minutes over by Friday.",
        "we’ll get the samples to you before the 15th",
        "will do, thanks",
        "Will call you once I land.",
        "I'm going to ask legal and get back to you.",
        "Let me check with the printer and come back to you.",
        "You'll have it by Tuesday.",
        "We can have it to you by Friday.",
        "I promise to finish the draft this week.",
        "Expect my comments on Monday.",
        "Happy to send the slides over.",
        "I owe you a reply and will write tonight.",
        "on it!",
        "sending the file tonight",
        "Our team will update the site tomorrow.",
        "Your deposit will be returned to you within ten days.",
        "I'll make sure the room is booked.",
        "thx for the nudge, paying it this week",
        "The goods will leave our depot on Wednesday.",
        "It'll be ready for you by Friday.",
        "I'll have Marta drop off the keys at reception.",
        "I will have the invoice corrected and re-sent.",
        "A technician of ours will be at your door by 4.",
        "My colleague Ines will take you through the contract at two.",
        "One of the team will be in touch shortly.",
        "You'll be picked up from the station at nine by our driver.",
        "Leave the catering to me.",
        "Somebody from maintenance will come up to your room within the hour.",
        "Should be able to send that by Thursday.",
        "Ok, I can do the airport run.",
        "I can let you have the certificates by Tuesday.",
        "My colleague is going to ring you this afternoon about the codes.",
        "Our workshop is going to send you a new pump tomorrow.",
        "You will receive the badges from me at the entrance.",
        "The repair will be paid for by us.",
        "Happy to take the first shift on Saturday.",
    ],
)
def test_a_promise_is_found(sentence: str) -> None:
    assert sure(sentence) >= 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "We will see.",
        "I will be honest with you.",
        "My colleague is going to a conference in Leeds.",
        "My assistant is going to visit her parents over Easter.",
        "You will receive an invitation from the organisers next week.",
        "You'll get a letter from the insurer in a few days.",
        "I can let it go.",
        "I'll collect my keys at the town hall.",
        "I'll take you up on that.",
        "I am sending you the estimate herewith.",
        "As promised, I'm sending you the estimate.",
        "I'll be on vacation until the 12th.",
        "I'll have the soup, please.",
        "I'll never understand that form.",
        "Kim will send you the file tomorrow.",
        "He said I'll send it tomorrow.",
        "“I'll send it”, that is what they always write.",
        "Shall I send it over?",
        "Would you like me to call them?",
        "If I had the time I would write it.",
        "If you need anything, I'm happy to help.",
        "I sent the file yesterday.",
        "I was going to send it, then forgot.",
        "Let me introduce our new colleague.",
        "Let me know by Friday.",
        "I'll have the smoked fish.",
        "Maybe I'll send it later.",
        "If I win the lottery I'll buy you all a boat.",
        "Subscribe today and we'll send you a free tote bag.",
        "I am sending this from my phone.",
        "You'll get wet if you go out now.",
        "I'm packing and have",
        "I'm going to start running again.",
        "I'll turn forty in March.",
        "I won't be able to send it.",
        "Looking forward to seeing you.",
        "We will discuss this next week.",
        "I'll need your signature by Monday.",
        "Prices will rise in spring.",
        "The will was read on Tuesday.",
    ],
)
def test_what_binds_nobody_is_left(sentence: str) -> None:
    assert sure(sentence) < 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "Could you send me the figures by Friday?",
        "Please let me know whether Tuesday works for you.",
        "Can we meet next week?",
        "I would appreciate it if you could call me.",
        "You'll need to fill in the blue form first.",
        "Don't forget the keys.",
        "I'd like you to lead the session.",
        "Lunch forms are to be handed in by the 30th.",
        "Any news from the printer?",
        "will i see you at 2pm",
    ],
)
def test_a_request_is_found(sentence: str) -> None:
    assert sure(sentence, Kind.REQUEST) >= 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you for the lovely evening.",
        "The report is attached.",
        "We were out.",
        "Please find attached our invoice for the April works.",
        "Hold on, let me pull that up for you and I'll mail it across.",
    ],
)
def test_what_asks_for_nothing_is_no_request(sentence: str) -> None:
    assert sure(sentence, Kind.REQUEST) < 0.5


def test_one_sentence_may_promise_and_ask() -> None:
    both = "I'll book the room, could you bring the projector?"
    assert sure(both) >= 0.5
    assert sure(both, Kind.REQUEST) >= 0.5


def test_a_promise_is_not_taken_for_a_request() -> None:
    assert sure("I'll draw up two plans for the garden.", Kind.REQUEST) < 0.5
