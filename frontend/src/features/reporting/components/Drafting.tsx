import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components, operations } from "@/shared/api/schema";
import { EmptyState, ErrorState } from "@/shared/ui/states";
import { CaseList } from "./AiCases";

type Row = components["schemas"]["DraftingRow"];
type CaseQuery = operations["ai_drafting_cases"]["parameters"]["query"];
const COUNTS = [
  ["differs", "n_differs"],
  ["unaudited", "n_unaudited"],
  ["unchanged", "n_unchanged"],
  ["edited", "n_edited"],
  ["unused", "n_unused"],
] as const;

/** What became of texts that models drafted: objected to, taken unchanged, edited, not used; every count leads to its exams. */
export function Drafting({ first, last }: { first: string; last: string }) {
  const { t } = useTranslation("reading");
  const query = { first, last };
  const rows = useQuery({ queryKey: ["ai", "drafting", query], queryFn: () => take(api.GET("/api/ai/drafting", { params: { query } })), placeholderData: keepPreviousData });
  const [opened, setOpened] = useState<CaseQuery | null>(null);
  if (rows.isError) return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />;
  return (
    <section className="panel">
      <header>{t("draft.title")}</header>
      {rows.data?.length === 0 && <EmptyState title={t("draft.empty")} hint={t("draft.emptyHint")} />}
      {rows.data && rows.data.length > 0 && (
        <table className="tbl" aria-label={t("draft.title")}>
          <thead>
            <tr>
              <th scope="col">{t("ai.model")}</th>
              <th scope="col">{t("draft.kind")}</th>
              {["n", ...COUNTS.map(([mark]) => mark), "share", "kept"].map((key) => (
                <th scope="col" key={key} className="r">
                  {t(`draft.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.data.map((row) => (
              <tr key={`${row.author}-${row.kind}`}>
                <td>{row.author}</td>
                <td>{t(`draft.kinds.${row.kind}`)}</td>
                <td className="r num">{row.n}</td>
                {COUNTS.map(([mark, name]) => (
                  <td className="r num" key={mark}>
                    {row[name] > 0 ? (
                      <button type="button" className="btn sm ghost" aria-label={t("draft.cases", { n: row[name], what: t(`draft.column.${mark}`) })} onClick={() => setOpened({ ...query, author: row.author, kind: row.kind as CaseQuery["kind"], mark })}>
                        {row[name]}
                      </button>
                    ) : (
                      row[name]
                    )}
                  </td>
                ))}
                <td className="r num">{writeShare(row, t("ai.noData"))}</td>
                <td className="r num">{row.median_kept === null ? t("ai.noData") : `${Math.round(row.median_kept * 100)} %`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="body meta">{t("draft.hint")}</p>
      {opened && <Cases query={opened} title={`${opened.author} · ${t(`draft.column.${opened.mark}`)}`} onClose={() => setOpened(null)} />}
    </section>
  );
}

function writeShare(row: Row, none: string): string {
  if (row.unchanged_share === null || !row.unchanged_interval) return none;
  const [low, high] = row.unchanged_interval.map((value) => Math.round(value * 100));
  return `${Math.round(row.unchanged_share * 100)} % (${low}–${high})`;
}

function Cases({ query, title, onClose }: { query: CaseQuery; title: string; onClose: () => void }) {
  const cases = useQuery({ queryKey: ["ai", "drafting", "cases", query], queryFn: () => take(api.GET("/api/ai/drafting/cases", { params: { query } })) });
  return (
    <Drawer open title={title} onClose={onClose} size={420} destroyOnHidden>
      <CaseList cases={cases} />
    </Drawer>
  );
}
