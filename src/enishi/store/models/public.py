"""What is said in public: who follows or knows whom, and what was posted."""

from __future__ import annotations

from django.db import models

from enishi.store.models.imports import Fact
from enishi.store.models.owner import Owned
from enishi.store.models.people import Handle


class Link(Fact):
    """Somebody knows somebody, as a service says; a side without a handle is the owner."""

    bond = models.CharField(max_length=12)
    service = models.CharField(max_length=40)
    name = models.CharField(max_length=300, default="")
    since = models.CharField(max_length=10, default="")


class LinkHandle(Owned):
    """An account at one side of a link: of `one`, who follows, or of the other, who is followed."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="handle_links")
    handle = models.ForeignKey(Handle, on_delete=models.CASCADE, related_name="link_links")
    is_other = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "handle", "is_other"], name="linked_once_a_side")]


class Post(Fact):
    """Something said in public, by the owner, by an account, or by a name alone."""

    by_owner = models.BooleanField(default=False)
    name = models.CharField(max_length=300, default="")
    at = models.DateTimeField(null=True)
    title = models.TextField(default="")
    text = models.TextField(default="")
    url = models.TextField(default="")
    reply_to = models.TextField(default="")
    is_repost = models.BooleanField(default=False)

    class Meta(Fact.Meta):
        indexes = [models.Index(fields=["owner", "by_owner", "-at"], name="posts_by_day")]


class PostHandle(Owned):
    """An account that wrote a post, or that it mentions."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="handle_links")
    handle = models.ForeignKey(Handle, on_delete=models.CASCADE, related_name="post_links")
    is_author = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "handle", "is_author"], name="named_once_a_part")]
