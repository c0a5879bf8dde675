"""Whether a mail comes from a list, a newsletter or a machine, and by which sign."""

from __future__ import annotations

import csv

from enishi.kit.addresses import names_nobody
from enishi.kit.mail import DISGUISED, Header

# Fields that only lists, newsletters and machines write, and what each is called when told.
_TELLING = {
    "list-unsubscribe": "list-unsubscribe",
    "list-id": "list-id",
    "list-post": "list-id",
    "list-help": "list-id",
    "x-mailing-list": "list-id",
    "x-ml-name": "list-id",  # fml and its heirs, still common in Japan
    "x-ml-count": "list-id",
    "feedback-id": "list-unsubscribe",
    "x-autoreply": "auto-submitted",
    "x-autorespond": "auto-submitted",
    "x-failed-recipients": "bounce",
}
_CROWDS = {"bulk", "list", "junk", "auto_reply"}

# A desk's mailbox names nobody, but a person may write from it: small firms have no other address.
_DESKS = frozenset(
    """
    accounting accounts admin administrator billing careers contact contactus customercare customerservice
    customer-service editor editors enquiries enquiry events feedback finance hello help helpdesk help-desk hr
    info information inquiries inquiry jobs kanri keiri mail marketing member members news office order orders
    owner payments press recruit recruiting reply root sales saiyo security service services soumu staff support
    team welcome
    """.split()
)

_SPAM_OR_TRASH = frozenset(
    """
    spam 迷惑メール junk indésirables spamverdacht posta-indesiderata ungewenst spam/junk 垃圾邮件 垃圾郵件 스팸함 спам
    trash bin ゴミ箱 papierkorb corbeille papelera cestino lixeira prullenbak 已删除邮件 垃圾桶 휴지통 корзина
    """.split()
)
# Further names that mail programs give to their own folders.
_FOLDERS_OF_TRASH = frozenset(
    {
        "deleted",
        "deleted items",
        "deleted messages",
        "junk e-mail",
        "junk email",
        "ごみ箱",
        "削除済み",
        "削除済みアイテム",
    }
)
_DRAFTS = frozenset(
    """
    draft drafts 下書き entwurf entwürfe brouillon brouillons borrador borradores bozza bozze rascunho rascunhos
    concept concepten utkast 草稿 임시보관함 черновик черновики
    """.split()
)


def why_bulk(header: Header) -> str:
    """The sign by which a mail is nobody's personal word (`list-id`, `noreply-pattern` …); empty when there is none."""
    if not _TELLING.keys().isdisjoint(header.names):
        return next(sign for field, sign in _TELLING.items() if field in header)
    if header.raw("precedence").strip().lower() in _CROWDS:
        return "precedence"
    if header.raw("auto-submitted").partition(";")[0].strip().lower() not in {"", "no"}:
        return "auto-submitted"
    if _is_calendars(header):
        return "calendar"
    if header.raw("x-auto-response-suppress").strip().lower() not in {"", "none"}:
        return "x-auto-response-suppress"
    if is_bounce(header):
        return "bounce"
    if DISGUISED.match(header.raw("from")):  # a list's archive: it was written to everybody
        return "list-archive"
    if any(is_machine(person.address) for person in header.people("from", "sender")):
        return "noreply-pattern"
    return "gmail-labels" if _SPAM_OR_TRASH & set(gmail_labels(header)) else ""


def is_machine(address: str) -> bool:
    """Whether no person writes from an address: noreply@, lists, calendars' notices; info@ may be a person."""
    return names_nobody(address) and address.partition("@")[0].rstrip("0123456789") not in _DESKS


def is_draft(header: Header) -> bool:
    """Whether Gmail or Outlook says that the mail was never sent."""
    return header.raw("x-unsent").strip() == "1" or bool(_DRAFTS & set(gmail_labels(header)))


def is_thrown_away(header: Header) -> bool:
    """Whether Gmail keeps the mail among spam or in the trash."""
    return bool(_SPAM_OR_TRASH & set(gmail_labels(header)))


def is_drafts(folder: str) -> bool:
    """Whether a folder of that name holds what was never sent."""
    return folder.strip().lower() in _DRAFTS


def is_spam_or_trash(folder: str) -> bool:
    """Whether a folder of that name holds what the owner, or their provider, threw away."""
    return folder.strip().lower() in _SPAM_OR_TRASH | _FOLDERS_OF_TRASH


def gmail_labels(header: Header) -> list[str]:
    """The labels that Gmail's export gives a mail, in lower case; they are in the language of the account."""
    if "x-gmail-labels" not in header:
        return []
    rows = csv.reader([header.text("x-gmail-labels")], skipinitialspace=True)
    return [label.strip().lower() for row in rows for label in row]


def _is_calendars(header: Header) -> bool:
    """Whether a calendar wrote it: an invitation or its answer. The calendar's own export tells the meeting."""
    kind = header.raw("content-type").lstrip().lower()
    return kind.startswith("text/calendar") or (
        "content-class" in header and "calendarmessage" in header.raw("content-class").lower()
    )


def is_bounce(header: Header) -> bool:
    """Whether a mail server wrote it, of a mail that it could not bring."""
    kind = header.raw("content-type").lower()
    sender = header.raw("from").lower()
    return (
        kind.startswith("multipart/report")
        or "mailer-daemon" in sender
        or (sender.startswith("postmaster@") or "<postmaster@" in sender)
    )
