import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  {
    path: "/schedule",
    title: "scheduling:desk.title",
    permission: "schedule.read",
    page: () => import("./pages/BookingDeskPage"),
    nav: { icon: "cal", order: 10 },
    startFor: ["front_desk"],
  },
  {
    path: "/to-book",
    title: "scheduling:toBook.title",
    permission: "schedule.write",
    page: () => import("./pages/ToBookPage"),
    nav: { icon: "phone", order: 11 },
  },
  {
    path: "/checkin",
    title: "scheduling:checkin.title",
    permission: "exam.check_in",
    page: () => import("./pages/CheckInPage"),
    nav: { icon: "barcode", order: 30 },
  },
  {
    path: "/queue",
    title: "scheduling:queue.title",
    permission: "queue.call",
    page: () => import("./pages/QueuePage"),
    nav: { icon: "ticket", order: 31 },
  },
  {
    path: "/queue/porters",
    title: "scheduling:porters.title",
    permission: "porter.read",
    page: () => import("./pages/PortersPage"),
    nav: { icon: "arrow", order: 32 },
    startFor: ["porter"],
  },
  {
    path: "/planner",
    title: "planner:title",
    permission: "schedule.plan",
    page: () => import("./pages/PlansPage"),
    nav: { icon: "board", order: 33 },
  },
  {
    path: "/planner/:runId",
    title: "planner:title",
    permission: "schedule.plan",
    page: () => import("./pages/PlanRunPage"),
  },
  {
    path: "/schedule/hours",
    title: "scheduling:hours.title",
    permission: "schedule.manage",
    page: () => import("./pages/HoursPage"),
  },
  {
    path: "/schedule/changes",
    title: "changes:title",
    permission: "schedule.read",
    page: () => import("./pages/ChangesPage"),
  },
  {
    path: "/kiosk/checkin",
    title: "scheduling:kiosk.title",
    permission: "kiosk.check_in",
    page: () => import("./pages/KioskPage"),
    frame: "bare",
    startFor: ["kiosk"],
  },
];
