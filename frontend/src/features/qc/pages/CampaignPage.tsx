import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { BASE } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useCampaign, useCloseCampaign, useOpenCampaign, useTakeIn, type CampaignPage as Page } from "../api/campaigns";
import { ImprovementDialog } from "../components/ImprovementDialog";
import { PanelAgreement } from "../components/PanelAgreement";
import { QualityTabs } from "../components/QualityTabs";
import { percentOf, rangeOf } from "../model/figures";
import "../qc.css";

/** One campaign: the question, how far each site and reader is, reports sent in, and the results once it is closed. */
export default function CampaignPage() {
  const { t } = useTranslation("qc");
  const campaignId = Number(useParams().campaignId);
  const found = useCampaign(campaignId);
  const open = useOpenCampaign(campaignId);
  const close = useCloseCampaign(campaignId);
  const [ending, setEnding] = useState(false);
  const [planning, setPlanning] = useState(false);
  const mayDraw = useMay("qc.draw");
  const mayManage = useMay("qc.manage");
  if (found.isPending) return <Loading lines={6} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} wide />;
  const { campaign } = found.data;
  return (
    <div className="page narrow">
      <QualityTabs />
      <section className="panel">
        <header>
          {campaign.title} · {t(`campaign.state.${campaign.state}`)}
          <span className="sp" />
          {mayDraw && campaign.allowed_actions.includes("open") && (
            <button type="button" className="btn sm primary" disabled={open.isPending} onClick={() => open.mutate(campaign.version)}>
              {t("campaign.open")}
            </button>
          )}
          {mayManage && campaign.state !== "draft" && (
            <button type="button" className="btn sm" onClick={() => setPlanning(true)}>
              {t("improve.plan")}
            </button>
          )}
          {campaign.state === "closed" && (
            <a className="btn sm" href={`${BASE}/api/qc/campaigns/${campaign.id}/report.pdf`} target="_blank" rel="noreferrer">
              {t("campaign.pdf")}
            </a>
          )}
          {mayManage && campaign.allowed_actions.includes("close") && (
            <button type="button" className="btn sm" onClick={() => setEnding(true)}>
              {t("campaign.close")}
            </button>
          )}
        </header>
        <div className="body col case-body">
          <p>{campaign.question}</p>
          <p className="meta">
            {[t(`kind.${campaign.kind}`), campaign.modality].filter(Boolean).join(" · ")} · <TimeText at={campaign.period_from} shape="date" /> – <TimeText at={campaign.period_to} shape="date" /> · {t("campaign.deadline")} {campaign.deadline} · {t("campaign.readersOf", { n: campaign.readers })}
            {campaign.reading_order === "images_first" && ` · ${t("draw.orders.images_first")}`}
          </p>
          {open.error && <ProblemNote error={open.error} />}
          <p>
            <Link to={`/quality/improvements?campaign=${campaign.id}`}>{t("improve.list")}</Link>
          </p>
          {campaign.conclusions && (
            <p>
              {t("campaign.conclusions")}: {campaign.conclusions}
            </p>
          )}
        </div>
      </section>
      <Progress page={found.data} />
      {found.data.results && <Results page={found.data} results={found.data.results} />}
      {mayDraw && campaign.state === "draft" && campaign.kind === "report" && <TakeIn page={found.data} />}
      {planning && <ImprovementDialog campaignId={campaign.id} onClose={() => setPlanning(false)} />}
      {ending && (
        <ConfirmWithReason
          act={t("campaign.close")}
          hint={t("campaign.closeHint")}
          error={close.error}
          pending={close.isPending}
          onConfirm={(text) => close.mutate({ text, version: campaign.version }, { onSuccess: () => setEnding(false) })}
          onCancel={() => setEnding(false)}
        />
      )}
    </div>
  );
}

function Progress({ page }: { page: Page }) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  return (
    <section className="panel">
      <header>{t("campaign.progress")}</header>
      <div className="body col case-body">
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t("funnel.by.site")}</th>
              {(["quota", "sent", "drawn", "settled"] as const).map((one) => (
                <th scope="col" className="r" key={one}>
                  {t(`campaign.n.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.sites.map((row) => (
              <tr key={row.site_id}>
                <td>{pick(row.names, lang)}</td>
                <td className="r num">{row.quota}</td>
                <td className="r num">{row.n_sent}</td>
                <td className="r num">{row.n_drawn}</td>
                <td className="r num">{row.n_settled}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {page.readers.length === 0 ? (
          <p className="meta">{t("campaign.panelHidden")}</p>
        ) : (
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{t("charts.readers")}</th>
                <th scope="col" className="r">
                  {t("campaign.n.done")}
                </th>
                <th scope="col">{t("campaign.calibration")}</th>
              </tr>
            </thead>
            <tbody>
              {page.readers.map((row) => (
                <tr key={row.id}>
                  <td>{row.name}</td>
                  <td className="r num">{row.n_done}</td>
                  <td className="num">{row.calibration.n === 0 ? "–" : t("campaign.calibrated", { agreed: row.calibration.agreed, n: row.calibration.n, kappa: row.calibration.kappa === null ? "–" : row.calibration.kappa.toFixed(2) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function Results({ page, results }: { page: Page; results: NonNullable<Page["results"]> }) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  return (
    <section className="panel">
      <header>{t("draws.results")}</header>
      <div className="body col case-body">
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t("funnel.by.site")}</th>
              <th scope="col" className="r">
                n
              </th>
              <th scope="col" className="r">
                {t("charts.failed")}
              </th>
              <th scope="col" className="r">
                {t("figures.interval")}
              </th>
              {(["A", "B", "C"] as const).map((letter) => (
                <th scope="col" className="r" key={letter}>
                  {t(`letter.${letter}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.sites.map((row) => (
              <tr key={row.site_id}>
                <td>
                  <Link to={`/quality/cases?campaign=${page.campaign.id}&place=${row.site_id}`}>{pick(row.names, lang)}</Link>
                </td>
                <td className="r num">{row.n}</td>
                <td className="r num">{row.n === 0 ? t("figures.noData") : `${row.hits} (${percentOf(row.hits / row.n)} %)`}</td>
                <td className="r num">{rangeOf(row.interval)}</td>
                {(["A", "B", "C"] as const).map((letter) => (
                  <td className="r num" key={letter}>
                    {row.letters[letter]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p>{results.defects.map((row) => `${pick(row.names, lang)} ${row.n}`).join(" · ") || t("figures.noData")}</p>
        <PanelAgreement panel={results.panel} least="–" />
      </div>
    </section>
  );
}

function TakeIn({ page }: { page: Page }) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const take = useTakeIn(page.campaign.id);
  const [site, setSite] = useState(page.sites[0]?.site_id ?? 0);
  const read = async (file: File | undefined) => {
    if (file) take.mutate({ site_id: site, lines: await file.text() });
  };
  return (
    <section className="panel">
      <header>{t("campaign.takeIn")}</header>
      <div className="body col case-body">
        <p className="meta">{t("campaign.takeInHint")}</p>
        <div className="row campaign-fields">
          <label className="row">
            {t("funnel.by.site")}
            <select className="input" value={site} onChange={(event) => setSite(Number(event.target.value))}>
              {page.sites.map((row) => (
                <option key={row.site_id} value={row.site_id}>
                  {pick(row.names, lang)}
                </option>
              ))}
            </select>
          </label>
          <input type="file" accept=".jsonl,.json,.txt" aria-label={t("campaign.file")} onChange={(event) => void read(event.target.files?.[0])} />
        </div>
        {take.data && (
          <p role="status" className="num">
            {t("campaign.taken", { n: take.data.added })} {take.data.errors.map((one) => t("campaign.badLine", { line: one.line, error: one.error })).join(" ")}
          </p>
        )}
        {take.error && <ProblemNote error={take.error} />}
      </div>
    </section>
  );
}
