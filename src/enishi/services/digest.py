"""The day by the owner's own mail server, to the owner alone: the one letter that enishi ever sends, when told to."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from django.conf import settings

from enishi.kit.say import Refused, say


def mail_digest(*, subject: str, page: str, text: str) -> str:
    """Send the day's page to the owner's own address; returns the address. Refused while no server is named."""
    server, address = settings.SMTP, settings.DIGEST_TO
    if not server or not address:
        raise Refused(say("Name your mail server first: ENISHI_SMTP and ENISHI_DIGEST_TO."))
    letter = EmailMessage()
    letter["From"] = letter["To"] = address
    letter["Subject"] = subject
    letter.set_content(text)
    letter.add_alternative(page, subtype="html")
    try:
        _send(server, letter)
    except (OSError, smtplib.SMTPException):
        raise Refused(say("Your mail server did not take the letter.")) from None
    return address


def _send(server: str, letter: EmailMessage) -> None:
    parts = urlsplit(server)
    secret = parts.scheme == "smtps"
    kind = smtplib.SMTP_SSL if secret else smtplib.SMTP
    with kind(parts.hostname or "localhost", parts.port or (465 if secret else 587), timeout=30) as smtp:
        if parts.username:
            if not secret:
                smtp.starttls()
            smtp.login(unquote(parts.username), unquote(parts.password or ""))
        smtp.send_message(letter)
