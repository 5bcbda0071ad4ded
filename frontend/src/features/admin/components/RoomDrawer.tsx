import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import type { Room, RoomFacts, Site } from "../api/types";

const KINDS: RoomFacts["kind"][] = ["scanner", "waiting", "preparation", "observation", "reading", "technical", "desk"];

interface Values {
  code: string;
  zh: string;
  en: string;
  kind: RoomFacts["kind"];
  floor: string;
}

/** A room of a site. */
export function RoomDrawer({ site, room, onClose }: { site: Site; room: Room | null; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: ({ zh, en, ...facts }: Values) => {
      const body: RoomFacts = { ...facts, site: site.id, name: { "zh-Hans": zh, en } };
      return room ? api.PUT("/api/rooms/{room_id}", { params: { path: { room_id: room.id } }, body }) : api.POST("/api/rooms", { body });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["admin", "rooms", site.id] });
      onClose();
    },
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  const initial: Values = { code: room?.code ?? "", zh: room?.name["zh-Hans"] ?? "", en: room?.name.en ?? "", kind: room?.kind ?? "scanner", floor: room?.floor ?? "" };
  const needed = [{ required: true, whitespace: true, message: t("needed") }];
  return (
    <Drawer open size={440} title={room ? t("sites.editRoom", { code: room.code }) : t("sites.addRoom")} onClose={onClose} destroyOnHidden>
      <Form<Values> form={form} name="room" layout="vertical" requiredMark={false} initialValues={initial} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="code" label={t("sites.code")} rules={needed}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="zh" label={t("sites.nameZh")} rules={needed}>
          <Input />
        </Form.Item>
        <Form.Item name="en" label={t("sites.nameEn")} rules={needed}>
          <Input />
        </Form.Item>
        <Form.Item name="kind" label={t("sites.kind")}>
          <Select options={KINDS.map((kind) => ({ value: kind, label: t(`sites.kindOf.${kind}`) }))} />
        </Form.Item>
        <Form.Item name="floor" label={t("sites.floor")}>
          <Input maxLength={20} />
        </Form.Item>
        {save.isError && <ProblemNote error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {room ? t("sites.save", { code: room.code }) : t("sites.addRoom")}
        </Button>
      </Form>
    </Drawer>
  );
}
