import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSite } from "@/shared/session/site";
import { ClockText } from "@/shared/ui/ClockText";
import { LiveDot } from "@/shared/ui/LiveDot";
import { Department } from "../components/Department";

/** One wall screen: readable at three metres, no interaction needed. */
export default function WallPage() {
  const { site } = useSite();
  const lang = useLang();
  return (
    <main className="wallpage">
      <header className="row">
        <h1>{pick(site?.name, lang)}</h1>
        <span className="sp" />
        <LiveDot />
        <ClockText />
      </header>
      <Department wall />
    </main>
  );
}
