import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/shared/session/session";
import { type Component, useComponents } from "../api/assets";
import type { Device } from "../api/types";
import { ComponentDrawer } from "./ComponentDrawer";
import { ListFrame } from "./ListFrame";

/** Parts with serial numbers: where they are, what they counted, how long they will last. One device's, or all. */
export function ComponentPanel({ devices, device }: { devices: Device[]; device?: Device }) {
  const { t } = useTranslation("devices");
  const mayWrite = useMay("device.write");
  const query = useComponents(device ? { scope: "live", device_id: device.id } : { scope: "live" });
  const [open, setOpen] = useState<Component | "new" | null>(null);
  const chosen = open === "new" || open === null ? null : (query.data?.results.find((row) => row.id === open.id) ?? open);
  return (
    <>
    <ListFrame
      words="components"
      query={query}
      columns={[{ label: t("components.name") }, { label: t("one.serial") }, ...(device ? [] : [{ label: t("components.where") }]), { label: t("components.meters") }, { label: t("components.left") }, { label: t("components.ends") }]}
      onNew={mayWrite && !device ? () => setOpen("new") : undefined}
    >
{query.data?.results.map((row) => (
              <tr key={row.id}>
                <td>
                  {mayWrite ? (
                    <button type="button" className="as-text link" onClick={() => setOpen(row)}>
                      {row.name}
                    </button>
                  ) : (
                    row.name
                  )}{" "}
                  <span className="meta">{t(`components.kindOf.${row.kind}`)}</span>
                </td>
                <td className="m">{row.serial}</td>
                {!device && <td>{row.device_id ? <Link to={`/devices/${row.device_id}`}>{row.device_code}</Link> : <span className="meta">{t("components.inStore")}</span>}</td>}
                <td className="num">{sayMeters(row.meters, t) || "–"}</td>
                <td className="num">{sayLeft(row)}</td>
                <td className="num">
                  {row.ends_on ?? "–"} {row.early_on && row.late_on && <span className="meta">{t("plans.forecast", { early: row.early_on, late: row.late_on })}</span>}
                </td>
              </tr>
))}
    </ListFrame>
      {open && <ComponentDrawer component={chosen} devices={devices} onClose={() => setOpen(null)} />}
    </>
  );
}

export function sayMeters(meters: Record<string, number>, t: (key: string, options?: Record<string, unknown>) => string): string {
  return Object.entries(meters)
    .map(([name, amount]) => `${Math.round(amount).toLocaleString("en-US")} ${t(`components.meterOf.${name}`, { defaultValue: name })}`)
    .join(" · ");
}

function sayLeft(row: Component): string {
  if (row.left === null || row.left === undefined || !row.life_amount) return "–";
  return `${Math.round((row.left / row.life_amount) * 100)} %`;
}
