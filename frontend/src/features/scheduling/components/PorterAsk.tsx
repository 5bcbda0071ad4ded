import { Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { useAskPorter, type PorterAsked } from "../api/porters";

export const MODES = ["walk", "wheelchair", "bed"] as const;
const LONGEST_PLACE = 64;
const LONGEST_NOTE = 200;

interface Props {
  /** Whom, in which direction, and what is known of the way. */
  asked: PorterAsked & { name: string };
  onClose: () => void;
}

type Values = Required<Pick<PorterAsked, "mode" | "from_place" | "to_place" | "note">>;

/** A porter with more to say than how: what comes along, and another place than the ward and the scanner's room. */
export function PorterAsk({ asked: { name, ...asked }, onClose }: Props) {
  const { t } = useTranslation("scheduling");
  const ask = useAskPorter();
  const [form] = Form.useForm<Values>();
  return (
    <Modal open title={t("porters.askTitle", { name })} okText={t("porters.ask", { name })} cancelText={t("common:back")} okButtonProps={{ loading: ask.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form<Values> form={form} name="porter" layout="vertical" requiredMark={false} initialValues={{ mode: "wheelchair", from_place: "", to_place: "", note: "", ...asked }} onFinish={(values) => ask.mutate({ ...asked, ...values }, { onSuccess: onClose })}>
        <Form.Item name="mode" label={t("porters.column.how")}>
          <Radio.Group optionType="button" options={MODES.map((value) => ({ value, label: t(`porters.mode.${value}`) }))} />
        </Form.Item>
        <Form.Item name="note" label={t("porters.note")}>
          <Input autoFocus autoComplete="off" maxLength={LONGEST_NOTE} placeholder={t("porters.noteHint")} />
        </Form.Item>
        <div className="row" style={{ alignItems: "start" }}>
          <Form.Item name="from_place" label={t("porters.from")} style={{ flex: 1 }}>
            <Input autoComplete="off" maxLength={LONGEST_PLACE} />
          </Form.Item>
          <Form.Item name="to_place" label={t("porters.to")} style={{ flex: 1 }}>
            <Input autoComplete="off" maxLength={LONGEST_PLACE} />
          </Form.Item>
        </div>
        <p className="meta">{t("porters.placeHint")}</p>
        {ask.isError && <ProblemNote error={ask.error} />}
      </Form>
    </Modal>
  );
}
