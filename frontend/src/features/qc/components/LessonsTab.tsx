import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useDecideLesson, useHeard, useLessons, type Lesson, type LessonState } from "../api/lessons";
import { useRules } from "../api/rules";
import { proposeCode } from "../model/lessons";
import { Stretch } from "./Stretch";

const STATES = ["draft", "promoted", "dropped"] as const;
const COLOURS = { fire: "red", quiet: "green", pair: "violet" } as const;

/** What confirmed errors and false alarms are to teach: drafts of rule examples and of pairs, until a person decides. */
export function LessonsTab() {
  const { t } = useTranslation("rules");
  const [state, setState] = useState<LessonState>("draft");
  const lessons = useLessons(state);
  return (
    <section className="panel" aria-label={t("tab.lessons")}>
      <header>
        <span className="seg" role="group" aria-label={t("lesson.states")}>
          {STATES.map((one) => (
            <button type="button" key={one} className={one === state ? "on" : ""} aria-pressed={one === state} onClick={() => setState(one)}>
              {t(`lesson.state.${one}`)}
            </button>
          ))}
        </span>
      </header>
      <div className="body">
        <p className="t2">{t("lesson.hint")}</p>
        {lessons.isPending && <Loading lines={4} />}
        {lessons.isError && <ErrorState error={lessons.error} onRetry={() => void lessons.refetch()} />}
        {lessons.data?.results.length === 0 && <EmptyState title={t("lesson.empty")} />}
        <ul className="reasons lessons">
          {lessons.data?.results.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function Line({ row }: { row: Lesson }) {
  const { t } = useTranslation("rules");
  const mayDecide = useMay("qc.rules");
  const heard = useHeard(row.id);
  return (
    <li data-lesson={row.id}>
      <span className={`tag ${COLOURS[row.kind]}`}>{t(`lesson.kind.${row.kind}`)}</span>
      <div>
        <Stretch lang={row.lang} text={row.text} start={row.start} end={row.end} right={row.right} />
        <p className="meta">
          {t(`category.${row.category}`, row.category)} · {t(`lesson.source.${row.source}`)} · {row.confirmed_by_name} <TimeText at={row.confirmed_at} shape="full" />
          {row.case_id && (
            <>
              {" "}
              · <Link to={`/quality/cases/${row.case_id}`}>{t("lesson.case", { id: row.case_id })}</Link>
            </>
          )}
        </p>
        {heard.data && <p className="meta">{heard.data.rules.length > 0 ? t("lesson.heard", { rules: heard.data.rules.join(", ") }) : t("lesson.silent")}</p>}
        {row.state === "draft" && mayDecide && <Decide row={row} />}
        {row.state !== "draft" && (
          <p className="meta">
            {row.rule && <b>{row.rule} </b>}
            {row.decided_by_name} {row.reason}
          </p>
        )}
      </div>
    </li>
  );
}

function Decide({ row }: { row: Lesson }) {
  const { t } = useTranslation("rules");
  const rules = useRules();
  const decide = useDecideLesson(row.id);
  const [rule, setRule] = useState(row.rule || null);
  const [code, setCode] = useState(proposeCode(row.category, row.id));
  const [reason, setReason] = useState("");
  const isReady = reason.trim() !== "" && !decide.isPending;
  const send = (to: "example" | "rule" | "pair" | "drop", of = "") => decide.mutate({ to, rule: of, reason });
  return (
    <>
      <div className="row lesson-acts">
        <Input size="small" style={{ width: 200 }} aria-label={t("lesson.reason")} placeholder={t("lesson.reason")} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        {row.kind === "pair" && (
          <button type="button" className="btn sm primary" disabled={!isReady} onClick={() => send("pair")}>
            {t("lesson.teach")}
          </button>
        )}
        {row.kind !== "pair" && (
          <>
            <Select size="small" showSearch style={{ width: 170 }} aria-label={t("lesson.rule")} placeholder={t("lesson.rule")} value={rule} onChange={setRule} options={(rules.data ?? []).map((one) => ({ value: one.code, label: one.code }))} />
            <button type="button" className="btn sm" disabled={!isReady || !rule} onClick={() => send("example", rule ?? "")}>
              {t("lesson.keep")}
            </button>
          </>
        )}
        {row.kind === "fire" && (
          <>
            <Input size="small" style={{ width: 170 }} aria-label={t("lesson.code")} maxLength={40} value={code} onChange={(event) => setCode(event.target.value.toUpperCase())} />
            <button type="button" className="btn sm primary" disabled={!isReady || !code} onClick={() => send("rule", code)}>
              {t("lesson.make")}
            </button>
          </>
        )}
        <button type="button" className="btn sm danger" disabled={!isReady} onClick={() => send("drop")}>
          {t("lesson.drop")}
        </button>
      </div>
      {decide.error && <ProblemNote error={decide.error} />}
    </>
  );
}
