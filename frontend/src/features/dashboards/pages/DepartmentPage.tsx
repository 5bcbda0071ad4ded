import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { Department } from "../components/Department";

/** The board of the department, with the way to its wall-size sister and the waiting-room board. */
export default function DepartmentPage() {
  const { t } = useTranslation("dashboards");
  const { site } = useSite();
  const mayBoard = useMay("kiosk.board");
  return (
    <div className="page fill">
      <div className="row">
        <span className="sp" />
        {mayBoard && site && <Link className="btn sm ghost" to={`/board/waiting/${site.id}`}>{t("waiting.title")}</Link>}
        <Link className="btn sm ghost" to="/wall/department">{t("department.wall")}</Link>
      </div>
      <Department />
    </div>
  );
}
