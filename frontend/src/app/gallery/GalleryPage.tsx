import { App, ConfigProvider } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { makeTheme, type ThemeName } from "../theme";
import { LanguageSwitch, ThemeSwitch } from "../switches";
import "./gallery.css";
import { Controls, Forms, Patient, Reasons, States, Statuses, Surfaces } from "./parts";
import { Charts, Editor, List } from "./wide";

/** Every shared part: both themes side by side, then those that follow the page's theme. The accessibility check and the pictures run on it. */
export default function GalleryPage() {
  const { t } = useTranslation("gallery");
  return (
    <main className="gallery">
      <header className="row">
        <h1>{t("title")}</h1>
        <span className="sp" />
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <div className="gallery-pair">
        <Half theme="light" />
        <Half theme="dark" />
      </div>
      <Part title={t("section.table")}>
        <List />
      </Part>
      <Part title={t("section.charts")}>
        <Charts />
      </Part>
      <Part title={t("section.editor")}>
        <Editor />
      </Part>
    </main>
  );
}

function Half({ theme }: { theme: ThemeName }) {
  const { t } = useTranslation("gallery");
  return (
    <ConfigProvider theme={makeTheme(theme, "compact")}>
      <App component={false}>
        <section className="gallery-half" data-theme={theme}>
          <h2>{t(`theme.${theme}`)}</h2>
          <Part title={t("section.surfaces")}>
            <Surfaces />
          </Part>
          <Part title={t("section.status")}>
            <Statuses />
          </Part>
          <Part title={t("section.safety")}>
            <Patient />
          </Part>
          <Part title={t("section.controls")}>
            <Controls />
          </Part>
          <Part title={t("section.form")}>
            <Forms name={theme} />
          </Part>
          <Part title={t("section.states")}>
            <States />
          </Part>
          <Part title={t("section.reasons")}>
            <Reasons />
          </Part>
        </section>
      </App>
    </ConfigProvider>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="gallery-part">
      <h3 className="cap">{title}</h3>
      {children}
    </section>
  );
}
