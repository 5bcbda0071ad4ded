import { useQuery } from "@tanstack/react-query";
import { Form, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useSite } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { useMakeReaderStudy, useReaderPeople } from "../api/reading";

interface Values {
  title: string;
  studies: number[];
  readers: string[];
  centre: number;
  width: number;
}

/** Title, studies (their series are the conditions), readers and one window for all. */
export function ReaderStudyDialog({ onClose, onMade }: { onClose: () => void; onMade: (id: number) => void }) {
  const { t } = useTranslation("reader");
  const [form] = Form.useForm<Values>();
  const [text, setText] = useState("");
  const { site } = useSite();
  const people = useReaderPeople();
  const make = useMakeReaderStudy();
  const studies = useQuery({ queryKey: ["qc", "reader-choice", text], queryFn: () => take(api.GET("/api/studies", { params: { query: { q: text, modality: "CT", page_size: 20 } } })) });
  const send = ({ title, studies: chosen, readers, centre, width }: Values) =>
    site &&
    make.mutate(
      { title, site_id: site.id, cases: chosen.map((study_id, at) => ({ study_id, label: t("caseLabel", { number: at + 1 }) })), reader_ids: readers, window_centre: centre, window_width: width },
      { onSuccess: (row) => onMade(row.id) },
    );
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Modal open title={t("make")} okText={t("make")} cancelText={t("back")} okButtonProps={{ loading: make.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="reader-study" layout="vertical" requiredMark={false} onFinish={send} initialValues={{ centre: 40, width: 400 }}>
        <Form.Item name="title" label={t("field.title")} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="studies" label={t("field.studies")} extra={t("studiesHint")} rules={needed}>
          <Select
            mode="multiple"
            showSearch={{ filterOption: false, onSearch: setText }}
            options={(studies.data?.results ?? []).map((one) => ({ value: one.id, label: `${one.accession || one.patient_id_text} · ${one.description || one.modality} · ${one.n_series}/${one.n_instances}` }))}
          />
        </Form.Item>
        <Form.Item name="readers" label={t("field.readers")} rules={needed}>
          <Select mode="multiple" optionFilterProp="label" options={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))} />
        </Form.Item>
        <div className="row" style={{ gap: 12 }}>
          <Form.Item name="centre" label={t("field.centre")}>
            <InputNumber min={-5000} max={5000} />
          </Form.Item>
          <Form.Item name="width" label={t("field.width")}>
            <InputNumber min={1} max={10000} />
          </Form.Item>
        </div>
      </Form>
      {make.error && <ProblemNote error={make.error} />}
    </Modal>
  );
}
