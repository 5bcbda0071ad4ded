import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Role } from "../api/types";
import { ROLES } from "../model/roles";

interface Props {
  value?: Role | undefined;
  onChange?: (role: Role | undefined) => void;
  label: string;
  allowClear?: boolean;
  id?: string;
}

export function RoleSelect({ value, onChange, label, allowClear = false, id }: Props) {
  const { t } = useTranslation("shell");
  return (
    <Select<Role>
      id={id}
      aria-label={label}
      placeholder={label}
      allowClear={allowClear}
      style={{ minWidth: 180 }}
      value={value}
      onChange={onChange}
      options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
    />
  );
}

export function useRoleWords(): (role: string) => string {
  const { t } = useTranslation("shell");
  return (role) => t(`role.${role}`, { defaultValue: role });
}
