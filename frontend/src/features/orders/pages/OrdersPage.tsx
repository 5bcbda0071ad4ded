import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { Kbd } from "@/shared/ui/Kbd";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useOrders, usePriorities, type Order } from "../api/orders";
import "../orders.css";

/** What was asked of the department, newest first, each order with its exams. */
export default function OrdersPage() {
  const { t } = useTranslation("orders");
  const lang = useLang();
  const navigate = useNavigate();
  const state = useTableState();
  const mayWrite = useMay("order.write");
  const query = useOrders(state.query);
  const priorities = usePriorities();
  const word = (code: string) => pick(priorities.data?.results.find((row) => row.code === code)?.names, lang) || code;
  useHotkey("Alt+N", () => void navigate("/orders/new"), { label: t("new.title"), when: mayWrite });
  const columns: Column<Order>[] = [
    { key: "received", title: t("field.received"), sort: "received_at", width: 170, render: (order) => <TimeText at={order.received_at} shape="full" /> },
    {
      key: "patient",
      title: t("new.patient"),
      render: (order) => (
        <span>
          <Link className="link m" to={`/patients/${order.patient.id}`}>
            {order.patient.name}
          </Link>{" "}
          <span className="meta">
            {t(`common:sex.${order.patient.sex}`)} · <AgeText birthDate={order.patient.birth_date} />
          </span>
        </span>
      ),
    },
    {
      key: "exams",
      title: t("new.exams"),
      render: (order) => (
        <ul className="col" style={{ gap: 8, padding: "4px 0" }}>
          {order.exams.map((exam) => (
            <li key={exam.id} className="row">
              <Link className="link" to={`/exams/${exam.id}`}>
                {pick(exam.exam_type_names, lang)}
              </Link>
              <ExamStateTag state={exam.state} />
            </li>
          ))}
        </ul>
      ),
    },
    { key: "priority", title: t("field.priority"), width: 88, render: (order) => <span className={order.priority_code === "stat" ? "tag red" : "tag line"}>{word(order.priority_code)}</span> },
    { key: "class", title: t("field.class"), width: 88, render: (order) => t(`class.${order.patient_class}`) },
    { key: "referrer", title: t("field.referrer"), render: (order) => order.referrer_name },
    { key: "placer", title: t("field.placer"), optional: true, render: (order) => <span className="num">{order.placer_number}</span> },
    { key: "reason", title: t("field.reason"), optional: true, render: (order) => order.reason },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="orders"
        label={t("list.title")}
        columns={columns}
        rowKey={(order) => order.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={{ title: t("list.empty"), hint: t("list.emptyHint") }}
        tools={
          <>
            {mayWrite && (
              <button type="button" className="btn primary" onClick={() => void navigate("/orders/new")}>
                {t("new.title")} <Kbd keys="Alt N" />
              </button>
            )}
            {state.filters.patient && (
              <button type="button" className="btn sm" onClick={() => state.setFilter("patient", undefined)}>
                {t("list.allPatients")}
              </button>
            )}
          </>
        }
      />
    </div>
  );
}
