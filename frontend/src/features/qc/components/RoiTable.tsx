import { useTranslation } from "react-i18next";
import { TimeText } from "@/shared/ui/TimeText";
import { roiCsv, type Roi } from "../api/roi";

const two = (value: number | null | undefined) => (typeof value === "number" ? value.toFixed(2) : "–");
const percent = (value: number | null | undefined) => (typeof value === "number" ? `${(value * 100).toFixed(1)} %` : "–");

/** One measurement: every series by its regions, CNR and the gain over the reference. */
export function RoiTable({ roi }: { roi: Roi }) {
  const { t } = useTranslation("roi");
  const label = t("measured", { name: roi.made_by_name });
  const hasFew = roi.results.some((one) => one.regions.some((region) => region.warning === "few_pixels"));
  return (
    <section className="panel" aria-label={label}>
      <header>
        <b>{label}</b> <TimeText at={roi.made_at} shape="full" /> <span className="meta">{roi.note}</span>
        <span className="sp" />
        <a className="btn sm" href={roiCsv(roi.id)} download>
          CSV
        </a>
      </header>
      <div className="dt-wrap" tabIndex={0} role="region" aria-label={label}>
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t("field.series")}</th>
              <th scope="col">{t("field.region")}</th>
              <th scope="col">n</th>
              <th scope="col">{t("field.mean")}</th>
              <th scope="col">SD</th>
              <th scope="col">SNR</th>
              <th scope="col">CNR</th>
              <th scope="col">{t("field.gain")}</th>
            </tr>
          </thead>
          <tbody>
            {roi.results.flatMap((one) =>
              one.regions.map((region, at) => (
                <tr key={`${one.series_uid}|${region.name}`}>
                  <td>
                    {at === 0 && one.description} {at === 0 && <span className="meta">{one.kernel}</span>} {at === 0 && one.series_uid === roi.reference_uid && <span className="tag">{t("reference")}</span>}
                  </td>
                  <td>
                    {region.name} {region.warning && <span className="tag amber">{t(`warning.${region.warning}`)}</span>}
                  </td>
                  <td className="num">{region.n}</td>
                  <td className="num">{two(region.mean)}</td>
                  <td className="num">{two(region.sd)}</td>
                  <td className="num">{two(region.snr)}</td>
                  <td className="num">{at === 0 ? two(one.cnr) : ""}</td>
                  <td className="num">{at === 0 ? percent(one.gain) : ""}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      {hasFew && <p className="meta roi-note">{t("fewPixels")}</p>}
      <p className="meta roi-note">
        {roi.software} · {roi.policy_version}
      </p>
    </section>
  );
}
