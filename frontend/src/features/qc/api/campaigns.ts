import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type Campaign = Schemas["QcCampaign"];
export type CampaignPage = Schemas["QcCampaignPage"];
export type CampaignMake = Schemas["QcCampaignMakeRequest"];

export const useReviewers = () => useQuery({ queryKey: ["qc", "reviewers"], queryFn: () => take(api.GET("/api/qc/reviewers")) });

export const useCampaign = (campaignId: number) => useQuery({ queryKey: ["qc", "campaign", campaignId], queryFn: () => take(api.GET("/api/qc/campaigns/{campaign_id}", { params: { path: { campaign_id: campaignId } } })) });

export function useMakeCampaign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CampaignMake) => take(api.POST("/api/qc/campaigns", { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "campaigns"] }),
  });
}

export function useOpenCampaign(campaignId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) => take(api.POST("/api/qc/campaigns/{campaign_id}/opening", { params: { path: { campaign_id: campaignId } }, body: { version } })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc"] }),
  });
}

export function useCloseCampaign(campaignId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { text: string; version: number }) => take(api.POST("/api/qc/campaigns/{campaign_id}/closure", { params: { path: { campaign_id: campaignId } }, body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc"] }),
  });
}

export function useTakeIn(campaignId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { site_id: number; lines: string }) => take(api.POST("/api/qc/campaigns/{campaign_id}/reports", { params: { path: { campaign_id: campaignId } }, body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "campaign", campaignId] }),
  });
}
