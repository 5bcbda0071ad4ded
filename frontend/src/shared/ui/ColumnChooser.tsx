import { Checkbox, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";

interface Choosable {
  key: string;
  title: string;
}

/** Which columns a list shows; the last one cannot be switched off. */
export function ColumnChooser({ columns, shown, onChange }: { columns: Choosable[]; shown: string[]; onChange: (keys: string[]) => void }) {
  const { t } = useTranslation("common");
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          style={{ display: "flex", flexDirection: "column", gap: 4 }}
          value={shown}
          options={columns.map((column) => ({ value: column.key, label: column.title, disabled: shown.length === 1 && shown[0] === column.key }))}
          onChange={onChange}
        />
      }
    >
      <button type="button" className="btn sm ghost">
        <Icon name="columns" />
        {t("table.columns")}
      </button>
    </Popover>
  );
}
