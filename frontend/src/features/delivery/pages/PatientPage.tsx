import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setLanguage } from "@/shared/i18n";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { fetchOwnPdf, openByCode, type PatientReport } from "../api/patient";
import { readDay, savePdf } from "../model/paper";
import "../delivery.css";

/** The patient's own report: a code from the desk and the birth date, no account. Nothing of it stays in the browser. */
export default function PatientPage() {
  const { t } = useTranslation("delivery");
  const lang = useLang();
  const open = useMutation({ mutationFn: openByCode });
  return (
    <main className="patient-page">
      <header className="row">
        <h1 className="sp">{t("patient.title")}</h1>
        <button type="button" className="btn sm" lang={lang === "en" ? "zh-Hans" : "en"} onClick={() => void setLanguage(lang === "en" ? "zh-Hans" : "en")}>
          {t("patient.otherLanguage")}
        </button>
      </header>
      {open.data ? <OwnReport report={open.data} onClose={() => open.reset()} /> : <CodeForm open={open} />}
    </main>
  );
}

/** Code and birth date are gone with the form: who closes the report leaves nothing for the next at this screen. */
function CodeForm({ open }: { open: UseMutationResult<PatientReport, Error, Parameters<typeof openByCode>[0]> }) {
  const { t } = useTranslation("delivery");
  const [code, setCode] = useState("");
  const [birth, setBirth] = useState("");
  const day = readDay(birth);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() && day && !open.isPending) open.mutate({ code: code.trim(), birth_date: day });
      }}
    >
      <label>
        {t("patient.code")}
        <input name="code" autoFocus autoComplete="off" spellCheck={false} autoCapitalize="characters" placeholder="ABCD-2345-EFGH" value={code} onChange={(event) => setCode(event.target.value)} />
      </label>
      <label>
        {t("patient.birth")}
        <input name="birth" autoComplete="off" inputMode="numeric" placeholder="1971-03-09" value={birth} onChange={(event) => setBirth(event.target.value)} />
      </label>
      {open.error && <ProblemNote error={open.error} />}
      <button type="submit" className="btn primary" disabled={!code.trim() || !day || open.isPending}>
        {t("patient.open")}
      </button>
      <p className="meta">{t("patient.hint")}</p>
    </form>
  );
}

function OwnReport({ report, onClose }: { report: PatientReport; onClose: () => void }) {
  const { t } = useTranslation("delivery");
  const lang = useLang();
  const pdf = useMutation({ mutationFn: () => fetchOwnPdf(report.ticket), onSuccess: (file) => savePdf(file, "report.pdf") });
  return (
    <article>
      <h2>{report.patient_name}</h2>
      <p className="meta">
        {report.exams.map((exam) => pick(exam.exam_type_names, lang)).join(", ")} · {t(`kind.${report.kind}`)}
      </p>
      {report.plain_text && (
        <section className="patient-plain">
          <h3 className="cap">{t("patient.plain")}</h3>
          <p className="results-prose" lang={report.lang}>
            {report.plain_text}
          </p>
        </section>
      )}
      {(["findings", "impression"] as const)
        .filter((section) => report[section].trim())
        .map((section) => (
          <section key={section}>
            <h3 className="cap">{t(`section.${section}`)}</h3>
            <p className="results-prose" lang={report.lang}>
              {report[section]}
            </p>
          </section>
        ))}
      <p className="meta">
        {t("signed")} {report.signer_name} · <TimeText at={report.signed_at} shape="full" />
      </p>
      <p className="meta">{t("patient.talk")}</p>
      {pdf.error && <ProblemNote error={pdf.error} />}
      <div className="row">
        <button type="button" className="btn primary" disabled={pdf.isPending} onClick={() => pdf.mutate()}>
          <Icon name="print" /> {t("patient.pdf")}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {t("patient.close")}
        </button>
      </div>
    </article>
  );
}
