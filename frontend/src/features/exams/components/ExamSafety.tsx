import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { SafetyStrip, type SafetyFacts } from "@/shared/ui/SafetyStrip";
import { ErrorState } from "@/shared/ui/states";

/** The six safety facts of the patient for this exam; nothing of it for people who may not see them. */
export function ExamSafety({ examId, columns = 6 }: { examId: number; columns?: 2 | 3 | 6 }) {
  const mayRead = useMay("safety.read");
  const query = useQuery({
    queryKey: ["exams", "strip", examId],
    queryFn: () => take(api.GET("/api/safety/exams/{exam_id}/strip", { params: { path: { exam_id: examId } } })),
    enabled: mayRead,
  });
  if (!mayRead) return null;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const facts: SafetyFacts = {};
  for (const row of query.data ?? []) {
    facts[row.kind] = { state: row.state, text: row.reason?.text ?? null, by: row.by, ...(row.level ? { level: row.level } : {}) };
  }
  return <SafetyStrip facts={facts} columns={columns} />;
}
