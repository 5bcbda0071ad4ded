import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { PeriodFields } from "@/shared/ui/PeriodFields";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useAddress } from "@/shared/ui/useAddress";
import { LotSignals } from "../components/LotSignals";
import { SafetyTabs } from "../components/SafetyTabs";
import { WaitingReactions } from "../components/WaitingReactions";
import { SurveyFunnel, percent } from "../components/SurveyFunnel";
import "../safety.css";

const BY = ["agent", "lot", "exam_type", "site"] as const;
const KINDS = ["allergic_like", "physiologic", "extravasation", "delayed", "renal", "unknown"] as const;

/** How often reactions follow an injection, by agent, lot, exam type and site, with intervals; lots that stand out. */
export default function SurveillancePage() {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const [address, change] = useAddress();
  const by = BY.find((one) => one === address.get("by")) ?? "agent";
  const kind = KINDS.find((one) => one === address.get("kind"));
  const first = address.get("first") ?? undefined;
  const last = address.get("last") ?? undefined;
  const query = { by, kind, first, last };
  const found = useQuery({ queryKey: ["safety", "survey", query], queryFn: () => take(api.GET("/api/safety/surveillance", { params: { query } })), placeholderData: keepPreviousData });
  return (
    <div className="page">
      <SafetyTabs />
      <WaitingReactions />
      <div className="row" style={{ flexWrap: "wrap", gap: 12 }}>
        <Segmented aria-label={t("survey.group")} value={by} onChange={(value) => change({ by: value })} options={BY.map((value) => ({ value, label: t(`survey.by.${value}`) }))} />
        <Select aria-label={t("survey.kind")} style={{ minWidth: 180 }} value={kind ?? ""} onChange={(value) => change({ kind: value })} options={[{ value: "", label: t("survey.counted") }, ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))]} />
        <PeriodFields first={found.data?.first ?? first ?? ""} last={found.data?.last ?? last ?? ""} onChange={(edge, day) => change({ [edge]: day })} />
      </div>
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading lines={6} />}
      <LotSignals />
      {found.data && (
        <section className="panel">
          <header>
            {t("survey.title")}
            <span className="sp" />
            <span className="meta num">{t("survey.total", { hits: found.data.hits, n: found.data.n, rate: found.data.centre === null ? "–" : percent(found.data.centre) })}</span>
          </header>
          {found.data.rows.length === 0 ? (
            <p className="facts t2">{t("survey.empty")}</p>
          ) : (
            <div className="body col" style={{ padding: 12 }}>
              <SurveyFunnel survey={found.data} by={by} />
              <table className="tbl">
                <thead>
                  <tr>
                    <th>{t(`survey.by.${by}`)}</th>
                    <th className="r">{t("survey.reactions")}</th>
                    <th className="r">{t("survey.injections")}</th>
                    <th className="r">{t("survey.rate")}</th>
                    <th className="r">{t("survey.interval")}</th>
                  </tr>
                </thead>
                <tbody className="num">
                  {found.data.rows.map((row) => (
                    <tr key={row.key}>
                      <td>{[pick(row.names, lang), row.lot].filter(Boolean).join(" · ")}</td>
                      <td className="r">{row.hits}</td>
                      <td className="r">{row.n}</td>
                      <td className={row.is_out ? "r bad m" : "r"}>
                        {percent(row.hits / row.n)} {row.is_out && t("survey.out")}
                      </td>
                      <td className="r">
                        {percent(row.low)} – {percent(row.high)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      )}
    </div>
  );
}
