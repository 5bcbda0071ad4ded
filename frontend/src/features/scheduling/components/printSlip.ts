import { BASE, send } from "@/shared/api/client";
import type { SlipChoice } from "../hooks/useSlipChoice";

const MM_PER_PX = 25.4 / 96;

/** Fetches the slip into a hidden frame and prints it; nothing opens over the desk. A roll is cut to the slip's length. */
export async function printSlip(appointment: number, choice: SlipChoice): Promise<void> {
  const html = await send<string>("GET", `/api/schedule/appointments/${appointment}/slip?${queryOf(choice)}`);
  const frame = document.createElement("iframe");
  frame.className = "sr";
  frame.title = `${appointment}`;
  frame.addEventListener("load", () => {
    const page = frame.contentDocument;
    if (page && choice.paper === "80mm") {
      const style = page.createElement("style");
      style.textContent = `@page { size: 80mm ${Math.ceil(page.body.scrollHeight * MM_PER_PX) + 12}mm; }`;
      page.head.append(style);
    }
    frame.contentWindow?.print();
    setTimeout(() => frame.remove(), 60_000);
  });
  frame.srcdoc = html;
  document.body.append(frame);
}

export function slipAddress(appointment: number, choice: SlipChoice): string {
  return `${BASE}/api/schedule/appointments/${appointment}/slip?as_pdf=true&${queryOf(choice)}`;
}

export function calendarAddress(appointment: number, { lang }: SlipChoice): string {
  return `${BASE}/api/schedule/appointments/${appointment}/calendar${lang ? `?lang=${lang}` : ""}`;
}

/** Without a language the server takes the patient's. */
function queryOf({ lang, paper, large }: SlipChoice): string {
  return [`paper=${paper}`, `large=${large}`, lang ? `lang=${lang}` : ""].filter(Boolean).join("&");
}
