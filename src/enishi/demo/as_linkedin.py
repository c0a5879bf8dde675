"""The owner's LinkedIn archive as it was exported on one day."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from io import BytesIO, StringIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from enishi.demo.cast import MONTH, OWNER_EN, OWNER_NOW, OWNER_SLUG, OWNER_THEN, Person, left_on
from enishi.demo.happenings import World
from enishi.demo.words_linkedin import CONNECTED, INVITATIONS, PROFILE, RECOMMENDED, RECOMMENDED_BY_OWNER, SKILLS

Rows = Iterable[Iterable[str]]
_CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
_INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
_RECOMMENDATIONS = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
_ENDORSEMENTS = (
    "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
)
_POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On"
_PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers"
)
_OWNER_URL = f"https://www.linkedin.com/in/{OWNER_SLUG}"


def file_name(day: date) -> str:
    return f"Basic_LinkedInDataExport_{day:%m-%d-%Y}.zip"


def archive(world: World, day: date, seed: int) -> bytes:
    """The ZIP of that day."""
    export = _Export(world, day, seed)
    tables: dict[str, tuple[str, Rows]] = {
        "Connections.csv": (_CONNECTIONS, export.connections()),
        "messages.csv": (_MESSAGES, export.messages()),
        "Invitations.csv": (_INVITATIONS, export.invitations()),
        "Recommendations_Received.csv": (_RECOMMENDATIONS, export.recommendations(RECOMMENDED)),
        "Recommendations_Given.csv": (_RECOMMENDATIONS, export.recommendations(RECOMMENDED_BY_OWNER)),
        "Endorsement_Received_Info.csv": (_ENDORSEMENTS, export.endorsements()),
        "Positions.csv": (_POSITIONS, export.positions()),
        "Profile.csv": (_PROFILE, [PROFILE]),
        "Skills.csv": ("Name", [[skill] for skill in SKILLS]),
        "Email Addresses.csv": ("Email Address,Confirmed,Primary,Updated On", export.addresses()),
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as archive_file:
        for name, (header, rows) in tables.items():
            entry = ZipInfo(name, (day.year, day.month, day.day, 9, 30, 0))
            entry.compress_type = ZIP_DEFLATED
            preamble = CONNECTED if name == "Connections.csv" else ""
            archive_file.writestr(entry, preamble + _table(header, rows))
    return packed.getvalue()


def _table(header: str, rows: Rows) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue()


def names(person: Person) -> tuple[str, str]:
    """Given and family name as they stand there: two in three Japanese people use Roman letters."""
    if person.japanese and person.number % 3 != 1:
        return person.given_roman, person.family_roman
    return person.given, person.family


class _Export:
    def __init__(self, world: World, day: date, seed: int) -> None:
        self.world, self.day, self.seed = world, day, seed
        self.ago = (world.today - day).days / MONTH
        dated = [(self._connected(person), person) for person in world.people if person.has("li") or person.has("li!")]
        self.people = [(on, person) for on, person in sorted(dated, key=lambda row: row[0], reverse=True) if on <= day]

    def _connected(self, person: Person) -> date:
        """Some weeks after they met; the last few only just now."""
        rng = Random(f"{self.seed}:linkedin:{person.key}")
        if person.has("first") or (not person.spans and person.number % 2 == 0):
            return self.world.today - timedelta(days=rng.randint(5, 50) if not person.has("first") else 7)
        start = person.spans[0].start if person.spans else 30.0
        return self.world.today - timedelta(days=int(start * MONTH * rng.uniform(0.55, 0.97)) + 62)

    def addresses(self) -> Rows:
        for address, primary, days in ((OWNER_NOW, "Yes", 900), (OWNER_THEN, "No", 2600)):
            yield address, "Yes", primary, f"{self.world.today - timedelta(days=days)} 04:12:31 UTC"

    def _address(self, person: Person) -> str:
        if person.has("li!"):
            return ""
        return person.private_address if person.has("home") else person.address(self.ago)

    def connections(self) -> Rows:
        for on, person in self.people:
            given, family = names(person)
            place = person.place(self.ago)
            company = "" if place.org.key in ("free", "home") else place.org.name
            yield given, family, person.url, self._address(person), company, place.title, f"{on:%d %b %Y}"

    def messages(self) -> Rows:
        known = {person.key for _, person in self.people}
        for chat in reversed(self.world.chats):
            person = chat.person
            if chat.at.astimezone(UTC).date() > self.day or person.key not in known:
                continue
            conversation = "2-" + sha256(person.key.encode()).hexdigest()[:32]
            them = (" ".join(names(person)), person.url)
            sender, receiver = ((OWNER_EN, _OWNER_URL), them) if chat.mine else (them, (OWNER_EN, _OWNER_URL))
            at = chat.at.astimezone(UTC)
            yield (
                conversation,
                "",
                *sender,
                *receiver,
                f"{at:%Y-%m-%d %H:%M:%S} UTC",
                "",
                chat.text,
                "INBOX",
                "",
                "No",
                "No",
            )

    def invitations(self) -> Rows:
        for on, person in self.people:
            if person.number % 4:
                continue
            name = " ".join(names(person))
            at = datetime.combine(on - timedelta(days=1), time(9, person.number % 60), UTC)
            sent = f"{at.month}/{at.day}/{at:%y}, {(at.hour + 11) % 12 + 1}:{at:%M} {at:%p}"
            text = INVITATIONS[person.japanese][person.number % len(INVITATIONS[person.japanese])]
            if person.number % 8:
                yield OWNER_EN, name, sent, text, "OUTGOING", _OWNER_URL, person.url
            else:
                yield name, OWNER_EN, sent, text, "INCOMING", person.url, _OWNER_URL

    def recommendations(self, stock: tuple[tuple[str, int, str], ...]) -> Rows:
        people = {person.key: person for person in self.world.people}
        for key, months, text in stock:
            person = people[key]
            on = self.world.today - timedelta(days=int(months * MONTH))
            place = person.place(months)
            yield *names(person), place.org.name, place.title, text, f"{on:%m/%d/%y}, 10:24 AM", "VISIBLE"

    def endorsements(self) -> Rows:
        for on, person in self.people:
            rng = Random(f"{self.seed}:skills:{person.key}")
            if rng.random() < 0.45:
                continue
            after = on + timedelta(days=rng.randint(3, 200))
            if after > self.day:
                continue
            for skill in rng.sample(SKILLS[:9], rng.randint(1, 3)):  # nobody speaks for the later ones
                yield (
                    f"{after:%Y/%m/%d} 02:15:09 UTC",
                    skill,
                    *names(person),
                    person.url.removeprefix("https://"),
                    "ACCEPTED",
                )

    def positions(self) -> Rows:
        left = left_on(self.world.today)
        yield (
            "しずく工房",
            "代表",
            "データ基盤の移行と、前提をそろえる会議の設計。",
            "東京",
            f"{left + timedelta(days=1):%b %Y}",
            "",
        )
        yield (
            "東都システムズ",
            "第二開発部 主任",
            "信金の共同基盤の移行を担当。",
            "東京",
            f"Apr {left.year - 5}",
            f"{left:%b %Y}",
        )
