import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "../i18n/useLang";
import { pick } from "../lib/localised";
import { useMay } from "../session/session";
import { TimeText } from "../ui/TimeText";
import { AskProcessing } from "./AskProcessing";
import { DueText, ProcessingActs, ProcessingTag } from "./ProcessingBits";
import { useProcessing } from "./processing";

interface Props {
  examId: number;
  name: string;
  /** Beside a report: no frame of its own, and nothing when nothing was asked for and nobody here may ask. */
  isPlain?: boolean;
}

/** Post-processing of one exam: what was asked for, what waits, what is ready. */
export function ProcessingPanel({ examId, name, isPlain = false }: Props) {
  const { t } = useTranslation("processing");
  const lang = useLang();
  const mayRead = useMay("processing.read");
  const mayAsk = useMay("processing.write");
  const [asking, setAsking] = useState(false);
  const list = useProcessing({ exam: examId, ordering: "opened_at" }, mayRead);
  const rows = (list.data?.results ?? []).filter((row) => row.progress !== "withdrawn");
  if (!mayRead || (rows.length === 0 && !mayAsk)) return null;
  const ready = rows.filter((row) => row.progress === "done").length;
  const head = (
    <>
      {t("title")}
      <span className="sp" />
      {rows.length > 0 && <span className="meta num">{t("ready", { ready, all: rows.length })}</span>}
      {mayAsk && (
        <button type="button" className="btn sm" onClick={() => setAsking(true)}>
          {t("ask.act")}
        </button>
      )}
    </>
  );
  return (
    <section className={isPlain ? undefined : "panel"} aria-label={t("title")}>
      {isPlain ? <h3 className="cap row">{head}</h3> : <header>{head}</header>}
      {rows.length === 0 && <p className="meta" style={isPlain ? undefined : { padding: 12 }}>{t("none")}</p>}
      <ul className="processing" style={isPlain ? undefined : { padding: 12 }}>
        {rows.map((task) => (
          <li key={task.id}>
            <div className="row">
              <b>{pick(task.what_names, lang)}</b>
              <ProcessingTag task={task} />
              <span className="sp" />
              {!task.closed_at && <DueText task={task} />}
            </div>
            <p className="meta">
              {[task.assignee_name, task.asked_note, task.progress === "returned" ? t("returnedBecause", { note: task.returned_note }) : ""].filter(Boolean).join(" · ")}
              {task.results.map((result) => (
                <span key={result.series_uid}>
                  {" "}
                  {result.description || t("derived")} · {result.sender} <TimeText at={result.at} />
                </span>
              ))}
            </p>
            <ProcessingActs task={task} />
          </li>
        ))}
      </ul>
      {asking && <AskProcessing examId={examId} name={name} onClose={() => setAsking(false)} />}
    </section>
  );
}
