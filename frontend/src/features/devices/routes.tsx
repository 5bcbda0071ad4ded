import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/devices", title: "devices:fleet.title", permission: "device.read", page: () => import("./pages/FleetPage"), nav: { icon: "pulse", order: 70 }, startFor: ["device_admin"] },
  { path: "/alarms", title: "devices:alarms.title", permission: "alarm.read", page: () => import("./pages/AlarmsPage"), nav: { icon: "bell", order: 71 } },
  { path: "/alarms/watch", title: "devices:watch.title", permission: "alarm.read", page: () => import("./pages/WatchPage") },
  { path: "/work-orders", title: "devices:orders.title", permission: "work_order.read", page: () => import("./pages/OrdersPage"), nav: { icon: "wrench", order: 72 } },
  { path: "/telemetry", title: "devices:intake.title", permission: "telemetry.read", page: () => import("./pages/IntakePage"), nav: { icon: "inbox", order: 73 } },
  { path: "/maintenance", title: "devices:maintenance.title", permission: "device.read", page: () => import("./pages/MaintenancePage"), nav: { icon: "check", order: 74 } },
  { path: "/assets", title: "devices:assets.title", permission: "device.read", page: () => import("./pages/AssetsPage"), nav: { icon: "doc", order: 75 } },
  { path: "/availability", title: "devices:availability.title", permission: "device.read", page: () => import("./pages/AvailabilityPage") },
  { path: "/devices/:deviceId", title: "devices:one.title", permission: "device.read", page: () => import("./pages/DevicePage") },
];
