import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { Drawer } from "antd";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import type { components, operations } from "@/shared/api/schema";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

export type AiCaseQuery = operations["ai_performance_cases"]["parameters"]["query"];

/** The exams at which a model was wrong, each a click from its images and report. */
export function AiCases({ query, title, onClose }: { query: AiCaseQuery; title: string; onClose: () => void }) {
  const cases = useQuery({ queryKey: ["ai", "cases", query], queryFn: () => take(api.GET("/api/ai/performance/cases", { params: { query } })) });
  return (
    <Drawer open title={title} onClose={onClose} size={420} destroyOnHidden>
      <CaseList cases={cases} />
    </Drawer>
  );
}

/** Exams, each a click from its images and report. */
export function CaseList({ cases }: { cases: UseQueryResult<components["schemas"]["AiCase"][]> }) {
  if (cases.isPending) return <Loading lines={6} />;
  if (cases.isError) return <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />;
  return (
    <ul className="reading-cases">
      {cases.data.map((one) => (
        <li key={one.exam_id} className="row">
          <Link to={`/reading?tab=signed&exam=${one.exam_id}`}>{one.accession}</Link>
          <span className="sp" />
          <TimeText at={one.at} shape="full" />
        </li>
      ))}
    </ul>
  );
}
