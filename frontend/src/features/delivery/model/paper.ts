/** Prints a PDF so often by the browser, from a frame that nobody sees; the next one takes its place. */
export function printPdf(pdf: Blob, copies = 1): void {
  document.getElementById("paper")?.remove();
  const frame = document.createElement("iframe");
  frame.id = "paper";
  frame.title = "PDF";
  frame.setAttribute("aria-hidden", "true");
  frame.style.cssText = "position:fixed;width:0;height:0;border:0;visibility:hidden";
  const address = URL.createObjectURL(pdf);
  frame.onload = () => {
    for (let n = 0; n < copies; n += 1) frame.contentWindow?.print();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  frame.src = address;
  document.body.append(frame);
}

export function savePdf(pdf: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(pdf);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** "19710309" or "1971-3-9" as the server wants it; "" while it is no day. */
export function readDay(text: string): string {
  const digits = text.trim().match(/^(\d{4})\D?(\d{1,2})\D?(\d{1,2})$/);
  if (!digits) return "";
  const day = `${digits[1]}-${digits[2]!.padStart(2, "0")}-${digits[3]!.padStart(2, "0")}`;
  return Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day ? "" : day;
}
