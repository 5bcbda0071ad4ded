import { useTranslation } from "react-i18next";
import { TimeText } from "@/shared/ui/TimeText";
import type { CasePage } from "../api/quality";
import { GradeTag } from "./GradeTag";

/** What the author holds against the judgement, what stood before, and how others decided. */
export function AppealPanel({ appeal }: { appeal: NonNullable<CasePage["appeal"]> }) {
  const { t } = useTranslation("qc");
  const show = (grades: Record<string, string>) => (
    <>
      <GradeTag grade={grades.grade ?? ""} /> {grades.radpeer && `RADPEER ${grades.radpeer}`}
    </>
  );
  return (
    <section className="panel" aria-label={t("cases.dispute")}>
      <header>
        {t("cases.dispute")}
        <span className={appeal.state === "open" ? "tag amber" : "tag"}>{t(`mine.state.${appeal.state as "open" | "upheld" | "changed"}`)}</span>
      </header>
      <div className="body col case-body">
        <p>{appeal.text}</p>
        <p className="meta">
          {appeal.filed_by_name} <TimeText at={appeal.filed_at} shape="full" />
        </p>
        {Object.keys(appeal.before).length > 0 && (
          <p className="num">
            {t("cases.before")}: {show(appeal.before)}
            {appeal.decided_at && (
              <>
                {" "}
                · {t("cases.after")}: {show(appeal.after)}
              </>
            )}
          </p>
        )}
        {appeal.reason && (
          <p>
            {t("mine.decision")}: {appeal.reason}
          </p>
        )}
        {appeal.decided_at && (
          <p className="meta">
            {appeal.decided_by_name} <TimeText at={appeal.decided_at} shape="full" />
          </p>
        )}
      </div>
    </section>
  );
}
