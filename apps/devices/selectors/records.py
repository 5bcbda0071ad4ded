"""Rows as the upper floors read them across devices (searches of other systems): to filter, page and read, never to change."""

from django.db.models import QuerySet

from apps.devices.models import Channel, Device


def list_device_rows() -> QuerySet[Device]:
    return Device.objects.select_related("model", "room__site")


def list_channel_rows() -> QuerySet[Channel]:
    return Channel.objects.select_related("device__room")
