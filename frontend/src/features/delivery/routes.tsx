import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/results", title: "delivery:title", permission: "result.read", page: () => import("./pages/ResultsPage"), nav: { icon: "inbox", order: 51 }, startFor: ["referrer"] },
  { path: "/print", title: "delivery:print.title", permission: "result.print", page: () => import("./pages/PrintDeskPage"), nav: { icon: "print", order: 32 } },
  { path: "/kiosk/print", title: "delivery:self.title", permission: "kiosk.print", page: () => import("./pages/SelfPrintPage"), frame: "bare" },
  { path: "/my-report", title: "delivery:patient.title", page: () => import("./pages/PatientPage"), frame: "public", hidden: true },
];
