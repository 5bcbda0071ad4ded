import { describe, expect, it } from "vitest";
import type { FeatureRoute } from "@/shared/routes";
import type { Session } from "@/shared/session/session";
import { featureRoutes, findStart, listRail } from "./features";

const page = () => Promise.reject(new Error("not loaded here"));
const session = (roles: string[], permissions: string[]) => ({ roles, permissions }) as unknown as Session;
const routes: FeatureRoute[] = [
  { path: "/b", title: "x:b", page, permission: "b.read", nav: { icon: "cal", order: 20 }, startFor: ["nurse"] },
  { path: "/a", title: "x:a", page, permission: ["a.read", "a.write"], nav: { icon: "cal", order: 10 } },
  { path: "/hidden", title: "x:h", page },
  ...Array.from({ length: 8 }, (_, at) => ({ path: `/n${at}`, title: "x:n", page, nav: { icon: "cal" as const, order: 30 + at } })),
];

describe("the rail", () => {
  it("shows what is permitted, by order, at most seven", () => {
    expect(listRail(session([], ["a.write", "b.read"]), routes).map((route) => route.path)).toEqual(["/a", "/b", "/n0", "/n1", "/n2", "/n3", "/n4"]);
    expect(listRail(session([], []), routes)[0]?.path).toBe("/n0");
  });

  it("never loses the own start page, however far down it stands", () => {
    const late: FeatureRoute = { path: "/late", title: "x:l", page, nav: { icon: "cal", order: 99 }, startFor: ["qc_manager"] };
    expect(listRail(session(["qc_manager"], []), [late, ...routes]).map((route) => route.path)).toEqual(["/n0", "/n1", "/n2", "/n3", "/n4", "/n5", "/late"]);
  });
});

describe("the start page", () => {
  it("is the role's own when permitted", () => {
    expect(findStart(session(["nurse"], ["b.read"]), routes)).toBe("/b");
  });
  it("is the first rail entry when the role has none or may not open it", () => {
    expect(findStart(session(["nurse"], ["a.read"]), routes)).toBe("/a");
  });
  it("is the profile when nothing else is open", () => {
    expect(findStart(session(["kiosk"], []), [])).toBe("/profile");
  });
});

describe("what must open without a network", () => {
  it("is a screen that there is", () => {
    const paths = featureRoutes.map((route) => route.path);
    const ahead = featureRoutes.flatMap((route) => route.ahead ?? []);
    expect(ahead).toContain("/safety/exams/:examId/reaction");
    expect(ahead.filter((path) => !paths.includes(path))).toEqual([]);
  });
});
