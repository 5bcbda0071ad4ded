import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay, useSession } from "@/shared/session/session";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { allocateNow, useReaders, useReadingAct, useSubspecialties, type Reader } from "../api/allocation";
import { ContractsPanel } from "../components/ContractsPanel";
import { DeskTabs } from "../components/DeskTabs";
import { ReaderDialog } from "../components/ReaderDialog";
import "../reading.css";

const COLUMNS = ["name", "sites", "subspecialties", "open", "load", "there"] as const;

/** Who reads what, how much they have, and for which other sites. */
export default function ReadersPage() {
  const { t } = useTranslation("reading");
  const { message } = App.useApp();
  const lang = useLang();
  const readers = useReaders();
  const groups = useSubspecialties();
  const sites = useSession().sites;
  const mayManage = useMay("reading.manage");
  const maySeeContracts = useMay("contract.read");
  const [edited, setEdited] = useState<Reader | null>(null);
  const allocate = useReadingAct(allocateNow);
  const nameOf = (code: string) => pick(groups.data?.find((one) => one.code === code)?.names ?? {}, lang) || code;
  const sitesOf = (row: Reader) => (row.site_ids === null ? t("readers.everywhere") : row.site_ids.map((id) => pick(sites.find((site) => site.id === id)?.name ?? {}, lang) || id).join(", "));
  return (
    <div className="page">
      <DeskTabs />
      <section className="panel">
        <header>
          {t("readers.title")}
          <span className="sp" />
          {mayManage && (
            <button type="button" className="btn sm primary" disabled={allocate.isPending} onClick={() => allocate.mutate(undefined, { onSuccess: (done) => void message.success(t("readers.given", { n: done.given })) })}>
              {t("readers.allocate")}
            </button>
          )}
        </header>
        {allocate.error && <ProblemNote error={allocate.error} />}
        {readers.isPending && <Loading lines={4} />}
        {readers.isError && <ErrorState error={readers.error} onRetry={() => void readers.refetch()} />}
        {readers.data && (
          <table className="tbl" aria-label={t("readers.title")}>
            <thead>
              <tr>
                {COLUMNS.map((key) => (
                  <th scope="col" key={key} className={key === "open" || key === "load" ? "r" : undefined}>
                    {t(`readers.${key}`)}
                  </th>
                ))}
                {mayManage && (
                  <th scope="col">
                    <span className="visually-hidden">{t("readers.edit", { name: "" })}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {readers.data.map((row) => (
                <tr key={row.id}>
                  <td>
                    {row.name} {!row.may_verify && <span className="tag">{t("readers.resident")}</span>}
                  </td>
                  <td>{sitesOf(row)}</td>
                  <td>{row.subspecialties.map(nameOf).join(", ") || t("readers.none")}</td>
                  <td className="r num">
                    {row.n_open} / {row.max_open}
                  </td>
                  <td className="r num">{row.load}</td>
                  <td>
                    <span className={row.is_available ? "tag green" : "tag"}>{t(row.is_available ? "presence.there" : "presence.away")}</span>
                  </td>
                  {mayManage && (
                    <td className="r">
                      <button type="button" className="btn sm" onClick={() => setEdited(row)}>
                        {t("readers.edit", { name: row.name })}
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {maySeeContracts && <ContractsPanel />}
      {edited && <ReaderDialog reader={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}
