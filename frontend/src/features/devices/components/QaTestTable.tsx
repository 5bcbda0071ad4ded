import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { EmptyState } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { type QaTest, useRequireTests } from "../api/quality";
import { QaResultDialog } from "./QaResultDialog";

/** Quality tests with their limits and what is due; a result is one click away. */
export function QaTestTable({ tests, withDevice = false, isOut = false }: { tests: QaTest[]; withDevice?: boolean; isOut?: boolean }) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const mayRecord = useMay("device.downtime");
  const [recorded, setRecorded] = useState<QaTest | null>(null);
  if (tests.length === 0) return <EmptyState title={t(withDevice ? "qa.noneDue" : "qa.none")} />;
  return (
    <div className="dt-wrap flat">
      <table className="tbl" aria-label={t("qa.title")}>
        <thead>
          <tr>
            {withDevice && <th scope="col">{t("one.device")}</th>}
            <th scope="col">{t("qa.test")}</th>
            <th scope="col">{t("qa.limit")}</th>
            <th scope="col">{t("qa.due")}</th>
            <th scope="col">{t("qa.last")}</th>
            <th scope="col">{t("limits.source")}</th>
            <th scope="col" aria-label={t("qa.record")} />
          </tr>
        </thead>
        <tbody>
          {tests.map((test) => (
            <tr key={`${test.device_id}/${test.code}`}>
              {withDevice && (
                <td>
                  <Link to={`/devices/${test.device_id}`}>{test.device_code}</Link>
                </td>
              )}
              <td>
                {pick(test.names, lang)} {test.required_cause && <span className="tag red">{t("qa.required")}</span>}
              </td>
              <td className="num">{test.tolerance ? `${test.tolerance[0]} … ${test.tolerance[1]} ${test.unit}` : t("qa.check")}</td>
              <td>
                <Due test={test} />
              </td>
              <td>{test.last_at ? <Last test={test} /> : "–"}</td>
              <td className="source">
                {test.source} <span className="meta">{test.policy_version}</span>
              </td>
              <td className="r">
                {mayRecord && (
                  <button type="button" className="btn sm" onClick={() => setRecorded(test)}>
                    {t("qa.record")}
                  </button>
                )}
                {isOut && !test.required_cause && <Require test={test} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {recorded && <QaResultDialog test={recorded} onClose={() => setRecorded(null)} />}
    </div>
  );
}

const DUE_CLASS = { on_demand: "meta", ok: "meta", today: "tag amber", overdue: "tag red" } as const;

function Due({ test }: { test: QaTest }) {
  const { t } = useTranslation("devices");
  const days = test.every_days ? t("qa.every", { count: test.every_days }) : "";
  return (
    <>
      <span className={DUE_CLASS[test.due]}>{t(`qa.dueOf.${test.due}`)}</span> <span className="meta">{[test.due_on, days].filter(Boolean).join(" · ")}</span>
    </>
  );
}

function Last({ test }: { test: QaTest }) {
  const { t } = useTranslation("devices");
  return (
    <>
      <TimeText at={test.last_at} shape="full" /> {t(test.last_passed ? "qa.passed" : "qa.failed")} <span className="meta">{t(test.last_is_accepted ? "qa.accepted" : "qa.waiting")}</span>
    </>
  );
}

function Require({ test }: { test: QaTest }) {
  const { t } = useTranslation("devices");
  const may = useMay("work_order.write");
  const require = useRequireTests(test.device_id);
  return may ? (
    <button type="button" className="btn sm ghost" disabled={require.isPending} onClick={() => require.mutate([test.code])}>
      {t("qa.require")}
    </button>
  ) : null;
}
