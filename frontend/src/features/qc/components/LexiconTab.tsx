import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useEntries, useLexiconFacts, useSaveEntry, useWithdrawEntry, type Entry, type EntryKind } from "../api/rules";

/** The words that hold for every site. */
const DEPARTMENT = 0;
const KINDS: readonly EntryKind[] = ["preferred", "confusion", "word", "finding", "place", "mask"];

/** The department's own terms beside the language packs: preferred wordings, words that are no slips, findings and places; a site adds to them and takes some out. */
export function LexiconTab() {
  const { t } = useTranslation("rules");
  const [kind, setKind] = useState<EntryKind>("preferred");
  const [page, setPage] = useState(1);
  const { sites } = useSite();
  const lang = useLang();
  const [site, setSite] = useState(DEPARTMENT);
  const entries = useEntries({ kind, page, ...(site !== DEPARTMENT && { site }) });
  const facts = useLexiconFacts();
  const mayChange = useMay("qc.rules");
  const rows = entries.data?.results ?? [];
  return (
    <section className="panel" aria-label={t("tab.lexicon")}>
      <header style={{ flexWrap: "wrap" }}>
        <span className="seg" role="group" aria-label={t("lexicon.kind")}>
          {KINDS.map((one) => (
            <button
              type="button"
              key={one}
              className={one === kind ? "on" : ""}
              aria-pressed={one === kind}
              onClick={() => {
                setKind(one);
                setPage(1);
              }}
            >
              {t(`kind.${one}`)}
            </button>
          ))}
        </span>
        {sites.length > 0 && (
          <span className="seg" role="group" aria-label={t("lexicon.place")}>
            {[DEPARTMENT, ...sites.map((one) => one.id)].map((one) => (
              <button
                type="button"
                key={one}
                className={one === site ? "on" : ""}
                aria-pressed={one === site}
                onClick={() => {
                  setSite(one);
                  setPage(1);
                }}
              >
                {pick(sites.find((other) => other.id === one)?.name, lang) || t("lexicon.department")}
              </button>
            ))}
          </span>
        )}
        <span className="sp" />
        {facts.data?.map((row) => (
          <span className="meta" key={row.lang}>
            {t("lexicon.builtIn", { lang: t(`lang.${row.lang}`), findings: row.built_in.finding, places: row.built_in.place })}
          </span>
        ))}
      </header>
      <div className="body">
        <p className="t2">{t(`kindHint.${kind}`)}</p>
        {site !== DEPARTMENT && <p className="meta">{t("lexicon.siteHint")}</p>}
        {mayChange && <EntryForm key={`${kind}-${site}`} kind={kind} site={site} />}
        {entries.isPending && <Loading lines={4} />}
        {entries.isError && <ErrorState error={entries.error} onRetry={() => void entries.refetch()} />}
        {entries.data && rows.length === 0 && <EmptyState title={t("lexicon.empty")} />}
        {rows.length > 0 && <Entries rows={rows} mayChange={mayChange} site={site} />}
        {entries.data && (page > 1 || entries.data.next_page) && (
          <p className="row">
            <button type="button" className="btn sm" disabled={page === 1} onClick={() => setPage(page - 1)}>
              {t("before")}
            </button>
            <button type="button" className="btn sm" disabled={!entries.data.next_page} onClick={() => setPage(page + 1)}>
              {t("next")}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

/** At a site the department's entries are taken out there, the site's own are taken back: both with a reason. */
function Entries({ rows, mayChange, site }: { rows: Entry[]; mayChange: boolean; site: number }) {
  const { t } = useTranslation("rules");
  const withdraw = useWithdrawEntry();
  const save = useSaveEntry();
  const [asked, setAsked] = useState<Entry | null>(null);
  const actOf = (row: Entry) => t(site !== DEPARTMENT && row.site_id === DEPARTMENT ? "lexicon.removeOf" : "lexicon.withdrawOf", { term: row.term });
  const act = (row: Entry, reason: string) => {
    const done = { onSuccess: () => setAsked(null) };
    if (site !== DEPARTMENT && row.site_id === DEPARTMENT) save.mutate({ lang: row.lang, kind: row.kind, term: row.term, meaning: "", site_id: site, is_removed: true, reason }, done);
    else withdraw.mutate({ id: row.id, reason }, done);
  };
  return (
    <div>
      {asked && <ConfirmWithReason act={actOf(asked)} error={save.error ?? withdraw.error} pending={save.isPending || withdraw.isPending} onConfirm={(reason) => act(asked, reason)} onCancel={() => setAsked(null)} />}
      <table className="tbl">
        <thead>
          <tr>
            <th>{t("lexicon.lang")}</th>
            <th>{t("lexicon.term")}</th>
            <th>{t("lexicon.meaning")}</th>
            <th>{t("lexicon.by")}</th>
            <th>
              <span className="visually-hidden">{t("lexicon.act")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{t(`lang.${row.lang}`)}</td>
              <td>
                <b>{row.term}</b> {!row.is_on && <span className="tag">{t("lexicon.off")}</span>}
                {site !== DEPARTMENT && <span className="tag">{t(row.site_id === DEPARTMENT ? "lexicon.department" : "lexicon.own")}</span>}
                {row.is_on && row.is_removed && <span className="tag amber">{t("lexicon.removed")}</span>}
                {row.is_replaced && <span className="tag amber">{t("lexicon.replaced")}</span>}
              </td>
              <td>{row.meaning}</td>
              <td>
                {row.changed_by_name} <TimeText at={row.changed_at} shape="full" />
                {row.reason_text && <div className="meta">{row.reason_text}</div>}
              </td>
              <td>
                {mayChange && row.is_on && !row.is_replaced && (
                  <button type="button" className="btn sm" aria-label={actOf(row)} onClick={() => (site === DEPARTMENT ? act(row, "") : setAsked(row))}>
                    {t(site !== DEPARTMENT && row.site_id === DEPARTMENT ? "lexicon.remove" : "lexicon.withdraw")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {withdraw.error && <ProblemNote error={withdraw.error} />}
    </div>
  );
}

function EntryForm({ kind, site }: { kind: EntryKind; site: number }) {
  const { t } = useTranslation("rules");
  const [form] = Form.useForm<{ lang: "zh" | "en"; term: string; meaning?: string; reason?: string }>();
  const save = useSaveEntry();
  const facts = useLexiconFacts();
  const lang = Form.useWatch("lang", form) ?? "zh";
  const known = facts.data?.find((row) => row.lang === lang);
  const codes = kind === "finding" ? known?.findings : kind === "place" ? known?.places : undefined;
  return (
    <Form form={form} name={`entry-${kind}`} layout="inline" initialValues={{ lang: "zh" }} onFinish={(values) => save.mutate({ kind, ...values, meaning: values.meaning ?? "", reason: values.reason ?? "", is_removed: false, ...(site !== DEPARTMENT && { site_id: site }) }, { onSuccess: () => form.resetFields(["term", "meaning", "reason"]) })} style={{ rowGap: 8, marginBottom: 12 }}>
      <Form.Item name="lang" label={t("lexicon.lang")}>
        <Select style={{ width: 110 }} options={(["zh", "en"] as const).map((value) => ({ value, label: t(`lang.${value}`) }))} />
      </Form.Item>
      <Form.Item name="term" label={t("lexicon.term")} rules={[{ required: true, whitespace: true, message: t("form.needed") }]}>
        <Input maxLength={60} />
      </Form.Item>
      {(kind === "preferred" || kind === "confusion") && (
        <Form.Item name="meaning" label={t(kind === "confusion" ? "lexicon.right" : "lexicon.preferred")} rules={[{ required: true, whitespace: true, message: t("form.needed") }]}>
          <Input maxLength={60} />
        </Form.Item>
      )}
      {codes && (
        <Form.Item name="meaning" label={t("lexicon.meaning")} rules={[{ required: true, message: t("form.needed") }]}>
          <Select showSearch style={{ width: 180 }} options={codes.map((value) => ({ value, label: value }))} />
        </Form.Item>
      )}
      {site !== DEPARTMENT && (
        <Form.Item name="reason" label={t("common:reason")} rules={[{ required: true, whitespace: true, message: t("common:reasonNeeded") }]}>
          <Input maxLength={500} />
        </Form.Item>
      )}
      <button type="submit" className="btn primary" disabled={save.isPending}>
        {t("lexicon.add")}
      </button>
      {save.error && <ProblemNote error={save.error} />}
    </Form>
  );
}
