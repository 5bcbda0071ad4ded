import "@/shared/ui/tokens.css";
import "@/shared/ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router";
import { handleKey } from "@/shared/hotkeys/registry";
import { startI18n } from "@/shared/i18n";
import { Providers } from "./providers";
import { makeRouter } from "./router";

await startI18n();
window.addEventListener("keydown", handleKey);
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={makeRouter()} />
    </Providers>
  </StrictMode>,
);
