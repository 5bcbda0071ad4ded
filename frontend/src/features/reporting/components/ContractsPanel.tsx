import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useNow } from "@/shared/session/clock";
import { useMay, useSession } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { endContract, makeContract, useContracts, useReadingAct } from "../api/allocation";

/** Which site's radiologists read for which other site. */
export function ContractsPanel() {
  const { t } = useTranslation("reading");
  const lang = useLang();
  const now = useNow();
  const mayWrite = useMay("contract.write");
  const contracts = useContracts();
  const end = useReadingAct(endContract);
  const rows = contracts.data?.results ?? [];
  return (
    <section className="panel">
      <header>{t("contracts.title")}</header>
      {contracts.isPending && <Loading />}
      {contracts.isError && <ErrorState error={contracts.error} onRetry={() => void contracts.refetch()} />}
      {contracts.data && rows.length === 0 && <EmptyState title={t("contracts.empty")} hint={t("contracts.hint")} />}
      {rows.length > 0 && (
        <table className="tbl" aria-label={t("contracts.title")}>
          <thead>
            <tr>
              {["reading", "owner", "from", "until", "by"].map((key) => (
                <th scope="col" key={key}>
                  {t(`contracts.${key}`)}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t("contracts.end")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const over = row.valid_until != null && Date.parse(row.valid_until) <= now;
              return (
                <tr key={row.id}>
                  <td>{pick(row.reading_site_name, lang)}</td>
                  <td>{pick(row.owner_site_name, lang)}</td>
                  <td>
                    <TimeText at={row.valid_from} shape="full" />
                  </td>
                  <td>{row.valid_until ? <TimeText at={row.valid_until} shape="full" /> : t("contracts.open")}</td>
                  <td>{row.made_by_name}</td>
                  <td className="r">
                    {mayWrite && !over && (
                      <button type="button" className="btn sm" disabled={end.isPending} onClick={() => end.mutate(row.id)}>
                        {t("contracts.end")}
                      </button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {end.error && <ProblemNote error={end.error} />}
      {mayWrite && <NewContract />}
    </section>
  );
}

function NewContract() {
  const { t } = useTranslation("reading");
  const lang = useLang();
  const [reading, setReading] = useState<number | null>(null);
  const [owner, setOwner] = useState<number | null>(null);
  const make = useReadingAct(makeContract);
  const options = useSession().sites.map((site) => ({ value: site.id, label: pick(site.name, lang) }));
  const add = () => {
    if (reading === null || owner === null) return;
    make.mutate({ reading_site_id: reading, owner_site_id: owner, note: "" }, { onSuccess: () => setOwner(null) });
  };
  return (
    <div className="body reading-new-contract">
      <Select aria-label={t("contracts.reading")} placeholder={t("contracts.reading")} value={reading} options={options} onChange={setReading} style={{ minWidth: 160 }} />
      <span>{t("contracts.readsFor")}</span>
      <Select aria-label={t("contracts.owner")} placeholder={t("contracts.owner")} value={owner} options={options.filter((one) => one.value !== reading)} onChange={setOwner} style={{ minWidth: 160 }} />
      <button type="button" className="btn" disabled={make.isPending || reading === null || owner === null} onClick={add}>
        {t("contracts.add")}
      </button>
      {make.error && <ProblemNote error={make.error} />}
    </div>
  );
}
