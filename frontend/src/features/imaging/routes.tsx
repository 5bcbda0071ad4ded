import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/images", title: "imaging:studies.title", permission: "image.read", page: () => import("./pages/StudiesPage"), nav: { icon: "img", order: 40 } },
  { path: "/images/:studyId", title: "imaging:study.title", permission: "image.read", page: () => import("./pages/StudyPage") },
  { path: "/dose", title: "dose:page.title", permission: "dose.read", page: () => import("./pages/DosePage"), nav: { icon: "chart", order: 66 } },
  { path: "/worklist-trace", title: "tracer:title", permission: "worklist.trace", page: () => import("./pages/TracePage") },
  { path: "/dicom", title: "imaging:dicom.title", permission: "dicom.read", page: () => import("./pages/DicomPage"), nav: { icon: "net", order: 45 }, startFor: ["dicom_admin"] },
];
