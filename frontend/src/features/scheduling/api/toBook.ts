import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components, operations } from "@/shared/api/schema";

export type ToBook = components["schemas"]["ToBook"];
export type ContactCodes = components["schemas"]["ContactCodes"];
export type ContactBody = components["schemas"]["ContactRequestRequest"];
type Query = NonNullable<operations["list_to_book"]["parameters"]["query"]>;

const KEY = ["schedule", "to-book"] as const;

/** The priority classes with their words, read once a session. */
export function usePriorityClasses() {
  return useQuery({ queryKey: ["priorities"], queryFn: () => take(api.GET("/api/priorities")), staleTime: 600_000 });
}

export function useToBook(query: Record<string, string | number>, site: number | undefined) {
  return useQuery({
    queryKey: [...KEY, site, query],
    queryFn: () => take(api.GET("/api/schedule/to-book", { params: { query: { ...query, site } as Query } })),
    enabled: site !== undefined,
    placeholderData: (before) => before,
  });
}

export function useContacts(exam: number) {
  return useQuery({ queryKey: [...KEY, "contacts", exam], queryFn: () => take(api.GET("/api/schedule/exams/{exam_id}/contacts", { params: { path: { exam_id: exam } } })) });
}

export function useContactCodes(site: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "contact-codes", site],
    queryFn: () => take(api.GET("/api/schedule/sites/{site_id}/contact-codes", { params: { path: { site_id: site ?? 0 } } })),
    enabled: site !== undefined,
    staleTime: 600_000,
  });
}

export function useRecordContact() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ exam, body }: { exam: number; body: ContactBody }) => take(api.POST("/api/schedule/exams/{exam_id}/contacts", { params: { path: { exam_id: exam } }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
