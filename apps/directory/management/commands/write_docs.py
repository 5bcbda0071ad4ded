"""`manage.py write_docs`: the pages that are made from the code, docs/events.md and docs/permissions.md."""

import dataclasses
from pathlib import Path

from django.core.management.base import BaseCommand

from apps.common.events.registry import list_events, list_subscribers
from apps.directory.engine.roles import Role, load_table

DOCS = Path(__file__).resolve().parents[4] / "docs"


def render_events() -> str:
    lines = [
        "# Wire events",
        "",
        "Made by `manage.py write_docs`. An event is written in the transaction that made it true and delivered by the relay at least once, in order per aggregate.",
        "",
        "| event | facts | said in | heard by |",
        "|---|---|---|---|",
    ]
    for name, event in list_events().items():
        facts = ", ".join(f.name for f in dataclasses.fields(event))
        heard = ", ".join(sorted(s.name for s in list_subscribers(name))) or "nobody yet"
        lines.append(f"| `{name}` | {facts} | {event.__module__.removeprefix('apps.')} | {heard} |")
    return "\n".join(lines) + "\n"


def render_permissions() -> str:
    roles = [r.value for r in Role]
    lines = [
        "# Permissions",
        "",
        "Made by `manage.py write_docs` from `apps/directory/permissions.toml`. A grant is a role at a site, or at all of them.",
        "",
        "A grant at one site opens nothing of another: no list, no row, no live topic (`tests/architecture/test_sites.py` asks every endpoint as every role).",
        "What belongs to no site is the department's: patients and their allergies and results, the catalogue, agents and lots, accounts, policies, audit, messages, the DICOM node.",
        "Nobody gives a grant, a token or a policy that reaches beyond their own, or changes the account of somebody whose rights do.",
        "",
        "| permission | " + " | ".join(roles) + " | 说明 | meaning |",
        "|---" * (len(roles) + 3) + "|",
    ]
    for code, row in load_table().items():
        marks = " | ".join("●" if role in row["roles"] else "" for role in roles)
        lines.append(f"| `{code}` | {marks} | {row['zh']} | {row['en']} |")
    return "\n".join(lines) + "\n"


PAGES = {"events.md": render_events, "permissions.md": render_permissions}


class Command(BaseCommand):
    help = "Writes the documentation pages that are made from the code."

    def handle(self, *args, **options) -> None:
        for name, render in PAGES.items():
            (DOCS / name).write_text(render(), encoding="utf-8")
            self.stdout.write(f"docs/{name}")
