import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type MeasuredDevice = components["schemas"]["MeasuredDevice"];
export type ServiceContract = components["schemas"]["ServiceContract"];
export type ContractFacts = Omit<components["schemas"]["NewContractRequest"], "device_id">;

export interface Period {
  first: string;
  last: string;
  site_id?: number;
}

export function useAvailability(period: Period) {
  return useQuery({
    queryKey: ["devices", "availability", period],
    queryFn: () => take(api.GET("/api/devices/availability", { params: { query: period } })),
    placeholderData: keepPreviousData,
  });
}

/** The contracts of one device, the last one first. */
export function useContracts(deviceId: number) {
  return useQuery({
    queryKey: ["devices", "contracts", deviceId],
    queryFn: () => take(api.GET("/api/service-contracts", { params: { query: { device_id: deviceId, ordering: "-ends_on", page_size: 50 } } })),
  });
}

/** Adds a contract, or changes the one that is given. */
export function useSaveContract(deviceId: number, contract: ServiceContract | null, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (facts: ContractFacts) =>
      contract
        ? api.PUT("/api/service-contracts/{contract_id}", { params: { path: { contract_id: contract.id } }, body: { ...facts, version: contract.version ?? 1 } })
        : api.POST("/api/service-contracts", { body: { ...facts, device_id: deviceId } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["devices"] });
      onDone();
    },
  });
}
