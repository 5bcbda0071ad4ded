import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api, take } from "@/shared/api/client";
import { SearchField } from "@/shared/ui/SearchField";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { WorklistAsk, WorklistCaller } from "../api/types";
import { ExamChoice } from "./ExamChoice";
import { TraceResult } from "./TraceResult";

/** Why does this scanner not show this exam: a scanner, an exam, and which of its questions to ask again. */
export function Tracer() {
  const { t } = useTranslation("tracer");
  const [params, setParams] = useSearchParams();
  const [text, setText] = useState("");
  const callers = useQuery({ queryKey: ["imaging", "callers"], queryFn: () => take(api.GET("/api/worklist/callers")) });
  const device = params.get("device");
  const ae = params.get("ae") ?? callers.data?.find((one) => device && one.device_code === device)?.ae_title ?? "";
  const exam = Number(params.get("exam")) || null;
  const ask = Number(params.get("ask")) || null;
  const put = (changes: Record<string, string | null>) =>
    setParams(
      (old) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value) old.set(name, value);
          else old.delete(name);
        }
        return old;
      },
      { replace: true },
    );
  return (
    <div className="im-tracer">
      <section className="panel body" aria-label={t("title")}>
        <p className="meta">{t("hint")}</p>
        {callers.error && <ErrorState error={callers.error} onRetry={() => void callers.refetch()} />}
        <Callers callers={callers.data ?? []} value={ae} onChange={(title) => put({ ae: title, ask: null })} />
        <SearchField label={t("exam")} value={text} onChange={setText} width={320} />
        <ExamChoice text={text} chosen={exam} onChoose={(one) => put({ exam: String(one.id) })} />
        {ae && <Questions ae={ae} chosen={ask} onChoose={(one) => put({ ask: one ? String(one.id) : null })} />}
      </section>
      {ae && exam ? <TraceResult ae={ae} exam={exam} ask={ask} /> : <EmptyState title={t("choose")} hint={t("chooseHint")} />}
    </div>
  );
}

function Callers({ callers, value, onChange }: { callers: WorklistCaller[]; value: string; onChange: (title: string) => void }) {
  const { t } = useTranslation("tracer");
  const options = callers.map((one) => ({ value: one.ae_title, label: `${one.device_code || one.name} · ${one.ae_title}` }));
  if (value && !options.some((one) => one.value === value)) options.push({ value, label: value });
  return <Select showSearch={{ optionFilterProp: "label" }} aria-label={t("scanner")} placeholder={t("scanner")} style={{ width: 320 }} value={value || undefined} onChange={onChange} options={options} />;
}

function Questions({ ae, chosen, onChoose }: { ae: string; chosen: number | null; onChoose: (ask: WorklistAsk | null) => void }) {
  const { t } = useTranslation("tracer");
  const asks = useQuery({ queryKey: ["imaging", "asks", ae], queryFn: () => take(api.GET("/api/worklist/asks", { params: { query: { ae_title: ae, page_size: 10 } } })), refetchInterval: 5000 });
  if (asks.isLoading) return <Loading />;
  const rows = asks.data?.results ?? [];
  const current = chosen ?? rows[0]?.id ?? null;
  return (
    <>
      <h3>{t("questions")}</h3>
      {rows.length === 0 && <p className="meta">{t("noQuestion")}</p>}
      <ul className="im-exams" role="radiogroup" aria-label={t("questions")}>
        {rows.map((row) => (
          <li role="none" key={row.id}>
            <label className={row.id === current ? "on" : ""}>
              <input type="radio" name="ask" checked={row.id === current} onChange={() => onChoose(row)} />
              <span className="sp">
                <TimeText at={row.last_at} shape="full" /> · {t("answered", { n: row.n_answered })} <span className="meta">{t("times", { n: row.n_asked })}</span>
                <br />
                <span className="t2">{row.keys.map((key) => `${key.keyword} = ${key.value}`).join(" · ") || t("noKeys")}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
