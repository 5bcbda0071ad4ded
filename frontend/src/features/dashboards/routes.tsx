import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/department", title: "dashboards:department.title", permission: "dashboard.department", page: () => import("./pages/DepartmentPage"), nav: { icon: "chart", order: 80 }, startFor: ["head"] },
  { path: "/figures", title: "dashboards:figures.title", permission: "dashboard.department", page: () => import("./pages/KpiPage"), nav: { icon: "chart", order: 81 } },
  { path: "/wall/department", title: "dashboards:department.wall", permission: "dashboard.department", page: () => import("./pages/WallPage"), frame: "bare" },
  { path: "/board/waiting/:siteId", title: "dashboards:waiting.title", page: () => import("./pages/WaitingBoardPage"), frame: "public" },
];
