import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { CalendarsTab } from "../components/roster/CalendarsTab";
import { HolidaysTab } from "../components/roster/HolidaysTab";
import { PeopleTab } from "../components/roster/PeopleTab";
import "../scheduling.css";
import "../roster.css";

const TABS = ["scanner", "people", "pool", "holidays"] as const;
type Tab = (typeof TABS)[number];

/** When the department works and with whom: scanners, people, pools, holidays. */
export default function HoursPage() {
  const { t } = useTranslation("scheduling");
  const [params, setParams] = useSearchParams();
  const tab = TABS.find((one) => one === params.get("tab")) ?? "scanner";
  return (
    <div className="roster">
      <Segmented<Tab> aria-label={t("hours.title")} value={tab} onChange={(next) => setParams({ tab: next }, { replace: true })} options={TABS.map((value) => ({ value, label: t(`roster.tab.${value}`) }))} />
      {tab === "scanner" && <CalendarsTab key="scanner" kind="scanner" />}
      {tab === "people" && <PeopleTab />}
      {tab === "pool" && <CalendarsTab key="pool" kind="pool" />}
      {tab === "holidays" && <HolidaysTab />}
    </div>
  );
}
