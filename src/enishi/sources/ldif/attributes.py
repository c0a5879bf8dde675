"""What the attributes of directories and of Thunderbird hold."""

from __future__ import annotations

from enishi.sources.table.known import Held, columns

_HELD = columns("""
    name: cn | displayName
    family: sn | surname
    given: givenName | gn
    reading: cn;phonetic | displayName;phonetic | phoneticDisplayName
    family_reading: sn;phonetic | mozillaPhoneticLastName | phoneticLastName
    given_reading: givenName;phonetic | mozillaPhoneticFirstName | phoneticFirstName
    nickname: mozillaNickname | xmozillanickname
    email: mail | mozillaSecondEmail | rfc822Mailbox | mailAlternateAddress | proxyAddresses | mailLocalAddress
    phone: telephoneNumber | homePhone | mobile | cellPhone | homeTelephoneNumber | mobileTelephoneNumber | otherMobile
    organisation@work: o | organizationName | company
    department@work: ou | organizationalUnitName | department
    title@work: title
    url: labeledURI | mozillaWorkUrl | mozillaHomeUrl | workUrl | homeUrl | wWWHomePage | url
    address@postal: postalAddress | registeredAddress
    address@homepostal: homePostalAddress
    street@work: street | streetAddress | mozillaWorkStreet2
    box@work: postOfficeBox
    city@work: l | localityName
    region@work: st | stateOrProvinceName
    postcode@work: postalCode
    country@work: c | co | countryName
    street@home: mozillaHomeStreet | mozillaHomeStreet2
    city@home: mozillaHomeLocalityName
    region@home: mozillaHomeState
    postcode@home: mozillaHomePostalCode
    country@home: mozillaHomeCountryName
    year: birthYear
    month: birthMonth
    day: birthday
    birthday: dateOfBirth
    note: description | info | notes
    key: dn
""")
SEVERAL = frozenset({"email", "phone", "url", "note"})
UNUSED = frozenset(
    """objectclass changetype version modifytimestamp createtimestamp creatorsname modifiersname entrycsn
    structuralobjectclass subschemasubentry hassubordinates entrydn""".split()
)
_LABELS = {
    "telephonenumber": "work",
    "homephone": "home",
    "hometelephonenumber": "home",
    "mobile": "mobile",
    "mobiletelephonenumber": "mobile",
    "cellphone": "mobile",
    "mail": "e-mail",
    "mozillahomeurl": "home",
    "mozillaworkurl": "work",
}


def known() -> list[str]:
    """The attributes that hold something we use, in lower case, the better-known first."""
    return list(_HELD)


def holds(attribute: str) -> Held:
    """The field that an attribute is, and the group it belongs to; empty where it is kept beside the person."""
    return _HELD.get(attribute, ("", ""))


def title_of(attribute: str) -> str:
    """The label of an address that stands in this attribute; else the attribute's own name."""
    return _LABELS.get(attribute, attribute)
