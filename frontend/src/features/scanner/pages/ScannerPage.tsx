import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { api, take } from "@/shared/api/client";
import { useLiveFrames } from "@/shared/live/useLive";
import { OutboxChip } from "@/shared/safety/OutboxChip";
import { useReactionTable } from "@/shared/safety/sheet";
import { useMay, useSession } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { ClockText } from "@/shared/ui/ClockText";
import { Icon } from "@/shared/ui/Icon";
import { LiveDot } from "@/shared/ui/LiveDot";
import { ErrorState, Loading } from "@/shared/ui/states";
import { PatientPane } from "../components/PatientPane";
import { UnscheduledDialog } from "../components/UnscheduledDialog";
import { Worklist } from "../components/Worklist";
import { readQueue } from "../model/department";
import { chooseCard, findByCode, nextToCall, type ScannerCard } from "../model/worklist";
import "../scanner.css";

/** Dialogs too are touched with gloves on. */
const GLOVED = { token: { controlHeight: 56, fontSize: 16 } };

/** One scanner's day: list on the left, the patient on the right, one primary act at the bottom. */
export default function ScannerPage() {
  const { t } = useTranslation("scanner");
  const { device = "" } = useParams();
  const [params, setParams] = useSearchParams();
  const { site } = useSite();
  const { user } = useSession();
  const mayTrace = useMay("worklist.trace");
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const [atDoor, setAtDoor] = useState(false);
  const modality = params.get("modality") ?? undefined;
  useReactionTable();
  const worklist = useQuery({
    queryKey: ["safety", "worklist", device, modality, site?.id],
    queryFn: () => take(api.GET("/api/safety/worklist", { params: { query: { device, modality, site_id: site?.id } } })),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });
  const queue = useQuery({ queryKey: ["scanner", "queue", site?.id], queryFn: () => readQueue(site?.id ?? 0), enabled: site !== null, refetchInterval: 15_000, retry: false });
  useLiveFrames(
    site ? `exams:${site.id}` : null,
    useCallback(() => void client.invalidateQueries({ queryKey: ["safety"] }), [client]),
  );
  const cards = useMemo(() => worklist.data ?? [], [worklist.data]);
  // The patient on the screen never changes under the finger: not when the exam ends, not when its row leaves the list. Only a person changes it.
  const [pinned, setPinned] = useState<ScannerCard | null>(null);
  const wanted = Number(params.get("exam")) || pinned?.exam.id || null;
  const chosen = cards.find((card) => card.exam.id === wanted) ?? (pinned?.exam.id === wanted ? pinned : null) ?? chooseCard(cards, null);
  if (chosen !== null && chosen !== pinned) setPinned(chosen);
  const choose = (examId: number) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set("exam", String(examId));
        return next;
      },
      { replace: true },
    );
  const find = (scanned: string) => {
    const found = findByCode(cards, scanned);
    if (found) choose(found.exam.id);
    return found !== null;
  };
  return (
    <ConfigProvider theme={GLOVED}>
      <div className="tb">
        <header className="tbar">
          <Link className="mark" to="/scanner" aria-label={t("choose.title")}>
            <Icon name="mark" size={28} />
          </Link>
          <h1>{device}</h1>
          <span className="t2">{modality}</span>
          <span className="sp" />
          {mayTrace && chosen && (
            <Link className="btn" to={`/worklist-trace?exam=${chosen.exam.id}&device=${encodeURIComponent(device)}`}>
              {t("tracer:link")}
            </Link>
          )}
          {site && modality && (
            <button type="button" className="btn tablet outline-danger" onClick={() => setAtDoor(true)}>
              <Icon name="plus" />
              {t("door.open")}
            </button>
          )}
          <OutboxChip />
          <LiveDot />
          <span className="t2">{user?.name}</span>
          <ClockText />
        </header>
        <main className="tm">
          <Worklist cards={cards} tickets={queue.data ?? []} chosen={chosen?.exam.id ?? null} code={code} onCode={setCode} onChoose={choose} />
          {worklist.isPending && <Loading lines={6} />}
          {worklist.error && <ErrorState error={worklist.error} onRetry={() => void worklist.refetch()} />}
          {worklist.data && !chosen && <div className="state wide">{t("nobody")}</div>}
          {chosen && (
            <PatientPane
              key={chosen.exam.id}
              card={chosen}
              ticket={queue.data?.find((row) => row.exam_id === chosen.exam.id) ?? null}
              device={{ code: device, id: Number(params.get("device")) || null }}
              next={nextToCall(cards, queue.data ?? [], chosen.exam.id)}
              onFind={find}
              onChoose={choose}
            />
          )}
        </main>
        {atDoor && site && modality && (
          <UnscheduledDialog
            site={site.id}
            device={device}
            modality={modality}
            onAdmitted={(examId) => {
              setAtDoor(false);
              choose(examId);
            }}
            onClose={() => setAtDoor(false)}
          />
        )}
      </div>
    </ConfigProvider>
  );
}
