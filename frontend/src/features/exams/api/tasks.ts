import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components, operations } from "@/shared/api/schema";

export type Task = components["schemas"]["Task"];
type TaskQuery = NonNullable<operations["task_list"]["parameters"]["query"]>;

export function useTasks(query: Record<string, string | number>) {
  return useQuery({
    queryKey: ["exams", "tasks", query],
    queryFn: () => take(api.GET("/api/tasks", { params: { query: query as TaskQuery } })),
    placeholderData: (before) => before,
  });
}

export function useCloseTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, note }: { task: Task; note: string }) => take(api.POST("/api/tasks/{task_id}/closure", { params: { path: { task_id: task.id } }, body: { note, version: task.version } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["exams"] }),
  });
}
