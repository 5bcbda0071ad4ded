"""Clients of the HTTP interface for tests, one a role."""

from itertools import count

from django.test import Client

from apps.common.kernel.actor import Actor
from apps.directory.public import get_site, issue_token

_numbers = count(1)


def client_of(role: str, *, site_id: int | None = None, language: str = "en") -> Client:
    """A client that speaks JSON with a token of the role (at one site, or everywhere)."""
    site = get_site(site_id) if site_id else None
    _, words = issue_token(actor=Actor.system("test"), name=f"{role}-{next(_numbers)}", role=role, site=site)
    return Client(HTTP_AUTHORIZATION=f"Bearer {words}", HTTP_ACCEPT_LANGUAGE=language)


def post(client: Client, path: str, **body):
    return client.post(path, data=body, content_type="application/json")


def patch(client: Client, path: str, **body):
    return client.patch(path, data=body, content_type="application/json")
