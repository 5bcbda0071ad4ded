import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/patients", title: "patients:list.title", permission: "patient.read", page: () => import("./pages/PatientsPage"), nav: { icon: "users", order: 22 } },
  { path: "/patients/merges", title: "patients:merge.all", permission: "patient.merge", page: () => import("./pages/MergesPage"), nav: { icon: "users", order: 23 } },
  { path: "/patients/openings", title: "patients:openings.title", permission: "privacy.review", page: () => import("./pages/OpeningsPage"), nav: { icon: "shield", order: 23.5 } },
  { path: "/patients/:patientId", title: "patients:one.title", permission: "patient.read", page: () => import("./pages/PatientPage") },
];
