import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type Project = Schemas["ResearchProject"];
export type ProjectMake = Schemas["ResearchProjectMakeRequest"];
export type Cohort = Schemas["ResearchCohort"];
export type Flow = Schemas["ResearchFlow"];
export type FlowStep = Schemas["ResearchFlowStep"];
export type Definition = Schemas["ResearchDefinitionRequest"];
export type Step = Schemas["ResearchStepRequest"];
export type Criterion = Schemas["ResearchCriterion"];
export type Exclusion = Schemas["ResearchExclusion"];
export type Export = Schemas["ResearchExport"];
export type ExportAsk = Schemas["ResearchExportAskRequest"];
export type Objection = Schemas["ResearchObjection"];

const ALL = { page_size: 200 };
const project = (id: number) => ({ path: { project_id: id } });

export const useProject = (id: number) => useQuery({ queryKey: ["research", "project", id], queryFn: () => take(api.GET("/api/research/projects/{project_id}", { params: project(id) })) });
export const useCohorts = (id: number) => useQuery({ queryKey: ["research", "cohorts", id], queryFn: async () => (await take(api.GET("/api/research/projects/{project_id}/cohorts", { params: { ...project(id), query: ALL } }))).results });
export const useCriteria = (id: number) => useQuery({ queryKey: ["research", "criteria", id], queryFn: () => take(api.GET("/api/research/projects/{project_id}/criteria", { params: project(id) })), staleTime: 300_000 });
export const useExports = (id: number) =>
  useQuery({
    queryKey: ["research", "exports", id],
    queryFn: async () => (await take(api.GET("/api/research/projects/{project_id}/exports", { params: { ...project(id), query: ALL } }))).results,
    // A worker is writing: look again until it has.
    refetchInterval: (query) => (query.state.data?.some((row) => row.state === "released") ? 2000 : 30_000),
  });
export const useExclusions = (cohortId: number) => useQuery({ queryKey: ["research", "exclusions", cohortId], queryFn: async () => (await take(api.GET("/api/research/cohorts/{cohort_id}/exclusions", { params: { path: { cohort_id: cohortId }, query: ALL } }))).results });
export const useDraw = (drawId: number | null) => useQuery({ queryKey: ["research", "draw", drawId], enabled: drawId !== null, queryFn: () => take(api.GET("/api/research/draws/{cohort_draw_id}", { params: { path: { cohort_draw_id: drawId as number } } })) });

/** What a draw would say now; the flow before stays while the next one is counted. */
export const usePreview = (projectId: number, cohortId: number | null, definition: Definition, isWhole: boolean) =>
  useQuery({
    queryKey: ["research", "preview", projectId, cohortId, definition],
    enabled: isWhole,
    queryFn: () => take(api.POST("/api/research/projects/{project_id}/preview", { params: project(projectId), body: { definition, cohort_id: cohortId } })),
    placeholderData: keepPreviousData,
    retry: false,
  });

function useAct<Body, Answer>(act: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: ["research"] }) });
}

export const useMakeProject = () => useAct((body: ProjectMake) => take(api.POST("/api/research/projects", { body })));
export const useChangeProject = (id: number) => useAct((body: Schemas["PatchedResearchProjectChangeRequest"]) => take(api.PATCH("/api/research/projects/{project_id}", { params: project(id), body })));
export const useCloseProject = (id: number) => useAct((reason: string) => take(api.POST("/api/research/projects/{project_id}/close", { params: project(id), body: { reason } })));
export const useMakeCohort = (id: number) => useAct((body: { name: string; definition: Definition }) => take(api.POST("/api/research/projects/{project_id}/cohorts", { params: project(id), body })));
export const useSaveVersion = (cohortId: number) => useAct((body: { reason: string; definition: Definition }) => take(api.POST("/api/research/cohorts/{cohort_id}/versions", { params: { path: { cohort_id: cohortId } }, body })));
export const useDrawCohort = (cohortId: number) => useAct(() => take(api.POST("/api/research/cohorts/{cohort_id}/draws", { params: { path: { cohort_id: cohortId } } })));
export const useExclude = (cohortId: number) => useAct((body: Schemas["ResearchExclusionMakeRequest"]) => take(api.POST("/api/research/cohorts/{cohort_id}/exclusions", { params: { path: { cohort_id: cohortId } }, body })));
export const useLift = () => useAct(({ id, reason }: { id: number; reason: string }) => take(api.POST("/api/research/exclusions/{hand_exclusion_id}/lift", { params: { path: { hand_exclusion_id: id } }, body: { reason } })));
export const useAskExport = (drawId: number) => useAct((body: ExportAsk) => take(api.POST("/api/research/draws/{cohort_draw_id}/exports", { params: { path: { cohort_draw_id: drawId } }, body })));
export const useRelease = () => useAct((id: number) => take(api.POST("/api/research/exports/{research_export_id}/release", { params: { path: { research_export_id: id } }, body: { note: "" } })));
export const useRefuse = () => useAct(({ id, note }: { id: number; note: string }) => take(api.POST("/api/research/exports/{research_export_id}/refuse", { params: { path: { research_export_id: id } }, body: { note } })));
export const useIdentify = (id: number) => useMutation({ mutationFn: (body: Schemas["ResearchIdentifyRequest"]) => take(api.POST("/api/research/projects/{project_id}/identify", { params: project(id), body })) });
export const useObject = () => useAct((body: Schemas["ResearchObjectionMakeRequest"]) => take(api.POST("/api/research/objections", { body })));
export const useWithdraw = () => useAct(({ id, reason }: { id: number; reason: string }) => take(api.POST("/api/research/objections/{objection_id}/withdraw", { params: { path: { objection_id: id } }, body: { reason } })));
