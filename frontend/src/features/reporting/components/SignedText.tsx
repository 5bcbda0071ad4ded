import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { BASE } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { releaseReport, useReportAct, type Report } from "../api/report";
import { AmendDialog } from "./AmendDialog";
import { DeliveryDrawer } from "./DeliveryDrawer";
import { TextDiff } from "./TextDiff";

/** What was signed, by whom and when; earlier versions stay readable. */
export function SignedText({ report }: { report: Report }) {
  const { t } = useTranslation("reporting");
  const [shown, setShown] = useState<number | null>(null);
  const [amending, setAmending] = useState(false);
  const [compared, setCompared] = useState(false);
  const [isDelivery, setDelivery] = useState(false);
  const release = useReportAct(() => releaseReport(report.id));
  const maySign = useMay("report.sign");
  const mayPrint = useMay("result.print");
  const mayRelease = useMay("report.release");
  const version = report.versions.find((one) => one.number === shown) ?? report.versions.at(-1);
  if (!version) return <p className="state">{t("notSigned")}</p>;
  const before = report.versions.find((one) => one.number === version.number - 1);
  return (
    <>
      <article className="reading-signed" lang={report.lang}>
        {report.versions.length > 1 && (
          <div className="seg" role="group" aria-label={t("versions")}>
            {report.versions.map((one) => (
              <button type="button" key={one.number} className={one === version ? "on" : ""} aria-pressed={one === version} onClick={() => setShown(one.number)}>
                {one.number} · {t(`kind.${one.kind}`)}
              </button>
            ))}
          </div>
        )}
        {before && (
          <button type="button" className={compared ? "btn sm on" : "btn sm"} aria-pressed={compared} onClick={() => setCompared(!compared)}>
            {t("compare.since", { number: before.number })}
          </button>
        )}
        {version.reason && <p className="reading-note">{version.reason}</p>}
        {(["technique", "findings", "impression"] as const)
          .filter((section) => version[section].trim())
          .map((section) => (
            <section key={section}>
              <h3 className="cap">{t(`section.${section}`)}</h3>
              {compared && before ? <TextDiff before={before[section]} after={version[section]} /> : <p className="reading-prose">{version[section]}</p>}
            </section>
          ))}
        <p className="meta">
          {version.author_name === version.signer_name ? version.signer_name : `${version.author_name} / ${version.signer_name}`} · <TimeText at={version.signed_at} shape="full" />
        </p>
        {version.override_reason && (
          <p className="meta warn">
            {t("overridden")}: {version.override_reason}
          </p>
        )}
      </article>
      <footer className="reading-sign">
        <span className="sp">{release.error && <ProblemNote error={release.error} />}</span>
        {version.released_at && (
          <a className="btn" href={`${BASE}/api/reports/${report.id}/pdf`} target="_blank" rel="noreferrer">
            <Icon name="print" /> PDF
          </a>
        )}
        {version.released_at && mayPrint && (
          <Link className="btn" to={`/print?q=${encodeURIComponent(report.exams[0]?.accession ?? "")}`}>
            {t("delivery:print.title")}
          </Link>
        )}
        {report.first_signed_at && (
          <button type="button" className="btn" onClick={() => setDelivery(true)}>
            {t("delivery.title")}
          </button>
        )}
        {!version.released_at && mayRelease && report.state === "final" && (
          <button type="button" className="btn primary" disabled={release.isPending} onClick={() => release.mutate(undefined)}>
            {t("release.for", { name: report.patient.name })}
          </button>
        )}
        {maySign && report.allowed_actions.includes("amend") && (
          <button type="button" className="btn" onClick={() => setAmending(true)}>
            <Icon name="edit" /> {t("amend.act")}
          </button>
        )}
      </footer>
      {isDelivery && <DeliveryDrawer report={report} onClose={() => setDelivery(false)} />}
      {amending && <AmendDialog report={report} onClose={() => setAmending(false)} />}
    </>
  );
}
