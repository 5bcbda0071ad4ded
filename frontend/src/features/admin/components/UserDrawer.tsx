import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Form, Input, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { Icon } from "@/shared/ui/Icon";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import type { Grant, NewUser, User } from "../api/types";
import { FactorReset } from "./FactorReset";
import { Identities } from "./Identities";
import { PasswordReset } from "./PasswordReset";
import { RoleSelect } from "./RoleSelect";
import { SiteSelect } from "./SiteSelect";

/** One account: facts, grants, lock and password. `userId` null makes a new one. */
export function UserDrawer({ userId, onClose }: { userId: string | null; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const query = useQuery({
    queryKey: ["admin", "user", userId],
    queryFn: () => take(api.GET("/api/users/{user_id}", { params: { path: { user_id: userId ?? "" } } })),
    enabled: userId !== null,
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Drawer open size={480} title={userId === null ? t("users.add") : (query.data?.name ?? t("users.title"))} onClose={onClose} destroyOnHidden>
      {userId !== null && query.isPending && <Loading lines={6} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {(userId === null || query.data) && <UserForm key={query.data?.version} user={query.data ?? null} onDone={onClose} onReload={() => void query.refetch()} />}
    </Drawer>
  );
}

type Values = Omit<NewUser, "grants"> & { grants: Grant[] };

function UserForm({ user, onDone, onReload }: { user: User | null; onDone: () => void; onReload: () => void }) {
  const { t } = useTranslation("admin");
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const refresh = () => client.invalidateQueries({ queryKey: ["admin", "users"] });
  const save = useMutation({
    mutationFn: ({ username, password, ...facts }: Values) =>
      user
        ? api.PUT("/api/users/{user_id}", { params: { path: { user_id: user.id } }, body: { ...facts, version: user.version ?? 1 } })
        : api.POST("/api/users", { body: { ...facts, username, password } }),
    onSuccess: async (_, values) => {
      await refresh();
      void message.success(t("users.saved", { name: values.name }));
      onDone();
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  const unlock = useMutation({
    mutationFn: () => api.POST("/api/users/{user_id}/unlock", { params: { path: { user_id: user?.id ?? "" } } }),
    onSuccess: async () => {
      await refresh();
      onReload();
    },
  });
  const isStale = save.error instanceof ProblemError && save.error.current !== undefined;
  const initial = user ? { ...user, grants: user.grants.map(({ role, site_id }) => ({ role, site_id: site_id ?? null })) } : { is_active: true, grants: [{ role: "front_desk", site_id: null }], email: "", phone: "" };
  return (
    <>
      {user?.is_locked && (
        <div className="row" style={{ marginBottom: 12 }}>
          <span className="tag amber">{t("users.locked")}</span>
          <button type="button" className="btn sm" disabled={unlock.isPending} onClick={() => unlock.mutate()}>
            {t("users.unlock", { name: user.name })}
          </button>
        </div>
      )}
      <Form<Values> form={form} name="user" layout="vertical" requiredMark={false} initialValues={initial as Values} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="username" label={t("users.username")} rules={[{ required: true, message: t("needed") }]}>
          <Input disabled={user !== null} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={t("users.name")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
          <Input autoComplete="off" />
        </Form.Item>
        {user === null && (
          <Form.Item name="password" label={t("users.firstPassword")} rules={[{ required: true, message: t("needed") }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        )}
        <Form.Item name="email" label={t("users.email")}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t("users.phone")}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="is_active" label={t("users.mayEnter")} valuePropName="checked">
          <Switch />
        </Form.Item>
        <GrantRows />
        {user?.grants.some((grant) => grant.source) && <p className="meta" style={{ marginBottom: 12 }}>{t("users.grantsMapped")}</p>}
        {save.isError && <ProblemNote error={save.error} />}
        {isStale && (
          <button type="button" className="btn sm" style={{ marginBottom: 12 }} onClick={onReload}>
            {t("reloadCurrent")}
          </button>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {user ? t("users.save", { name: user.name }) : t("users.create")}
        </Button>
      </Form>
      {user && <Identities user={user} onChanged={() => void refresh().then(onReload)} />}
      {user && <PasswordReset user={user} />}
      {user?.has_second_factor && <FactorReset user={user} onReset={() => void refresh().then(onReload)} />}
    </>
  );
}

function GrantRows() {
  const { t } = useTranslation("admin");
  return (
    <Form.List name="grants">
      {(fields, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: "0 0 16px" }}>
          <legend style={{ marginBottom: 4 }}>{t("users.grants")}</legend>
          {fields.map((field) => (
            <div className="row" key={field.key} style={{ marginBottom: 8 }}>
              <Form.Item name={[field.name, "role"]} noStyle>
                <RoleSelect label={t("users.role")} />
              </Form.Item>
              <Form.Item name={[field.name, "site_id"]} noStyle>
                <SiteSelect label={t("users.site")} />
              </Form.Item>
              <button type="button" className="btn ghost" onClick={() => remove(field.name)} aria-label={t("users.removeGrant")} title={t("users.removeGrant")}>
                <Icon name="x" />
              </button>
            </div>
          ))}
          <button type="button" className="btn sm" onClick={() => add({ role: "front_desk", site_id: null })}>
            <Icon name="plus" />
            {t("users.addGrant")}
          </button>
        </fieldset>
      )}
    </Form.List>
  );
}
