import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type OwnResult = Schemas["QcOwnResult"];
export type Improvement = Schemas["QcImprovement"];
export type Meeting = Schemas["QcMeeting"];
export type MeetingPage = Schemas["QcMeetingPage"];

function useRefresh() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ["qc"] });
}

export function useFileAppeal() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ caseId, text, version }: { caseId: number; text: string; version: number }) => take(api.POST("/api/qc/mine/{case_id}/appeal", { params: { path: { case_id: caseId } }, body: { text, version, pictures: [] } })),
    onSuccess: refresh,
  });
}

export const useOwners = () => useQuery({ queryKey: ["qc", "owners"], queryFn: () => take(api.GET("/api/qc/improvements/owners")) });

export function usePlanImprovement() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (body: Schemas["QcImprovementPlanRequest"]) => take(api.POST("/api/qc/improvements", { body })), onSuccess: refresh });
}

export function useImprovementStep() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ row, text, worked }: { row: Improvement; text: string; worked?: boolean }) => {
      const params = { path: { improvement_id: row.id } };
      return worked === undefined
        ? take(api.POST("/api/qc/improvements/{improvement_id}/finish", { params, body: { text, version: row.version } }))
        : take(api.POST("/api/qc/improvements/{improvement_id}/check", { params, body: { text, worked, version: row.version } }));
    },
    onSuccess: refresh,
  });
}

export const useMeetings = () => useQuery({ queryKey: ["qc", "meetings", "open"], queryFn: () => take(api.GET("/api/qc/meetings", { params: { query: { page_size: 20 } } })) });

export const useMeeting = (meetingId: number) => useQuery({ queryKey: ["qc", "meeting", meetingId], queryFn: () => take(api.GET("/api/qc/meetings/{meeting_id}", { params: { path: { meeting_id: meetingId } } })) });

export function useMakeMeeting() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (body: { title: string; held_on: string }) => take(api.POST("/api/qc/meetings", { body })), onSuccess: refresh });
}

export function useMeetingCase() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ meetingId, caseId, isIn }: { meetingId: number; caseId: number; isIn: boolean }) => take(api.POST("/api/qc/meetings/{meeting_id}/cases/{case_id}", { params: { path: { meeting_id: meetingId, case_id: caseId } }, body: { is_in: isIn } })),
    onSuccess: refresh,
  });
}

export function useHoldMeeting(meetingId: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { points: string; attendance: string[]; version: number }) => take(api.POST("/api/qc/meetings/{meeting_id}/holding", { params: { path: { meeting_id: meetingId } }, body })),
    onSuccess: refresh,
  });
}
