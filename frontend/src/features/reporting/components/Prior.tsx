import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/shared/lib/localised";
import { isoDay } from "@/shared/lib/time";
import { useZone } from "@/shared/session/site";
import { useAddress } from "@/shared/ui/useAddress";
import type { Report } from "../api/report";
import { useInsert, useTextNow } from "../hooks/desk";
import { TextDiff } from "./TextDiff";

interface Props {
  report: Report;
  prior: Report["priors"][number];
}

/** An earlier report: its text, its images beside the new ones, what is different now, and a reference to it for the text. */
export function Prior({ report, prior }: Props) {
  const { t } = useTranslation("reporting");
  const zone = useZone();
  const [params, change] = useAddress();
  const [compared, setCompared] = useState(false);
  const now = useTextNow(report.id);
  const insert = useInsert(report.id);
  const examId = prior.exam_ids[0];
  const isBeside = examId !== undefined && params.get("beside") === String(examId);
  const toggleImages = () => change({ beside: isBeside ? "" : String(examId) });
  const signed = report.versions.at(-1);
  const latest = now ?? (signed && { findings: signed.findings, impression: signed.impression });
  const day = isoDay(prior.signed_at, zone);
  const lng = report.lang === "en" ? "en" : "zh-Hans";
  const name = pick(prior.exam_names, lng);
  return (
    <div className="reading-prior">
      <div className="row wrap">
        <button type="button" className={isBeside ? "btn sm on" : "btn sm"} aria-pressed={isBeside} disabled={examId === undefined} onClick={toggleImages}>
          {t("compare.images")}
        </button>
        {latest && (
          <button type="button" className={compared ? "btn sm on" : "btn sm"} aria-pressed={compared} onClick={() => setCompared(!compared)}>
            {t("compare.diff")}
          </button>
        )}
        {insert && (
          <button type="button" className="btn sm" onClick={() => insert("findings", t("compare.reference", { lng, day, name }))}>
            {t("compare.insert")}
          </button>
        )}
      </div>
      {(["findings", "impression"] as const).map((section) =>
        compared && latest ? <TextDiff key={section} before={prior[section]} after={latest[section]} /> : <p key={section} className={section === "impression" ? "reading-prose m" : "reading-prose"}>{prior[section]}</p>,
      )}
    </div>
  );
}
