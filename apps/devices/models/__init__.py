from apps.devices.models.alarm import Alarm, AlarmEvent, AlarmMemory, AlarmOverride, Supply
from apps.devices.models.channel import Channel
from apps.devices.models.chunk import Chunk
from apps.devices.models.component import Component, ComponentFitting
from apps.devices.models.contract import ServiceContract
from apps.devices.models.device import Device, DeviceModel
from apps.devices.models.downtime import Downtime
from apps.devices.models.intake import (
    DeadLetter,
    DeviceKey,
    DeviceStream,
    IntakeClock,
    IntakeLayout,
    QuarantinedReading,
)
from apps.devices.models.paper import Certificate, FieldNotice
from apps.devices.models.plan import MaintenanceDone, MaintenancePlan
from apps.devices.models.qa import QaResult, RequiredTest
from apps.devices.models.stock import OrderFile, OrderLabour, Part, StockMove
from apps.devices.models.usage import UsageEntry
from apps.devices.models.watch import WatchItem, WatchMute, WatchState
from apps.devices.models.work_order import OrderPause, WorkOrder, WorkOrderEvent

__all__ = [
    "Alarm",
    "AlarmEvent",
    "AlarmMemory",
    "AlarmOverride",
    "Certificate",
    "Channel",
    "Chunk",
    "Component",
    "ComponentFitting",
    "DeadLetter",
    "Device",
    "DeviceKey",
    "DeviceModel",
    "DeviceStream",
    "Downtime",
    "FieldNotice",
    "IntakeClock",
    "IntakeLayout",
    "MaintenanceDone",
    "MaintenancePlan",
    "OrderFile",
    "OrderLabour",
    "OrderPause",
    "Part",
    "QaResult",
    "QuarantinedReading",
    "RequiredTest",
    "ServiceContract",
    "StockMove",
    "Supply",
    "UsageEntry",
    "WatchItem",
    "WatchMute",
    "WatchState",
    "WorkOrder",
    "WorkOrderEvent",
]
