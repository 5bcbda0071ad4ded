"""`manage.py create_admin USERNAME NAME`: the first account of a department without demo data. Asks for the password, or reads it from a pipe."""

import getpass
import sys

from django.core.management.base import BaseCommand, CommandError

from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.words import render
from apps.directory.engine.roles import Role
from apps.directory.public import create_user


class Command(BaseCommand):
    help = "Makes an administrator."

    def add_arguments(self, parser) -> None:
        parser.add_argument("username")
        parser.add_argument("name")

    def handle(self, *args, username: str, name: str, **options) -> None:
        password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        try:
            create_user(
                actor=Actor.system("create_admin"),
                username=username,
                name=name,
                password=password,
                grants=[(Role.ADMIN, None)],
            )
        except Invalid as error:
            reasons = [reason for field in error.fields.values() for reason in field]
            raise CommandError("; ".join(render(reason, "en") for reason in reasons)) from None
        self.stdout.write(f"administrator {username} made")
