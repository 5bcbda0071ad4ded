import type { FeatureRoute } from "@/shared/routes";

export const routes: FeatureRoute[] = [
  { path: "/safety/lanes", title: "safety:lanes.title", permission: ["exam.prepare"], page: () => import("./pages/LanesPage"), ahead: ["/safety/exams/:examId/reaction"], nav: { icon: "syringe", order: 35 }, startFor: ["nurse"] },
  { path: "/safety/exams/:examId", title: "safety:sheet.title", permission: "safety.read", page: () => import("./pages/SheetPage") },
  { path: "/safety/exams/:examId/reaction", title: "safety:reaction.title", permission: "reaction.record", page: () => import("./pages/ReactionPage"), frame: "bare", hidden: true },
  { path: "/safety/reactions", title: "safety:reactions.title", permission: "reaction.read", page: () => import("./pages/ReactionsPage"), nav: { icon: "allergy", order: 36 } },
  { path: "/safety/reactions/:reactionId", title: "safety:reactions.one", permission: "reaction.read", page: () => import("./pages/ReactionReviewPage") },
  { path: "/safety/follow-ups", title: "safety:followUps.title", permission: "reaction.read", page: () => import("./pages/FollowUpsPage") },
  { path: "/safety/surveillance", title: "safety:survey.title", permission: "reaction.read", page: () => import("./pages/SurveillancePage") },
  { path: "/safety/lots", title: "safety:lots.title", permission: "contrast.manage", page: () => import("./pages/LotsPage") },
  { path: "/safety/agents", title: "safety:agents.title", permission: "contrast.manage", page: () => import("./pages/AgentsPage") },
  { path: "/safety/cards", title: "safety:cards.title", permission: ["reaction.read"], page: () => import("./pages/CardsPage") },
];
