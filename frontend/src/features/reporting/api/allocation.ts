import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, send, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type Reader = components["schemas"]["Reader"];
export type ReaderFields = components["schemas"]["ReaderSaveRequest"];
export type Contract = components["schemas"]["Contract"];

const exam = (exam_id: number) => ({ params: { path: { exam_id } } });
export const claimExam = (examId: number, take_over: boolean) => take(api.POST("/api/reading/exams/{exam_id}/claim", { ...exam(examId), body: { take_over } }));
export const assignExam = (examId: number, reader_id: string) => take(api.POST("/api/reading/exams/{exam_id}/assign", { ...exam(examId), body: { reader_id } }));
export const returnExam = (examId: number) => send("DELETE", `/api/reading/exams/${examId}/claim`);
export const allocateNow = () => take(api.POST("/api/reading/allocation"));
export const saveReader = (user_id: string, body: ReaderFields) => take(api.PUT("/api/reading/readers/{user_id}", { params: { path: { user_id } }, body }));
export const makeContract = (body: components["schemas"]["ContractMakeRequest"]) => take(api.POST("/api/contracts", { body }));
export const endContract = (contract_id: number) => take(api.POST("/api/contracts/{contract_id}/end", { params: { path: { contract_id } } }));

export function useReaders(enabled = true) {
  return useQuery({ queryKey: ["reading", "readers"], queryFn: () => take(api.GET("/api/reading/readers")), enabled });
}

export function useSubspecialties() {
  return useQuery({ queryKey: ["subspecialties"], queryFn: () => take(api.GET("/api/reading/subspecialties")), staleTime: 600_000 });
}

export function useContracts() {
  return useQuery({ queryKey: ["contracts"], queryFn: () => take(api.GET("/api/contracts", { params: { query: { page_size: 100 } } })) });
}

export function usePresence(enabled: boolean) {
  return useQuery({ queryKey: ["reading", "presence"], queryFn: () => take(api.GET("/api/reading/presence")), enabled });
}

/** An act on who reads what; every list of the desk is read anew. */
export function useReadingAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ["reading"] }), client.invalidateQueries({ queryKey: ["contracts"] })]),
  });
}

export function useSetPresence() {
  return useReadingAct((is_available: boolean) => take(api.PUT("/api/reading/presence", { body: { is_available } })));
}
