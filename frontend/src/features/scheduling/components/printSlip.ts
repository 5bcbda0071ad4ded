import { BASE, send } from "@/shared/api/client";

/** Fetches the slip into a hidden frame and prints it; nothing opens over the desk. */
export async function printSlip(appointment: number, lang: string): Promise<void> {
  const html = await send<string>("GET", `/api/schedule/appointments/${appointment}/slip?lang=${lang}`);
  const frame = document.createElement("iframe");
  frame.className = "sr";
  frame.title = `${appointment}`;
  frame.addEventListener("load", () => {
    frame.contentWindow?.print();
    setTimeout(() => frame.remove(), 60_000);
  });
  frame.srcdoc = html;
  document.body.append(frame);
}

export function slipAddress(appointment: number, lang: string): string {
  return `${BASE}/api/schedule/appointments/${appointment}/slip?as_pdf=true&lang=${lang}`;
}
