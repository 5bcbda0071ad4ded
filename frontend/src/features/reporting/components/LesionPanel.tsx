import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { Report } from "../api/report";
import { closeFollowUp, measureLesion, removeLesion, useLesionAct, useLesions, type LesionSize } from "../api/lesions";
import { useInsert } from "../hooks/desk";
import { chooseColumns, readSize, writeReading } from "../model/lesions";
import { AddLesion } from "./AddLesion";
import { LesionCurve } from "./LesionCurve";
import { LENGTHS, LengthChoices } from "./LengthChoices";

const TONES: Record<string, string> = { CR: "tag green", PR: "tag green", SD: "tag blue", PD: "tag red" };

/** Lesions over time with their sums and the response by RECIST 1.1; sizes of this exam are typed into the last column. */
export function LesionPanel({ report }: { report: Report }) {
  const { t } = useTranslation("reporting");
  const mayWrite = useMay("report.write") && report.draft !== null;
  const table = useLesions(report.id);
  const insert = useInsert(report.id);
  const [adding, setAdding] = useState(false);
  const measure = useLesionAct(report.id, ({ id, size }: { id: number; size: LesionSize }) => measureLesion(report.id, id, size));
  const remove = useLesionAct(report.id, (id: number) => removeLesion(report.id, id));
  const close = useLesionAct(report.id, () => closeFollowUp(report.id));
  if (!table.data) return table.error ? <ProblemNote error={table.error} /> : null;
  const { lesions, points, faults, summary } = table.data;
  const own = report.exams[0]?.id ?? 0;
  const columns = chooseColumns(points, own);
  const last = points.find((one) => one.is_this) ?? points.at(-1);
  return (
    <section aria-label={t("lesions.title")}>
      <h3 className="cap">
        {t("lesions.title")} {last?.overall && <span className={TONES[last.overall] ?? "tag line"}>{t(`lesions.response.${last.overall}`)}</span>}
      </h3>
      {mayWrite && <LengthChoices examId={own} />}
      {lesions.length > 0 && (
        <div className="reading-lesions">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("lesions.lesion")}</th>
                {columns.map((one) => (
                  <th scope="col" key={one.examId} className="num">
                    {one.examId === own ? t("lesions.now") : <TimeText at={one.at} shape="date" />}
                  </th>
                ))}
                {mayWrite && <th scope="col" aria-label={t("lesions.remove")} />}
              </tr>
            </thead>
            <tbody>
              {lesions.map((lesion) => (
                <tr key={lesion.id}>
                  <th scope="row" title={t(`lesions.role.${lesion.role}`)}>
                    {lesion.number}. {lesion.organ} {lesion.label} <span className="meta">{t(`lesions.short.${lesion.role}`)}</span>
                  </th>
                  {columns.map((one) => {
                    const reading = lesion.readings.find((each) => each.exam_id === one.examId);
                    const text = reading ? writeReading(reading, (state) => t(`lesions.state.${state}`)) : "";
                    return (
                      <td key={one.examId} className="num">
                        {one.examId === own && mayWrite ? (
                          <SizeField
                            key={text}
                            text={text}
                            label={t("lesions.sizeOf", { number: lesion.number })}
                            onSize={(typed) => {
                              const size = readSize(typed, lesion.role);
                              if (size) measure.mutate({ id: lesion.id, size });
                            }}
                          />
                        ) : (
                          text || "–"
                        )}
                      </td>
                    );
                  })}
                  {mayWrite && (
                    <td>
                      {lesion.readings.every((each) => each.exam_id === own) && (
                        <button type="button" className="btn sm ghost" aria-label={t("lesions.removeNumber", { number: lesion.number })} disabled={remove.isPending} onClick={() => remove.mutate(lesion.id)}>
                          ×
                        </button>
                      )}
                    </td>
                  )}
                </tr>
              ))}
              <tr className="sum">
                <th scope="row">{t("lesions.sum")}</th>
                {columns.map((one) => (
                  <td key={one.examId} className="num">
                    {one.point?.sum_mm?.toFixed(1) ?? "–"}
                    {one.point?.from_baseline_pct != null && <span className="meta"> {one.point.from_baseline_pct > 0 ? "+" : ""}{one.point.from_baseline_pct.toFixed(0)}%</span>}
                  </td>
                ))}
                {mayWrite && <td aria-label={t("lesions.remove")} />}
              </tr>
            </tbody>
          </table>
        </div>
      )}
      <LesionCurve table={table.data} />
      {faults.map((fault) => (
        <p key={fault.text} className="meta warn">
          {fault.text}
        </p>
      ))}
      {summary && <p className="meta">{summary}</p>}
      {mayWrite && (
        <div className="row wrap">
          <button type="button" className="btn sm" onClick={() => setAdding(true)}>
            {t("lesions.add")}
          </button>
          {summary && insert && (
            <button type="button" className="btn sm" onClick={() => insert("impression", summary)}>
              {t("lesions.insert")}
            </button>
          )}
          {lesions.length > 0 && points.every((one) => !one.is_this) && (
            <button type="button" className="btn sm ghost" disabled={close.isPending} onClick={() => close.mutate(undefined)}>
              {t("lesions.newBaseline")}
            </button>
          )}
        </div>
      )}
      {[measure.error, remove.error, close.error].filter(Boolean).map((error) => (
        <ProblemNote key={String(error)} error={error} />
      ))}
      {adding && <AddLesion report={report} isBaseline={points.length === 0 || (points.length === 1 && points[0]?.is_this === true)} onClose={() => setAdding(false)} />}
    </section>
  );
}

function SizeField({ text, label, onSize }: { text: string; label: string; onSize: (typed: string) => void }) {
  const [typed, setTyped] = useState(text);
  const send = () => typed.trim() !== text && onSize(typed.trim());
  return (
    <input
      className="lesion-size num"
      list={LENGTHS}
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={send}
      onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && send()}
    />
  );
}
