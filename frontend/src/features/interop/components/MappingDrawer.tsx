import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/shared/session/session";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useMapping } from "../api/overview";

/** By which tables a sender's codes are read, and which of its codes none of them knows. They are changed as a policy, by two people. */
export function MappingDrawer({ sender, onClose }: { sender: string; onClose: () => void }) {
  const { t } = useTranslation("interop");
  const query = useMapping(sender);
  const mayRead = useMay("policy.read");
  return (
    <Drawer open onClose={onClose} title={t("mapping.title", { sender: sender.replace("|", " · ") })} size="large" destroyOnHidden>
      {query.isPending && <Loading />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <div className="col" style={{ gap: 16 }}>
          <section aria-label={t("mapping.unknown")}>
            <b>{t("mapping.unknown")}</b>
            {query.data.unknown.length === 0 && <p className="meta">{t("mapping.noneUnknown")}</p>}
            <ul className="col" style={{ gap: 4 }}>
              {query.data.unknown.map((one) => (
                <li key={`${one.field} ${one.value}`} className="row">
                  <span className="tag amber">{one.field}</span>
                  <span className="num m">{one.value || "–"}</span>
                  <span className="meta">{t("mapping.times", { count: one.count })}</span>
                </li>
              ))}
            </ul>
          </section>
          {Object.entries(query.data.tables).map(([name, table]) => (
            <Table key={name} name={name} table={table} own={query.data.own[name]} />
          ))}
          {mayRead && (
            <Link className="btn" to="/admin/policies?code=interop.mapping&status=active">
              {t("mapping.change")}
            </Link>
          )}
        </div>
      )}
    </Drawer>
  );
}

function Table({ name, table, own }: { name: string; table: unknown; own: unknown }) {
  const { t } = useTranslation("interop");
  const rows = typeof table === "object" && table !== null && !Array.isArray(table) ? Object.entries(table) : [];
  const mine = typeof own === "object" && own !== null ? own : {};
  const title = t(`mapping.table.${name}`, { defaultValue: name });
  return (
    <section aria-label={title}>
      <b>{title}</b>
      {rows.length === 0 && <p className="meta">{typeof table === "string" || Array.isArray(table) ? String(table) : t("mapping.empty")}</p>}
      <div className="row" style={{ flexWrap: "wrap", gap: 6 }}>
        {rows.map(([code, to]) => (
          <span key={code} className={code in mine ? "tag blue" : "tag line"} style={{ whiteSpace: "normal", overflowWrap: "anywhere" }}>
            {code || "–"} {name === "fields" ? "←" : "→"} {sayMeaning(to)}
          </span>
        ))}
      </div>
    </section>
  );
}

/** A meaning, places in turn, or a table of its own. */
function sayMeaning(to: unknown): string {
  if (Array.isArray(to)) return to.join(", ");
  if (typeof to === "string") return to || "–";
  return Object.entries(to as Record<string, string>).map(([from, unit]) => `${from} = ${unit || "–"}`).join(", ");
}
