import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const backend = process.env.RADFLOW_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  base: process.env.RADFLOW_BASE ?? "/",
  plugins: [react()],
  resolve: {
    alias: {
      "@": fileURLToPath(new URL("./src", import.meta.url)),
      // vtk.js names it for its file formats, which nothing here reads; it subclasses a module of Node and dies in a browser.
      xmlbuilder2: fileURLToPath(new URL("./src/features/viewer/engine/noXml.ts", import.meta.url)),
    },
  },
  worker: { format: "es" },
  optimizeDeps: { exclude: ["@cornerstonejs/dicom-image-loader"], include: ["dicom-parser"] },
  build: {
    // 109 is the last Chrome for Windows 7, still common on ward PCs.
    target: ["chrome109", "edge109", "firefox115", "safari16"],
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next)[\\/]/ },
            { name: "echarts", test: /node_modules[\\/](echarts|zrender)[\\/]/ },
            { name: "codemirror", test: /node_modules[\\/](@codemirror|@lezer|style-mod|w3c-keyname|crelt)[\\/]/ },
          ],
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": backend, "/fhir": backend, "/dicom-web": backend, "/ws": { target: backend, ws: true } },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    css: false,
    testTimeout: 20_000,
  },
});
