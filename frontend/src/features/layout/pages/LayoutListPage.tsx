import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { SearchField } from "@/shared/ui/SearchField";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import "../layout.css";

/** Exams with finished images, newest first, to lay out. */
export default function LayoutListPage() {
  const { t } = useTranslation("layout");
  const [words, setWords] = useState("");
  const studies = useQuery({
    queryKey: ["layout", "studies", words],
    queryFn: () => take(api.GET("/api/studies", { params: { query: { q: words, match: "matched", page_size: 50 } } })),
  });
  const rows = (studies.data?.results ?? []).filter((study) => study.exams.length > 0);
  return (
    <div className="layout-list">
      <header className="row">
        <SearchField label={t("find")} value={words} onChange={setWords} width={280} />
      </header>
      {studies.isPending && <Loading lines={6} />}
      {studies.error && <ErrorState error={studies.error} onRetry={() => void studies.refetch()} />}
      {studies.data && rows.length === 0 && <EmptyState title={t("empty")} />}
      <ul>
        {rows.map((study) => (
          <li key={study.id}>
            <Link className="row" to={`/layout/${study.exams[0]!.exam_id}`}>
              <b className="num">{study.exams[0]!.accession}</b>
              <span className="sp cut">{study.description || study.modality}</span>
              <span className="num">{study.n_instances}</span>
              <TimeText at={study.first_at} shape="full" />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
