"""Made-up people as many sources write them, and who is truly who: what `bench.who` measures on.

Surnames fall as often as in Japan, so namesakes fall by themselves, at one company too. Nothing here is kept or sent;
public mail houses are named because what they say differs from what a company's house says.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bench.people_words import SHORT, VARIANTS, Firm, Written, firms, japanese, spell, surname, western
from enishi.records import Handle, Name
from enishi.resolve import Portrait

_PUBLIC = ("gmail.com", "gmail.com", "gmail.com", "yahoo.co.jp", "icloud.com", "outlook.jp")
_TITLES = ("課長", "部長", "主任", "代表取締役", "Manager", "Director", "Engineer", "営業担当", "デザイナー")
_TOWNS = (
    "東京都千代田区",
    "横浜市中区",
    "大阪市北区",
    "名古屋市中村区",
    "札幌市中央区",
    "福岡市博多区",
    "仙台市青葉区",
)
# The ways of writing, the plainest first: a pair of records is told by the less plain of the two.
WAYS = (
    "card", "variant kanji", "with honorific", "swapped or capitals", "Hepburn", "kana", "half-width kana",
    "other spelling", "short form", "shared desk", "old job", "initial", "family name only", "login only",
    "address only", "profile only", "married name", "name only",
)  # fmt: skip


@dataclass(frozen=True)
class Life:
    """One made-up person."""

    name: Written
    latin: tuple[str, str]  # family, given in the usual spelling
    jobs: tuple[Firm, ...]  # the present one first
    work_mails: tuple[str, ...]  # by job
    private: str
    login: str
    mobile: str
    birthday: str
    address: str
    slug: str
    maiden: Written | None = None


@dataclass
class World:
    """Records of people: portraits numbered from 1, whose each is, and in which way it is written."""

    portraits: list[Portrait] = field(default_factory=list)
    truth: dict[int, int] = field(default_factory=dict)
    way: dict[int, str] = field(default_factory=dict)

    def difference(self, one: int, other: int) -> tuple[str, str]:
        """What a true pair differs in, and what there is beside the names to tell that it is one."""
        way = max(self.way[one], self.way[other], key=WAYS.index)
        a, b = self.portraits[one - 1], self.portraits[other - 1]
        if {handle for handle in a.handles if handle.identifies} & set(b.handles):
            return way, "address"
        work = bool(a.organisations and b.organisations) or any(h.kind == "email" for h in (*a.handles, *b.handles))
        return way, "work or mail" if work and way != "name only" else "nothing"


def people_world(people: int, *, seed: int = 20, brief: bool = False) -> World:
    """The records of so many people, nine to seventeen each; `brief` gives a card each, and one more to one in five."""
    chance = random.Random(seed)
    houses = firms(max(3, people // 12), chance)
    world, taken = World(), set[str]()
    for who in range(people):
        life = _live(who, houses, chance, taken)
        for way, portrait in _briefly(life, chance, who) if brief else _written(life, chance):
            home = len(world.portraits) + 1
            world.portraits.append(replace(portrait, home=home))
            world.truth[home], world.way[home] = who, way
    return world


def _live(who: int, houses: Sequence[Firm], chance: random.Random, taken: set[str]) -> Life:
    woman = chance.random() < 0.45
    name = japanese(chance, woman=woman) if chance.random() < 0.8 else western(chance)
    maiden = replace(name) if woman and chance.random() < 0.2 and name.is_japanese else None
    if maiden:
        family, kana = surname(chance)
        name = replace(name, family=family, family_kana=kana)
    latin = _latin(name)
    family, given = (_plain(part) for part in latin)
    jobs = tuple(chance.sample(houses, chance.choice((1, 2, 2, 3))))
    year = chance.randint(1955, 2001)
    login = chance.choice(
        (f"{given[0]}{family}", f"{family}.{given}", f"{given}{family[0]}", f"{given[:3]}{family[:3]}")
    )
    login += chance.choice(("", str(year % 100), f"{chance.randint(1, 999):03}"))
    # Whoever comes second finds the login taken, as at any public house.
    private = f"{login}{who if chance.random() < 0.5 else '_' + str(who)}@{chance.choice(_PUBLIC)}"
    style = chance.randrange(4)
    return Life(
        name=name,
        latin=latin,
        jobs=jobs,
        work_mails=tuple(_mailbox(family, given, style, firm.domain, taken) for firm in jobs),
        private=private,
        login=private.partition("@")[0],
        mobile=f"+8190{10_000_000 + who * 7919 % 89_999_999}",
        birthday=f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        address=f"{chance.choice(_TOWNS)}{chance.randint(1, 9)}-{chance.randint(1, 30)}-{chance.randint(1, 20)}",
        slug=f"linkedin.com/in/{given}-{family}-{who:x}" if chance.random() < 0.8 else f"linkedin.com/in/x{who:06x}",
        maiden=maiden,
    )


def _mailbox(family: str, given: str, style: int, domain: str, taken: set[str]) -> str:
    """An address at a firm, which gives the second M. Takahashi another one."""
    plain = (f"{given[0]}.{family}", f"{family}-{given[0]}", f"{given}.{family}", family)[style]
    free = next(n for n in range(1, 100) if f"{plain}{n if n > 1 else ''}@{domain}" not in taken)
    address = f"{plain}{free if free > 1 else ''}@{domain}"
    taken.add(address)
    return address


def _latin(name: Written) -> tuple[str, str]:
    return (spell(name.family_kana), spell(name.given_kana)) if name.is_japanese else (name.family, name.given)


def _plain(text: str) -> str:
    """Letters as an address has them."""
    bare = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L")).lower()
    return "".join(sign for sign in bare if sign.isascii() and sign.isalnum())


def _written(life: Life, chance: random.Random) -> Iterator[tuple[str, Portrait]]:
    """The records of one person; the first two and the last always, the rest as it falls."""
    yield "card", _card(life, chance)
    yield "name only", _named(_full(life.name))
    yield from (_japanese if life.name.is_japanese else _western)(life, chance)
    yield from _anywhere(life, chance)


def _briefly(life: Life, chance: random.Random, who: int) -> Iterator[tuple[str, Portrait]]:
    yield "card", _card(life, chance)
    if who % 5 == 0:
        yield next(_anywhere(life, chance))


def _anywhere(life: Life, chance: random.Random) -> Iterator[tuple[str, Portrait]]:
    firm, (family, given) = life.jobs[0], life.latin
    yield (
        "Hepburn" if life.name.is_japanese else "card",
        Portrait(
            0,
            names=(Name(full=f"{given} {family}", family=family, given=given),),
            handles=_handles(url=life.slug, email=life.private if chance.random() < 0.15 else ""),
            organisations=(firm.latin if chance.random() < 0.5 else _firm(firm, chance),),
            titles=(chance.choice(_TITLES),),
        ),
    )
    yield "profile only", _named("", url=life.slug)
    if chance.random() < 0.6:
        yield "login only", _named(life.login, email=life.private if chance.random() < 0.5 else "", slack=life.login)
    if len(life.jobs) > 1:
        old = life.jobs[1]
        yield "address only", _named("", email=life.work_mails[1])
        yield (
            "old job",
            _named(_full(life.name), email=life.work_mails[1] if chance.random() < 0.7 else "",
                   phone=life.mobile if chance.random() < 0.5 else "", firm=_firm(old, chance)),
        )  # fmt: skip
    desk = Handle.email(f"info@{firm.domain}"), Handle.phone(firm.switchboard)
    shared = _named(_full(life.name), firm=_firm(firm, chance))
    yield "shared desk", replace(shared, handles=tuple(handle for handle in desk if handle))
    if life.maiden:
        known = {"phone": life.mobile} if chance.random() < 0.5 else {"email": life.private}
        yield "married name", _named(_full(life.maiden), **(known if chance.random() < 0.8 else {}), firm=firm.name)


def _japanese(life: Life, chance: random.Random) -> Iterator[tuple[str, Portrait]]:
    name, firm, mail = life.name, life.jobs[0], life.work_mails[0]
    family, given = life.latin
    kana = f"{katakana(name.family_kana)} {katakana(name.given_kana)}"
    yield (
        "variant kanji",
        _named(f"{name.family.translate(VARIANTS)}{chance.choice(('', ' ', '　'))}{name.given}",
               email=mail if chance.random() < 0.6 else "", firm=_firm(firm, chance)),
    )  # fmt: skip
    honorific = chance.choice(("様", "さん", "先生", "部長", " 様"))
    yield "with honorific", _named(f"{name.family}{name.given}{honorific}", email=life.private)
    yield "family name only", _named(f"{name.family}{chance.choice(('さん', '様', ''))}", phone=life.mobile)
    yield "kana", _named(kana, phone=life.mobile if chance.random() < 0.5 else "", firm=_firm(firm, chance))
    if chance.random() < 0.5:
        yield "half-width kana", _named(_half_width(kana), firm=f"ｶ){firm.name}", phone=life.mobile)
    way = chance.choice(("kunrei", "long", "oh"))
    other = f"{spell(name.given_kana, way=way)} {spell(name.family_kana, way=way)}"
    yield "other spelling", _named(other, email=life.private if chance.random() < 0.6 else mail)
    swapped = chance.choice((f"{family.upper()} {given}", f"{given} {family.upper()}", f"{family}, {given}"))
    yield "swapped or capitals", _named(swapped, email=mail)
    yield "initial", _named(f"{given[0]}. {family}", email=mail if chance.random() < 0.5 else "", firm=firm.latin)


def _western(life: Life, chance: random.Random) -> Iterator[tuple[str, Portrait]]:
    firm, mail = life.jobs[0], life.work_mails[0]
    family, given = life.latin
    yield (
        "with honorific",
        _named(f"Mr. {given} {family}" if chance.random() < 0.5 else f"{given} {family}さま", email=mail),
    )
    yield "swapped or capitals", _named(f"{family}, {given}", email=life.private)
    yield "other spelling", _named(_bare(f"{given} {chance.choice('ABCDEJM')}. {family}"), email=mail)
    if given in SHORT:
        yield (
            "short form",
            _named(f"{SHORT[given]} {family}", email=life.private if chance.random() < 0.6 else "", firm=firm.latin),
        )
    yield "initial", _named(f"{given[0]}. {family}", email=mail if chance.random() < 0.5 else "", firm=firm.latin)
    yield "family name only", _named(f"{family}-san", phone=life.mobile)
    yield "card", _named(_bare(f"{given} {family}"), email=life.private, phone=life.mobile)


def _card(life: Life, chance: random.Random) -> Portrait:
    """What the owner's address book has: nearly everything."""
    name, firm = life.name, life.jobs[0]
    return Portrait(
        0,
        names=(
            Name(_full(name), name.family, name.given, family_reading=name.family_kana, given_reading=name.given_kana),
        )
        if chance.random() < 0.7
        else (Name(_full(name), name.family, name.given),),
        handles=_handles(
            email=life.work_mails[0],
            phone=life.mobile if chance.random() < 0.7 else "",
            also=life.private if chance.random() < 0.5 else "",
        ),
        organisations=(_firm(firm, chance),),
        titles=(chance.choice(_TITLES),),
        addresses=(life.address,) if chance.random() < 0.4 else (),
        birthdays=(life.birthday,) if chance.random() < 0.4 else (),
    )


def _named(full: str, *, email: str = "", phone: str = "", url: str = "", slack: str = "", firm: str = "") -> Portrait:
    return Portrait(
        0,
        names=(Name(full=full),) if full else (),
        handles=_handles(email=email, phone=phone, url=url, slack=slack),
        organisations=(firm,) if firm else (),
    )


def _handles(*, email: str = "", phone: str = "", url: str = "", slack: str = "", also: str = "") -> tuple[Handle, ...]:
    found = (
        Handle.email(email) if email else None,
        Handle.email(also) if also else None,
        Handle.phone(phone) if phone else None,
        Handle.url(url) if url else None,
        Handle.account("slack", slack) if slack else None,
    )
    return tuple(handle for handle in found if handle)


def _firm(firm: Firm, chance: random.Random) -> str:
    forms = "株式会社{0}", "{0}株式会社", "㈱{0}", "{0}(株)", "{0}", "{1} Co., Ltd.", "{1} Inc."
    return chance.choice(forms).format(firm.name, firm.latin)


def _full(name: Written) -> str:
    return f"{name.family} {name.given}" if name.is_japanese else f"{name.given} {name.family}"


def _bare(text: str) -> str:
    """Without accents, as some programs leave them."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def katakana(kana: str) -> str:
    """Hiragana as the katakana of the same sounds."""
    return "".join(chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign for sign in kana)


_HALF = dict(
    zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー",
        "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ",
        strict=True,
    )
)


def _half_width(kana: str) -> str:
    apart = unicodedata.normalize("NFD", kana)
    return "".join(_HALF.get(sign, {"\u3099": "ﾞ", "\u309a": "ﾟ"}.get(sign, sign)) for sign in apart)
