import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/quality", title: "qc:title", permission: "qc.review", page: () => import("./pages/QualityPage"), nav: { icon: "shield", order: 60 }, startFor: ["qc_manager"] },
  { path: "/quality/campaigns", title: "qc:campaign.list", permission: "qc.read", page: () => import("./pages/CampaignsPage") },
  { path: "/quality/campaigns/:campaignId", title: "qc:campaign.list", permission: "qc.read", page: () => import("./pages/CampaignPage") },
  { path: "/quality/mine", title: "qc:tabs.mine", permission: "qc.learn", page: () => import("./pages/MinePage") },
  { path: "/quality/improvements", title: "qc:improve.list", permission: "qc.learn", page: () => import("./pages/ImprovementsPage") },
  { path: "/quality/meetings", title: "qc:meeting.list", permission: "qc.learn", page: () => import("./pages/MeetingsPage") },
  { path: "/quality/meetings/:meetingId", title: "qc:meeting.list", permission: "qc.learn", page: () => import("./pages/MeetingPage") },
  { path: "/quality/statistics", title: "qc:tabs.statistics", permission: "qc.read", page: () => import("./pages/StatisticsPage") },
  { path: "/quality/draws/:drawId", title: "qc:draws.title", permission: "qc.read", page: () => import("./pages/DrawPage") },
  { path: "/quality/draws", title: "qc:draws.title", permission: "qc.read", page: () => import("./pages/DrawsPage") },
  { path: "/quality/rules", title: "rules:title", permission: "qc.read", page: () => import("./pages/RulesPage") },
  { path: "/quality/cases", title: "qc:cases.title", permission: "qc.read", page: () => import("./pages/CasesPage") },
  { path: "/quality/cases/:caseId", title: "qc:cases.one", permission: "qc.read", page: () => import("./pages/CasePage") },
  { path: "/phantoms", title: "phantom:title", permission: "qc.phantoms", page: () => import("./pages/PhantomsPage"), nav: { icon: "pulse", order: 67 } },
  { path: "/quality/roi/:studyId", title: "roi:title", permission: "qc.measure", page: () => import("./pages/RoiPage") },
  { path: "/reader-studies", title: "reader:title", permission: "qc.score", page: () => import("./pages/ReaderStudiesPage"), nav: { icon: "eye", order: 68 } },
  { path: "/reader-studies/:studyId", title: "reader:oneTitle", permission: "qc.studies", page: () => import("./pages/ReaderStudyPage") },
  { path: "/reader-studies/:studyId/read", title: "reader:readTitle", permission: "qc.score", page: () => import("./pages/ReadingPage") },
  { path: "/quality/rejects", title: "rejects:title", permission: "qc.read", page: () => import("./pages/RejectsPage") },
];
