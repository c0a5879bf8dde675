"""Facebook's strings: UTF-8 written byte by byte, and what its programs say in people's names."""

from __future__ import annotations

import re

from enishi.kit.text import squeeze

_SYSTEM = re.compile(
    r"(?:You are now connected on Messenger|Say hi to your new Facebook friend|You can now message and call each other"
    r"|.{1,100} (?:(?:left|joined) the (?:group|chat)|named the group|changed the (?:group|chat) (?:photo|theme)"
    r"|set (?:the|your) (?:nickname|emoji))).{0,200}",
    re.DOTALL,
)
_PLACEHOLDER = re.compile(
    r"(?:.{1,100} sent an? (?:attachment|photo|video|sticker|link|GIF|voice message|live location)\.?"
    r"|Reacted .{1,12} to your message|Liked a message"
    r"|.{1,100}(?:添付ファイル|写真|動画|スタンプ)(?:を|が)送信(?:しました|されました)。?)\s*"
)
_NOBODY = {"facebook user", "facebookユーザー", "instagram user", "instagramユーザー", ""}


def repaired(text: str) -> str:
    """The text as it was meant: each byte of its UTF-8 stands as a character of its own, if it is so written."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def name_of(text: str) -> str:
    """A person's name as shown; empty for accounts that are no more."""
    name = squeeze(repaired(text))[:300]
    return "" if name.casefold() in _NOBODY else name


def is_system(text: str) -> bool:
    """Whether it is the program that speaks."""
    return bool(_SYSTEM.fullmatch(text[:500]))


def written(text: str) -> str:
    """What a person wrote: nothing where the program tells that they sent a picture, or liked something."""
    return "" if _PLACEHOLDER.fullmatch(text[:300]) else text.strip()
