import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/scanner", title: "scanner:choose.title", permission: "exam.perform", page: () => import("./pages/ChoosePage"), nav: { icon: "scan", order: 40 }, startFor: ["technologist"] },
  { path: "/scanner/:device", title: "scanner:title", permission: "exam.perform", page: () => import("./pages/ScannerPage"), frame: "bare", ahead: ["/safety/exams/:examId/reaction", "/safety/exams/:examId"] },
];
