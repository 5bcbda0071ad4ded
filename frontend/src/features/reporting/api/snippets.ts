import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type Snippet = components["schemas"]["Snippet"];
export type SnippetFacts = components["schemas"]["SnippetFactsRequest"];

export function useSnippets(lang: "zh" | "en", on = true) {
  return useQuery({
    queryKey: ["snippets", lang],
    enabled: on,
    staleTime: 60_000,
    queryFn: () => take(api.GET("/api/report-snippets", { params: { query: { lang, page_size: 200 } } })),
  });
}

/** Adds one, or changes the one with this id. */
export function useSaveSnippet(id: number | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SnippetFacts) =>
      id === null ? take(api.POST("/api/report-snippets", { body })) : take(api.PUT("/api/report-snippets/{snippet_id}", { params: { path: { snippet_id: id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["snippets"] }),
  });
}

export function useDeleteSnippet() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => take(api.DELETE("/api/report-snippets/{snippet_id}", { params: { path: { snippet_id: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["snippets"] }),
  });
}
