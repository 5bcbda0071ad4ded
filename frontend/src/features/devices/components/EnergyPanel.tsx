import { useTranslation } from "react-i18next";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { type DeviceEnergy, useEnergy } from "../api/energy";
import type { Range } from "../model/range";

function say(value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  return value.toFixed(value >= 100 ? 0 : 1);
}

/** What the device drew in each state, and what switching it off between bookings would have saved. */
export function EnergyPanel({ deviceId, range }: { deviceId: number; range: Range }) {
  const { t } = useTranslation("devices");
  const energy = useEnergy(deviceId, range);
  const found = energy.data;
  return (
    <section className="panel">
      <header className="row body">
        <h3>{t("energy.title")}</h3>
        <span className="meta">{found?.measured_h ? t("energy.measured", { measured: say(found.measured_h), period: say(found.period_h) }) : t("energy.hint")}</span>
      </header>
      {energy.isError && !found && <ErrorState error={energy.error} onRetry={() => void energy.refetch()} />}
      {!found && !energy.isError && <Loading lines={3} />}
      {found && !found.has_channel && <EmptyState title={t("energy.noChannel")} />}
      {found?.has_channel && found.bands.length === 0 && <EmptyState title={t("energy.noBands")} />}
      {found?.has_channel && found.bands.length > 0 && (found.states.length > 0 ? <Figures found={found} /> : <EmptyState title={t("energy.none")} />)}
    </section>
  );
}

function Figures({ found }: { found: DeviceEnergy }) {
  const { t } = useTranslation("devices");
  const factor = found.co2e_kg_per_kwh;
  return (
    <>
      <div className="dt-wrap flat">
        <table className="tbl" aria-label={t("energy.title")}>
          <thead>
            <tr>
              <th scope="col">{t("energy.state")}</th>
              <th scope="col" className="r">{t("energy.hours")}</th>
              <th scope="col" className="r">{t("energy.kwh")}</th>
              <th scope="col" className="r">{t("energy.co2e")}</th>
            </tr>
          </thead>
          <tbody>
            {found.states.map((row) => (
              <tr key={row.state}>
                <td>{t(`energy.stateOf.${row.state}`)}</td>
                <td className="r num">{say(row.hours)}</td>
                <td className="r num">{say(row.kwh)}</td>
                <td className="r num">{say(row.co2e_kg)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t("energy.sum")}</th>
              <td className="r num">{say(found.measured_h)}</td>
              <td className="r num">{say(found.kwh)}</td>
              <td className="r num">{say(found.co2e_kg)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <div className="body">
        {found.saved_kwh !== null && found.low_kw !== null && (
          <p>
            {t("energy.saved")}: <b className="num">{say(found.saved_kwh)} kWh</b>
            {found.saved_co2e_kg !== null && <span className="num"> · {say(found.saved_co2e_kg)} kg CO₂e</span>}{" "}
            <span className="meta">
              {t("energy.savedHint", { count: found.n_chances, kw: say(found.low_kw), basis: t(found.low_is_measured ? "energy.basisMeasured" : "energy.basisPolicy") })}
            </span>
          </p>
        )}
        {found.chances.length > 0 && (
          <details>
            <summary>{t("energy.chances")}</summary>
            <ul>
              {found.chances.map((one) => (
                <li key={one.start}>
                  <TimeText at={one.start} shape="full" /> – <TimeText at={one.end} shape="full" /> · <span className="num">{say(one.kwh)} kWh</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        <p className="meta">{factor === null ? t("energy.noFactor") : t("energy.factor", { factor, source: found.co2e_source })}</p>
        <p className="meta">
          {t("energy.bands")}: {found.bands.map((one) => `${t(`energy.stateOf.${one.state}`)} ${one.up_to_kw === null ? t("energy.above") : t("energy.upTo", { kw: one.up_to_kw })}`).join(" · ")}. {found.bands_source} ({found.policy_version})
        </p>
      </div>
    </>
  );
}
