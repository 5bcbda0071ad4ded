from celery import shared_task

from apps.directory.public import mail_unread as tell_by_mail
from apps.directory.public import sweep_merges as sweep


@shared_task(name="directory.sweep_merges")
def sweep_merges() -> None:
    sweep()


@shared_task(name="directory.mail_unread")
def mail_unread() -> None:
    tell_by_mail()
