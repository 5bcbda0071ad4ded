import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/quality", title: "qc:title", permission: "qc.review", page: () => import("./pages/QualityPage"), nav: { icon: "shield", order: 60 }, startFor: ["qc_manager"] },
  { path: "/quality/draws", title: "qc:draws.title", permission: "qc.read", page: () => import("./pages/DrawsPage") },
  { path: "/quality/cases", title: "qc:cases.title", permission: "qc.read", page: () => import("./pages/CasesPage") },
  { path: "/quality/cases/:caseId", title: "qc:cases.one", permission: "qc.read", page: () => import("./pages/CasePage") },
  { path: "/phantoms", title: "phantom:title", permission: "qc.phantoms", page: () => import("./pages/PhantomsPage"), nav: { icon: "pulse", order: 67 } },
  { path: "/quality/roi/:studyId", title: "roi:title", permission: "qc.measure", page: () => import("./pages/RoiPage") },
  { path: "/reader-studies", title: "reader:title", permission: "qc.score", page: () => import("./pages/ReaderStudiesPage"), nav: { icon: "eye", order: 68 } },
  { path: "/reader-studies/:studyId", title: "reader:oneTitle", permission: "qc.studies", page: () => import("./pages/ReaderStudyPage") },
  { path: "/reader-studies/:studyId/read", title: "reader:readTitle", permission: "qc.score", page: () => import("./pages/ReadingPage") },
  { path: "/quality/rejects", title: "rejects:title", permission: "qc.read", page: () => import("./pages/RejectsPage") },
];
