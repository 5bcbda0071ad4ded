import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { lastDays } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";
import { PeriodFields } from "@/shared/ui/PeriodFields";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useAddress } from "@/shared/ui/useAddress";
import { AiCases, type AiCaseQuery } from "../components/AiCases";
import { Drafting } from "../components/Drafting";
import { DeskTabs } from "../components/DeskTabs";
import { StateFilter } from "../components/StateFilter";
import "../reading.css";

type Rate = components["schemas"]["Rate"];
const GROUPS = ["all", "sex", "age_band", "device_code", "site"] as const;
const USUAL_DAYS = 90;

/** How models did against the readers, on the same cases, with 95 % intervals. */
export default function AiPage() {
  const { t } = useTranslation("reading");
  const zone = useZone();
  const [params, change] = useAddress();
  const models = useQuery({ queryKey: ["ai", "models"], queryFn: () => take(api.GET("/api/ai/models")) });
  const targets = [...new Set((models.data ?? []).map((one) => one.target))];
  const target = params.get("target") ?? targets[0] ?? "";
  const by = GROUPS.find((one) => one === params.get("by")) ?? "all";
  const is_common = params.get("cases") !== "all";
  const usual = lastDays(departmentNow(), USUAL_DAYS, zone);
  const query = { target, by, is_common, first: params.get("first") ?? usual.first, last: params.get("last") ?? usual.last };
  const rates = useQuery({ queryKey: ["ai", "performance", query], enabled: target !== "", queryFn: () => take(api.GET("/api/ai/performance", { params: { query } })), placeholderData: keepPreviousData });
  const [opened, setOpened] = useState<{ query: Pick<AiCaseQuery, "model_id" | "group" | "fault">; title: string } | null>(null);
  const set = (name: string, value: string) => change({ [name]: value });
  const nameOf = (id: number) => {
    const model = models.data?.find((one) => one.id === id);
    return model ? `${model.product} ${model.version} · ${t(`ai.role.${model.role}`)}` : id;
  };
  const groupOf = (group: string) => (by === "sex" ? t(`common:sex.${group}`) : group || t("ai.everybody"));
  return (
    <div className="page">
      <DeskTabs />
      {models.isError && <ErrorState error={models.error} onRetry={() => void models.refetch()} />}
      {models.data?.length === 0 && <EmptyState title={t("ai.noModels")} hint={t("ai.noModelsHint")} />}
      {target && (
        <div className="row reading-tools">
          <StateFilter label={t("ai.target")} chosen={target} onChoose={(value) => set("target", value)} options={targets.map((one) => [one, one])} />
          <StateFilter label={t("turnaround.by")} chosen={by} onChoose={(value) => set("by", value)} options={GROUPS.map((one) => [one, t(`ai.groups.${one}`)])} />
          <StateFilter
            label={t("ai.cases")}
            chosen={is_common ? "same" : "all"}
            onChoose={(value) => set("cases", value)}
            options={[
              ["same", t("ai.sameCases")],
              ["all", t("ai.allCases")],
            ]}
          />
          <PeriodFields first={query.first} last={query.last} onChange={set} />
        </div>
      )}
      {target && rates.isPending && <Loading lines={4} />}
      {rates.isError && <ErrorState error={rates.error} onRetry={() => void rates.refetch()} />}
      {rates.data?.length === 0 && <EmptyState title={t("ai.empty")} hint={t("ai.emptyHint")} />}
      {rates.data && rates.data.length > 0 && (
        <section className="panel">
          <header>{t("ai.title")}</header>
          <table className="tbl" aria-label={t("ai.title")}>
            <thead>
              <tr>
                {["model", "group", "n", "sensitivity", "specificity", "alarms"].map((key, at) => (
                  <th scope="col" key={key} className={at > 1 ? "r" : undefined}>
                    {t(`ai.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rates.data.map((row) => (
                <tr key={`${row.model_id}-${row.group}`}>
                  <td>{nameOf(row.model_id)}</td>
                  <td>{groupOf(row.group)}</td>
                  <td className="r num">{row.n}</td>
                  <RateCell rate={row.sensitivity} scale={100} unit=" %" wrong={row.sensitivity.n - row.sensitivity.hits} words="ai.misses" onOpen={(title) => setOpened({ query: { model_id: row.model_id, group: row.group, fault: "miss" }, title })} />
                  <RateCell rate={row.specificity} scale={100} unit=" %" />
                  <RateCell rate={row.false_alarms_per_100} scale={1} unit="" wrong={row.false_alarms_per_100.hits} words="ai.falseAlarms" onOpen={(title) => setOpened({ query: { model_id: row.model_id, group: row.group, fault: "false_alarm" }, title })} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className="meta">{t("ai.hint")}</p>
      <Drafting first={query.first} last={query.last} />
      {opened && <AiCases query={{ ...query, ...opened.query }} title={`${nameOf(opened.query.model_id)} · ${opened.title}`} onClose={() => setOpened(null)} />}
    </div>
  );
}

/** A rate with its interval; where the model was wrong, how often leads to those exams. */
function RateCell({ rate, scale, unit, wrong = 0, words = "ai.misses", onOpen }: { rate: Rate; scale: number; unit: string; wrong?: number; words?: "ai.misses" | "ai.falseAlarms"; onOpen?: (title: string) => void }) {
  const { t } = useTranslation("reading");
  if (rate.value === null) return <td className="r">{t("ai.noData")}</td>;
  const show = (value: number) => (value * scale).toFixed(1);
  return (
    <td className="r num">
      <b>
        {show(rate.value)}
        {unit}
      </b>{" "}
      <span className="meta">
        {rate.interval && `${show(rate.interval[0] ?? 0)} – ${show(rate.interval[1] ?? 0)}`} ({rate.hits} / {rate.n})
      </span>
      {onOpen && wrong > 0 && (
        <>
          {" "}
          <button type="button" className="link" onClick={() => onOpen(t(words, { n: wrong }))}>
            {t(words, { n: wrong })}
          </button>
        </>
      )}
    </td>
  );
}
