import { Dropdown, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { readStored, writeStored } from "../lib/storage";
import { Icon } from "./Icon";

type Views = Record<string, string>;

function readViews(key: string): Views {
  try {
    const stored: unknown = JSON.parse(readStored(key) ?? "{}");
    return stored && typeof stored === "object" ? (stored as Views) : {};
  } catch {
    return {};
  }
}

/** Named filters of a list, kept on this desk: a view is the list's address without the page and the row. */
export function SavedViews({ name }: { name: string }) {
  const { t } = useTranslation("common");
  const key = `radflow.views.${name}`;
  const [params, setParams] = useSearchParams();
  const [views, setViews] = useState<Views>(() => readViews(key));
  const [naming, setNaming] = useState<string | null>(null);
  const keep = (next: Views) => {
    setViews(next);
    writeStored(key, JSON.stringify(next));
  };
  const save = () => {
    const title = naming?.trim();
    if (!title) return;
    const wanted = new URLSearchParams(params);
    wanted.delete("page");
    wanted.delete("row");
    keep({ ...views, [title]: wanted.toString() });
    setNaming(null);
  };
  const forget = (title: string) => {
    const { [title]: _, ...rest } = views;
    keep(rest);
  };
  const items = [
    ...Object.keys(views).map((title) => ({
      key: `view:${title}`,
      label: title,
      extra: (
        <button
          type="button"
          className="btn sm ghost"
          aria-label={t("table.forgetView", { name: title })}
          title={t("table.forgetView", { name: title })}
          onClick={(event) => {
            event.stopPropagation();
            forget(title);
          }}
        >
          <Icon name="x" size={12} />
        </button>
      ),
    })),
    { key: "save", label: t("table.saveView"), icon: <Icon name="plus" /> },
  ];
  const choose = ({ key: chosen }: { key: string }) => {
    if (chosen === "save") setNaming("");
    else setParams(views[chosen.slice("view:".length)] ?? "", { replace: true });
  };
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items, onClick: choose }}>
        <button type="button" className="btn sm ghost">
          <Icon name="filter" />
          {t("table.views")}
        </button>
      </Dropdown>
      <Modal open={naming !== null} title={t("table.saveView")} okText={t("table.keepView")} cancelText={t("back")} okButtonProps={{ disabled: !naming?.trim() }} onOk={save} onCancel={() => setNaming(null)} destroyOnHidden>
        <Input
          autoFocus
          maxLength={40}
          aria-label={t("table.viewName")}
          placeholder={t("table.viewName")}
          value={naming ?? ""}
          onChange={(event) => setNaming(event.target.value)}
          onPressEnter={(event) => !event.nativeEvent.isComposing && save()}
        />
      </Modal>
    </>
  );
}
