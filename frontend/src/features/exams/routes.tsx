import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/exams", title: "exams:list.title", permission: "exam.read", page: () => import("./pages/ExamsPage"), nav: { icon: "list", order: 24 } },
  { path: "/exams/:examId", title: "exams:one.title", permission: "exam.read", page: () => import("./pages/ExamPage") },
  { path: "/vetting", title: "exams:vetting.title", permission: "exam.vet", page: () => import("./pages/VettingPage"), nav: { icon: "check", order: 26 } },
  { path: "/vetting/adherence", title: "exams:adherence.title", permission: "exam.triage", page: () => import("./pages/AdherencePage"), nav: { icon: "clock", order: 27 } },
  { path: "/tasks", title: "exams:tasks.title", permission: "task.read", page: () => import("./pages/TasksPage"), nav: { icon: "bell", order: 28 } },
  { path: "/processing", title: "processing:title", permission: "processing.read", page: () => import("./pages/ProcessingPage"), nav: { icon: "img", order: 29 } },
];
