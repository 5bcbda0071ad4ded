// Generated from openapi.json by `npm run api`.
export interface paths {
    "/api/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["alarm_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{alarm_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["alarm_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{alarm_id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["alarm_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{alarm_id}/shelve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["alarm_shelve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["alarm_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/allergies/{allergy_id}/retraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["allergy_retract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The trail, newest first. Reading it is an entry of its own. */
        get: operations["audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The department's clock; settable only with demo data, so that a simulated day can run faster. */
        get: operations["clock_get"];
        /** @description The department's clock; settable only with demo data, so that a simulated day can run faster. */
        put: operations["clock_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/criticals/{critical_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["critical_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/device-faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Anybody at the scanner reports a fault: a work order in their own words. */
        post: operations["device_report_fault"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/device-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        delete: operations["device_key_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/device-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["device_model_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["device_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["device_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["device_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        patch: operations["device_edit"];
        trace?: never;
    };
    "/api/devices/{device_id}/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Channels with the newest value and the limits in force. */
        get: operations["device_channels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["device_key_list"];
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["device_key_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device_id}/limits/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        put: operations["device_limit_set"];
        post?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        delete: operations["device_limit_clear"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device_id}/out-of-service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["device_take_out_of_service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device_id}/qa-results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["device_record_qa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device_id}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["device_readings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{device_id}/return-to-service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["device_return_to_service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Senders that asked whether their objects are safe here, and what they were told. */
        get: operations["commitment_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["dicom_contact_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Where images are sent on to, how much waits for each and for how long. */
        get: operations["dicom_destination_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/destinations/{peer_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["dicom_destination_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/destinations/{peer_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Everything parked goes back in line, and a destination that waits after a failure is tried at once. */
        post: operations["dicom_destination_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/mpps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["mpps_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/node": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["dicom_node"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/peers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["dicom_peer_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["dicom_peer_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/peers/{peer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        put: operations["dicom_peer_change"];
        post?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        delete: operations["dicom_peer_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["quarantine_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/quarantine/{row_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["quarantine_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dicom/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["dicom_refusal_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dose/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Exam, room and protocol with the median of their standard patients, beside the reference level in force. */
        get: operations["dose_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dose/patients/{patient_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What one person has received at every site. */
        get: operations["dose_of_patient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dose/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Dose records, newest first. A patient's dose history is that of one person at every site, and an entry of the audit trail. */
        get: operations["dose_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dose/records/{record_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["dose_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dose/records/{record_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A person says what came of a dose alarm. */
        post: operations["dose_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dose/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Month by month of one group. */
        get: operations["dose_trend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/downtimes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["downtime_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["delivery_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/deliveries/{delivery_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["delivery_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exam-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["exam_type_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["exam_type_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exam-types/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        put: operations["exam_type_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Ordered by due time or slot, it lists the exams that have one: an index serves them, and blanks would come first. */
        get: operations["exam_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["exam_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["exam_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Size, the exam before, advice, comments, what was set aside at booking. */
        get: operations["exam_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/deviations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["exam_deviate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/floor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Rejects, repeats and deviations of an exam. */
        get: operations["exam_floor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/processing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Asks for one by hand. */
        post: operations["processing_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/processing/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What may be asked for of this exam, and of whom. */
        get: operations["processing_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["exam_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["exam_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["report_of_exam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the order's own text proposes; nothing is changed by asking. */
        get: operations["exam_suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["exam_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/{exam_id}/timeline.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["exam_timeline_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exams/unscheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description GET: the site's emergency reasons for a modality. POST: patient, order and arrival in one act. */
        get: operations["unscheduled_presets"];
        put?: never;
        /** @description GET: the site's emergency reasons for a modality. POST: patient, order and arrival in one act. */
        post: operations["unscheduled_admit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/fleet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["fleet_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imaging/exports/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description ZIP of DICOM files with DICOMDIR and a README, written while it is fetched. */
        get: operations["study_export_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imaging/studies/{study_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A study for the patient to take along: why is written down, then the archive can be fetched. */
        post: operations["study_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imaging/studies/{study_id}/key-images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Marked images of a study in reading order; a mark that stands already is answered as it is. */
        get: operations["key_image_list"];
        put?: never;
        /** @description Marked images of a study in reading order; a mark that stands already is answered as it is. */
        post: operations["key_image_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imaging/studies/{study_id}/key-images/{mark_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        delete: operations["key_image_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/instances/{instance_id}/frames/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One decoded frame, frames counted from 0: little-endian stored values or RGB bytes; how to show them stands in the header `X-Frame` (JSON). */
        get: operations["instance_frame"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["destination_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["destination_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/destinations/{destination_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        put: operations["destination_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/inbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["inbound_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/inbound/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["inbound_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/inbound/{message_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["inbound_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/outbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["outbound_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/outbound/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["outbound_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/outbound/{message_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["outbound_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One's own messages, newest first. */
        get: operations["notification_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["notification_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["order_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["order_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["order_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["patient_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["patient_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patients/{patient_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["patient_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        patch: operations["patient_update"];
        trace?: never;
    };
    "/api/patients/{patient_id}/allergies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A list of one kind of row that hangs on a patient, and the way to add one. */
        get: operations["allergy_list"];
        put?: never;
        /** @description A list of one kind of row that hangs on a patient, and the way to add one. */
        post: operations["allergy_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patients/{patient_id}/implants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A list of one kind of row that hangs on a patient, and the way to add one. */
        get: operations["implant_list"];
        put?: never;
        /** @description A list of one kind of row that hangs on a patient, and the way to add one. */
        post: operations["implant_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patients/{patient_id}/labs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A list of one kind of row that hangs on a patient, and the way to add one. */
        get: operations["lab_list"];
        put?: never;
        /** @description A list of one kind of row that hangs on a patient, and the way to add one. */
        post: operations["lab_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/patients/{patient_id}/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A list of one kind of row that hangs on a patient, and the way to add one. */
        get: operations["measure_list"];
        put?: never;
        /** @description A list of one kind of row that hangs on a patient, and the way to add one. */
        post: operations["measure_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The matrix of roles and permissions, as shipped. */
        get: operations["permission_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["policy_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["policy_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{policy_id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["policy_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/priorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["priority_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["processing_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processing/{processing_id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["processing_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["qc_case_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["qc_case_raise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/cases/{case_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_case_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/cases/{case_id}/appeal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["qc_case_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/cases/{case_id}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_audit_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/cases/{case_id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["qc_case_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/cases/{case_id}/pictures/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_audit_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/cases/{case_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["qc_review_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/charts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_charts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["qc_draw_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["qc_draw_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/draws/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["qc_draw_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/image-findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["qc_image_finding_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/image-findings/{finding_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["qc_image_finding_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/image-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_image_rule_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/phantoms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Every scanner, phantom and tube voltage with its last values. */
        get: operations["qc_phantom_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/phantoms/analyses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["qc_phantom_analysis_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/phantoms/baselines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The signed-in physicist takes a period as normal. */
        post: operations["qc_baseline_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/phantoms/chart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_phantom_chart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/phantoms/chart/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The chart's points as a table. */
        get: operations["qc_phantom_chart_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/phantoms/measurements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["qc_phantom_measurement_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_queue_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/queues/{queue}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_queue_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/reader-studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["qc_reader_study_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["qc_reader_study_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/reader-studies/{reader_study_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_reader_study_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/reader-studies/{reader_study_id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["qc_reader_study_lock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/reader-studies/{reader_study_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Figures by criterion, once the study is locked. */
        get: operations["qc_reader_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/reader-studies/{reader_study_id}/scores/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Every score, one line a sheet. */
        get: operations["qc_reader_scores_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/reader-studies/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who may be asked to read. */
        get: operations["qc_reader_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_my_readings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/readings/{reading_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The item at a place of the reader's own order, without a place the first that is not scored. */
        get: operations["qc_reading_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/readings/{reading_id}/{place}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["qc_reading_score"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/readings/{reading_id}/{place}/pictures/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Pixels only, under the study's window. */
        get: operations["qc_reading_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Rejected and repeated images by reason, technologist, room or modality. */
        get: operations["qc_reject_rates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/rejects.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The same as CSV. */
        get: operations["qc_reject_rates_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/rois/{roi_id}/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_roi_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["qc_rule_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/studies/{study_id}/roi-series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The slices that regions can be placed on, with where their pixels lie. */
        get: operations["qc_roi_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/studies/{study_id}/rois": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Measurements of a study, newest first (the last 50); a new one is computed from the stored pixels. */
        get: operations["qc_roi_list"];
        put?: never;
        /** @description Measurements of a study, newest first (the last 50); a new one is computed from the stored pixels. */
        post: operations["qc_roi_measure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/qc/studies/{study_id}/slices/{slice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One slice as PNG under a window of HU. */
        get: operations["qc_roi_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["reading_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reading/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["reading_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/referrers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Whom an order may be placed for, so that the result reaches them: referrers with an account. */
        get: operations["referrer_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rejects/{reject_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reject_void"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["report_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["report_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["report_amend"];
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        delete: operations["report_discard_amendment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["report_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}/criticals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["critical_flag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        put: operations["report_save_draft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["report_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}/pen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who writes and how far the text is: for one who waits, without reading the report again. */
        get: operations["report_pen"];
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["report_take_pen"];
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        delete: operations["report_lay_down_pen"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["report_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["report_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["result_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/results/{release_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["result_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/results/{release_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["result_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["room_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["room_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rooms/{room_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        put: operations["room_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["contrast_agent_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["safety_alarm_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/alarms/{alarm_id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["safety_alarm_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The department's action cards, every version. */
        get: operations["action_card_list"];
        put?: never;
        /** @description The department's action cards, every version. */
        post: operations["action_card_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/cards/{card_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["action_card_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Everything about one exam's safety. */
        get: operations["safety_sheet_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A change that answers with the sheet as it stands afterwards. */
        post: operations["safety_answers_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/bottle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A scanned bottle against this patient, before the injection. */
        get: operations["safety_bottle_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The second look with the patient. */
        post: operations["safety_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A radiologist accepts findings. */
        post: operations["safety_decisions_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A change that answers with the sheet as it stands afterwards. */
        post: operations["safety_finish_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/injections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The injections of one exam; a repeated `client_id` answers with the row it made first. */
        get: operations["safety_injection_list"];
        put?: never;
        /** @description The injections of one exam; a repeated `client_id` answers with the row it made first. */
        post: operations["safety_injection_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Vital signs while the patient stays, or during a reaction. */
        post: operations["safety_observation_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/premedication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Orders one of the policy's regimens. */
        post: operations["safety_premedication_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/premedication/taken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A change that answers with the sheet as it stands afterwards. */
        post: operations["safety_premedication_taken_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/reactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A reaction during or after this exam; a repeated `client_id` answers with the row it made first. */
        post: operations["reaction_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/reassess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Judges anew, after facts outside this room changed. */
        post: operations["safety_reassess_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A change that answers with the sheet as it stands afterwards. */
        post: operations["safety_release_post"];
        /** @description A change that answers with the sheet as it stands afterwards. */
        delete: operations["safety_release_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Release and start in one step; refused with the open points. */
        post: operations["safety_start_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/exams/{exam_id}/strip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The six facts of the patient-safety strip. */
        get: operations["safety_strip_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/lanes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The nurse's lanes, the longest in its lane first. */
        get: operations["safety_lane_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/lots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["contrast_lot_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["contrast_lot_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/lots/{lot_id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["contrast_lot_block"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/lots/{lot_id}/injections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who got this lot: the first question of a recall. */
        get: operations["contrast_lot_injection_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/preparations/{preparation_id}/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description place_iv, start_drinking, observe, discharge, close, hand_over. */
        post: operations["safety_preparation_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/reaction-table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["reaction_table_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/reactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["reaction_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/reactions/{reaction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["reaction_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/reactions/{reaction_id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reaction_act_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/reactions/{reaction_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reaction_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/reactions/{reaction_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reaction_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/reactions/{reaction_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reaction_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/safety/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The technologist's cards of one scanner: in exam, waiting (urgent first), to come, done. */
        get: operations["safety_worklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What every change of an appointment answers with. */
        post: operations["book_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What every change of an appointment answers with. */
        get: operations["get_appointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The appointment, or its visit, for the patient's own calendar (RFC 5545). */
        get: operations["get_calendar_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What every change of an appointment answers with. */
        post: operations["cancel_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/following/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description This appointment of a series and all later ones. */
        post: operations["cancel_following"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/following/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description This appointment of a series and all later ones. */
        post: operations["shift_following"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/following/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Takes back what was just done to this appointment of a series and alike to later ones. */
        post: operations["undo_following"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/leave-visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One appointment leaves its visit and stays where it is. */
        post: operations["take_out_of_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What every change of an appointment answers with. */
        post: operations["move_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What every change of an appointment answers with. */
        post: operations["mark_no_show"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the patient was and will be told about one appointment. */
        get: operations["list_patient_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Where a booking that later facts, hours or people left behind could go. */
        post: operations["ask_booking_repair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/slip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The patient's slip: when, where, how to prepare, and the code that checks in; a visit's exams stand on one. */
        get: operations["print_slip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/appointments/{appointment_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What every change of an appointment answers with. */
        post: operations["undo_appointment_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["block_time"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/blocks/{block_id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["lift_block"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/blocks/{block_id}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Where the bookings that a closed time hits could go: the proposal that is open already, or a new one. */
        post: operations["ask_repair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/callers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The omnibox of the booking desk. */
        get: operations["find_callers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/checkin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Checks one chosen exam in. */
        post: operations["check_in_exam"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Everything the booking board draws for one day. */
        get: operations["get_schedule_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/exams/{exam_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["list_contacts"];
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["record_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/exams/{exam_id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The next free slots for an exam, each with what safety says. */
        get: operations["list_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/free-slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The next free slots without an order: scanner and what every such exam takes of pools. What else may be asked stands in `not_asked`. */
        get: operations["find_free_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The public holidays that count at a site: its own and everybody's. */
        get: operations["list_holidays"];
        put?: never;
        /** @description The public holidays that count at a site: its own and everybody's. */
        post: operations["add_holiday"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/holidays/{holiday_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        delete: operations["remove_holiday"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/holidays/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The bookings that a holiday would leave without hours or people; nothing is changed. */
        post: operations["preview_holiday"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/kiosk/checkin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Self check-in. Whatever does not fit is sent to the desk: the answer never tells a stranger who is booked. */
        post: operations["check_in_at_kiosk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The strip of the next days: how full, and how many exams of this length still fit. */
        get: operations["list_schedule_load"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/overbookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What every change of an appointment answers with. */
        post: operations["overbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/placement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A start that a person names: free, against a rule, on somebody's slot, or not possible. */
        get: operations["preview_placement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The runs, newest first; and a new one. */
        get: operations["list_plan_runs"];
        put?: never;
        /** @description The runs, newest first; and a new one. */
        post: operations["ask_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/plans/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What every act on a run answers with. */
        get: operations["get_plan_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/plans/{run_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description All of the chosen changes or none; those that the calendar has overtaken are skipped and named. */
        post: operations["apply_plan_changes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/plans/{run_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What a run proposes: dearest savings first. */
        get: operations["list_plan_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/plans/{run_id}/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The pseudonymised instance for `manage.py plan`: no name and no number of a person. */
        get: operations["export_plan_instance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/plans/{run_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What every act on a run answers with. */
        post: operations["reject_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/plans/{run_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What every act on a run answers with. */
        post: operations["replay_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/plans/{run_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A running one keeps its best plan. */
        post: operations["stop_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/plans/{run_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Takes back what was applied, within the time that the policy states; what something depends on already stays and is named. */
        post: operations["undo_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How many units the pools of a site have over time, and how many are left; new pools. */
        get: operations["list_pool_levels"];
        put?: never;
        /** @description How many units the pools of a site have over time, and how many are left; new pools. */
        post: operations["create_pool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Open tickets of today, next one first, each place with its reason. */
        get: operations["list_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reserve_slot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/reservations/{reservation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        delete: operations["release_reservation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The bookable resources of a site, scanners or pools, with weekly hours, dated exceptions and reserves. */
        get: operations["list_resources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/resources/{resource_id}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description Replaces the hours of one resource; bookings left outside are named, flagged and keep their place. */
        put: operations["save_openings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/resources/{resource_id}/openings/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What saving these hours would leave outside; nothing is changed. */
        post: operations["preview_openings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One scan at the desk: checks in at once when exactly one exam matches and enough identifiers are proved. */
        post: operations["scan_at_desk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["book_series"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/series/{appointment_series_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["get_series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/series/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A place for every exam of a series, conflicts named one by one; a question, so nothing changes. */
        post: operations["propose_series"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/series/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Holds every place of a series or none. */
        post: operations["reserve_series"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/sites/{site_id}/callers/{patient_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One caller: exams to book, booked ones, what was done lately. */
        get: operations["get_caller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/sites/{site_id}/change-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How often bookings were moved, cancelled (in time or late) and missed: by week, kind and reason code; eight weeks unless said. */
        get: operations["count_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/sites/{site_id}/change-counts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The same counts as a table for a spreadsheet, in the caller's language. */
        get: operations["export_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/sites/{site_id}/contact-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Channels and outcomes in the order of their number keys. */
        get: operations["get_contact_codes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/sites/{site_id}/no-shows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Booked patients who did not come within the grace time. */
        get: operations["list_no_show_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/sites/{site_id}/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Why a booking may be moved, cancelled or marked as missed, in the order of the number keys. */
        get: operations["list_change_reasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/sites/{site_id}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who waits for an earlier slot. */
        get: operations["list_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/sites/{site_id}/waiting-offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Freed slots that are kept for somebody now. */
        get: operations["list_waiting_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/sites/{site_id}/waits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How differently groups of patients waited, of the appointments of some days; the week up to today unless said. */
        get: operations["compare_waits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/squeeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Before: who is delayed and by how long. Then: the same, done. */
        get: operations["preview_squeeze"];
        put?: never;
        /** @description Before: who is delayed and by how long. Then: the same, done. */
        post: operations["squeeze_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/squeeze/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The same on every fitting scanner, the one that delays least first. */
        get: operations["compare_squeezes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The people of the roster with their skills, weekly and dated shifts and absences. */
        get: operations["list_staff"];
        put?: never;
        /** @description The people of the roster with their skills, weekly and dated shifts and absences. */
        post: operations["create_staff_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/staff/{member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One person's roster; saving replaces it as a whole. */
        get: operations["get_staff_member"];
        /** @description One person's roster; saving replaces it as a whole. */
        put: operations["save_staff_member"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/staff/{member_id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The bookings for which too few people would be left; nothing is changed. */
        post: operations["preview_staff_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/tickets/{ticket_id}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["call_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/tickets/{ticket_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Skips, holds, resumes or takes in. */
        post: operations["change_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/to-book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Overdue first; a page costs the same few queries however long the list and its history are. */
        get: operations["list_to_book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/to-book.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The same list as a table for a spreadsheet, in the caller's language. */
        get: operations["export_to_book"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["book_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/visits/{visit_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["get_visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/visits/{visit_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["cancel_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/visits/{visit_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["move_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/visits/{visit_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["undo_visit_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/visits/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The cheapest ways to give several exams of one patient one visit; a question, so nothing changes. */
        post: operations["list_visit_offers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/visits/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Holds all slots of a visit or none. */
        post: operations["reserve_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Puts an exam on the list, or changes its wish. */
        post: operations["add_to_waiting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/waiting-offers/{offer_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The kept slot becomes the booking. */
        post: operations["accept_waiting_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/waiting-offers/{offer_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What every change of an appointment answers with. */
        post: operations["decline_waiting_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/waiting-offers/{offer_id}/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The patient is being asked. */
        post: operations["give_waiting_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedule/waiting/{entry_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["withdraw_waiting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/series/{series_id}/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All instances of a series in reading order. */
        get: operations["series_instances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who is signed in. Everybody may ask; signing in needs the CSRF cookie that asking sets. */
        get: operations["session_get"];
        put?: never;
        /** @description Who is signed in. Everybody may ask; signing in needs the CSRF cookie that asking sets. */
        post: operations["session_open"];
        /** @description Who is signed in. Everybody may ask; signing in needs the CSRF cookie that asking sets. */
        delete: operations["session_close"];
        options?: never;
        head?: never;
        /** @description Who is signed in. Everybody may ask; signing in needs the CSRF cookie that asking sets. */
        patch: operations["session_preferences"];
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["session_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["site_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["site_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{site_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        put: operations["site_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Newest first; `match=unmatched` is the desk of studies that wait for a person. */
        get: operations["study_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Opening a study is an entry of the audit trail. */
        get: operations["study_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What was decided over a study, newest first. */
        get: operations["reconcile_acts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reconcile_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reconcile_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/forwarding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How far a study has come at each destination. */
        get: operations["study_forwarding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["study_match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reconcile_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Exams that a study may belong to, best first, each with the signs that speak for it and against it. */
        get: operations["reconcile_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reconcile_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["study_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reconcile_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/unmatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["study_unmatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/{study_id}/viewer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Grey-scale windows that the site offers, and the study's address in the site's other viewers. */
        get: operations["study_viewer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/studies/acts/{act_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["reconcile_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What a text proposes before there is an order; the text is not kept. */
        post: operations["suggest_exams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["task_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{task_id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["task_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/telemetry/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["dead_letter_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/telemetry/dead-letters/{letter_id}/handled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["dead_letter_handle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/telemetry/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["telemetry_quarantine_list"];
        put?: never;
        post?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        delete: operations["quarantine_drop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/telemetry/quarantine/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["quarantine_adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/telemetry/streams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["telemetry_stream_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["token_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["token_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        delete: operations["token_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["user_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["user_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["user_get"];
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        put: operations["user_update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["user_reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["user_unlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vetting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Ordered by due time or slot, it lists the exams that have one: an index serves them, and blanks would come first. */
        get: operations["vetting_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["work_order_list"];
        put?: never;
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        post: operations["work_order_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work-orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        get: operations["work_order_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work-orders/{order_id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`. */
        post: operations["work_order_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work-orders/{order_id}/window": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Asks the department's calendar for time on the device; the answer comes with the order. */
        post: operations["work_order_ask_window"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work-orders/{order_id}/window/shorten": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The work will be done sooner: the rest of the confirmed window goes back to the calendar. */
        post: operations["work_order_shorten_window"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worklist/asks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What scanners asked lately, newest first; keys that tell of a person are masked. */
        get: operations["worklist_ask_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worklist/callers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who may ask the worklist: scanners of the fleet, then other nodes; with when each asked last. */
        get: operations["worklist_callers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worklist/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Why a scanner does not show an exam, step by step; an entry of the audit trail. */
        get: operations["worklist_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Absence: {
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /**
             * @description * `leave` - Leave
             *     * `sick` - Sick
             *     * `training` - Training
             *     * `other` - Other
             * @enum {string}
             */
            kind: "leave" | "sick" | "training" | "other";
        };
        AbsenceRequest: {
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /**
             * @description * `leave` - Leave
             *     * `sick` - Sick
             *     * `training` - Training
             *     * `other` - Other
             * @enum {string}
             */
            kind: "leave" | "sick" | "training" | "other";
        };
        AcceptFindingsRequest: {
            keys: string[];
            why: string;
        };
        AcknowledgeStopAlarmRequest: {
            note: string;
        };
        ActionCard: {
            readonly id: number;
            /**
             * @description * `allergic_like` - allergic_like
             *     * `physiologic` - physiologic
             *     * `extravasation` - extravasation
             *     * `delayed` - delayed
             *     * `renal` - renal
             *     * `unknown` - unknown
             * @enum {string}
             */
            kind: "allergic_like" | "physiologic" | "extravasation" | "delayed" | "renal" | "unknown";
            /**
             * @description * `mild` - mild
             *     * `moderate` - moderate
             *     * `severe` - severe
             * @enum {string}
             */
            grade: "mild" | "moderate" | "severe";
            version: number;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            title: {
                [key: string]: string;
            };
            lines: {
                [key: string]: string;
            }[];
            /**
             * @description * `draft` - Draft
             *     * `approved` - Approved
             *     * `retired` - Retired
             * @default draft
             * @enum {string}
             */
            state: "draft" | "approved" | "retired";
            written_by: string;
            /** Format: date-time */
            written_at: string;
            approved_by?: string;
            /** Format: date-time */
            approved_at?: string | null;
        };
        ActionRequest: {
            /**
             * @description * `vet` - vet
             *     * `check_in` - check_in
             *     * `make_ready` - make_ready
             *     * `start` - start
             *     * `finish` - finish
             *     * `cancel` - cancel
             *     * `mark_no_show` - mark_no_show
             *     * `suspend` - suspend
             *     * `resume` - resume
             *     * `undo` - undo
             * @enum {string}
             */
            action: "vet" | "check_in" | "make_ready" | "start" | "finish" | "cancel" | "mark_no_show" | "suspend" | "resume" | "undo";
            /** @description refused as stale when it is not current */
            version?: number;
            reason?: string;
            /**
             * Format: date-time
             * @description when it happened; now when absent
             */
            at?: string;
            /** @description for vet */
            detail?: components["schemas"]["VetDetailRequest"];
            /** @description vet also the exams of the order that repeat this one and still wait */
            with_repeats?: boolean;
        };
        ActivateRequest: {
            /** @default  */
            source: string;
        };
        AdoptRequest: {
            device_id: number;
            channel_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /**
             * @description * `%` - %
             *     * `1` - 1
             *     * `A` - A
             *     * `Cel` - Cel
             *     * `K` - K
             *     * `L` - L
             *     * `L/h` - L/h
             *     * `L/min` - L/min
             *     * `MPa` - MPa
             *     * `V` - V
             *     * `W` - W
             *     * `[degF]` - [degF]
             *     * `[gal_us]/min` - [gal_us]/min
             *     * `[psi]` - [psi]
             *     * `bar` - bar
             *     * `cm` - cm
             *     * `h` - h
             *     * `hPa` - hPa
             *     * `kPa` - kPa
             *     * `kW` - kW
             *     * `kW.h` - kW.h
             *     * `kg` - kg
             *     * `m` - m
             *     * `m3/h` - m3/h
             *     * `mA.s` - mA.s
             *     * `mL` - mL
             *     * `mg/dL` - mg/dL
             *     * `min` - min
             *     * `s` - s
             *     * `umol/L` - umol/L
             *     * `{arc}` - {arc}
             *     * `{exposure}` - {exposure}
             *     * `{state}` - {state}
             * @enum {string}
             */
            unit: "%" | "1" | "A" | "Cel" | "K" | "L" | "L/h" | "L/min" | "MPa" | "V" | "W" | "[degF]" | "[gal_us]/min" | "[psi]" | "bar" | "cm" | "h" | "hPa" | "kPa" | "kW" | "kW.h" | "kg" | "m" | "m3/h" | "mA.s" | "mL" | "mg/dL" | "min" | "s" | "umol/L" | "{arc}" | "{exposure}" | "{state}";
        };
        /** @description A booking that a change leaves without its hours or people; the patient by initials for who may not see patients. */
        Affected: {
            appointment_id: number;
            exam_id: number;
            accession: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_names: {
                [key: string]: string;
            };
            priority_code: string;
            resource_code: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            readonly patient: string;
            readonly reason: components["schemas"]["Reason"];
        };
        Alarm: {
            readonly id: number;
            rule: string;
            readonly device_id: number;
            device_code: string;
            /** @default  */
            channel_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            channel_names?: {
                [key: string]: string;
            };
            /**
             * @description * `critical` - critical
             *     * `high` - high
             *     * `medium` - medium
             *     * `low` - low
             * @enum {string}
             */
            severity: "critical" | "high" | "medium" | "low";
            /** @description root-cause group */
            cause?: string;
            /**
             * @description * `normal` - normal
             *     * `pending` - pending
             *     * `active` - active
             *     * `recovering` - recovering
             *     * `cleared` - cleared
             * @enum {string}
             */
            state: "normal" | "pending" | "active" | "recovering" | "cleared";
            readonly reason: components["schemas"]["Reason"];
            /** Format: date-time */
            raised_at: string;
            /** Format: date-time */
            changed_at: string;
            /** Format: date-time */
            cleared_at?: string | null;
            /** Format: date-time */
            acknowledged_at?: string | null;
            acknowledged_by?: string;
            /** Format: date-time */
            shelved_until?: string | null;
            /** @description raised during planned work: recorded, nobody is disturbed */
            muted?: boolean;
            latching?: boolean;
            chatter?: number;
            policy_version?: string;
            work_orders: components["schemas"]["OrderRef"][];
        };
        AlarmDetail: {
            readonly id: number;
            rule: string;
            readonly device_id: number;
            device_code: string;
            /** @default  */
            channel_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            channel_names?: {
                [key: string]: string;
            };
            /**
             * @description * `critical` - critical
             *     * `high` - high
             *     * `medium` - medium
             *     * `low` - low
             * @enum {string}
             */
            severity: "critical" | "high" | "medium" | "low";
            /** @description root-cause group */
            cause?: string;
            /**
             * @description * `normal` - normal
             *     * `pending` - pending
             *     * `active` - active
             *     * `recovering` - recovering
             *     * `cleared` - cleared
             * @enum {string}
             */
            state: "normal" | "pending" | "active" | "recovering" | "cleared";
            readonly reason: components["schemas"]["Reason"];
            /** Format: date-time */
            raised_at: string;
            /** Format: date-time */
            changed_at: string;
            /** Format: date-time */
            cleared_at?: string | null;
            /** Format: date-time */
            acknowledged_at?: string | null;
            acknowledged_by?: string;
            /** Format: date-time */
            shelved_until?: string | null;
            /** @description raised during planned work: recorded, nobody is disturbed */
            muted?: boolean;
            latching?: boolean;
            chatter?: number;
            policy_version?: string;
            work_orders: components["schemas"]["OrderRef"][];
            events: components["schemas"]["AlarmEvent"][];
        };
        AlarmEvent: {
            /** Format: date-time */
            at: string;
            kind: string;
            from_state?: string;
            to_state?: string;
            actor_name?: string;
            readonly reason: components["schemas"]["Reason"] | null;
        };
        AlarmIdsRequest: {
            ids: number[];
        };
        Allergy: {
            readonly id: number;
            substance_code?: string;
            substance_text: string;
            /**
             * @description * `allergy` - allergy
             *     * `intolerance` - intolerance
             * @enum {string}
             */
            kind?: "allergy" | "intolerance";
            /**
             * @description * `mild` - mild
             *     * `moderate` - moderate
             *     * `severe` - severe
             *     * `unknown` - unknown
             * @enum {string}
             */
            severity?: "mild" | "moderate" | "severe" | "unknown";
            reaction?: string;
            /** @description who says so: patient, record, reaction:<id>, message */
            source: string;
            /** Format: date-time */
            noted_at: string;
            noted_by: string;
            /** Format: date-time */
            retracted_at?: string | null;
            retracted_by?: string;
            retracted_reason?: string;
            version?: number;
        };
        AmendRequest: {
            /**
             * @description * `addendum` - addendum
             *     * `amendment` - amendment
             * @enum {string}
             */
            kind: "addendum" | "amendment";
            reason: string;
            version?: number;
        };
        Appointment: {
            id: number;
            exam: components["schemas"]["ExamLine"];
            resource_id: number;
            resource_code: string;
            device_code: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /**
             * @description * `booked` - booked
             *     * `arrived` - arrived
             *     * `in_exam` - in_exam
             *     * `done` - done
             *     * `cancelled` - cancelled
             *     * `no_show` - no_show
             * @enum {string}
             */
            state: "booked" | "arrived" | "in_exam" | "done" | "cancelled" | "no_show";
            reasons: components["schemas"]["Reason"][];
            /** @description rules that a named person set aside */
            overrides: components["schemas"]["Reason"][];
            readonly flag: components["schemas"]["Reason"] | null;
            outside_hours_reason: string;
            is_overbooked: boolean;
            cancel_code: string;
            cancel_reason: string;
            /** Format: date-time */
            booked_at: string;
            readonly booked_by: string;
            visit_id: number | null;
            series_id: number | null;
            version: number;
            /** @description seconds in which the last change may be undone */
            readonly undo_s: number;
        };
        AppointmentSeries: {
            id: number;
            every_days: number;
            slack_days: number;
            appointments: components["schemas"]["Appointment"][];
            /** @description seconds in which the last change may be undone */
            undo_s: number;
        };
        /** @description One exam that could be checked in. */
        Arrival: {
            exam_id: number;
            accession: string;
            state: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            modality: string;
            priority_code: string;
            patient: components["schemas"]["PatientLine"];
            /** Format: date-time */
            starts_at: string | null;
            resource_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            room_names: {
                [key: string]: string;
            } | null;
            appointment_id: number | null;
            missing: components["schemas"]["Code"][];
            ticket: components["schemas"]["Ticket"] | null;
        };
        AskedItem: {
            readonly code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            readonly name: {
                [key: string]: string;
            };
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            readonly text: {
                [key: string]: string;
            };
            /**
             * @description * `booking` - booking
             *     * `scan` - scan
             * @enum {string}
             */
            readonly stage: "booking" | "scan";
            readonly strip: string;
            readonly is_critical: boolean;
            /**
             * @description * `yes` - yes
             *     * `no` - no
             *     * `unsure` - unsure
             *     * `unanswered` - unanswered
             * @enum {string}
             */
            readonly value: "yes" | "no" | "unsure" | "unanswered";
            readonly detail: string;
            readonly source: string;
            readonly by: string;
            /** Format: date-time */
            readonly at: string | null;
        };
        Audit: {
            readonly id: number;
            /** Format: date-time */
            at: string;
            actor_kind: string;
            actor_id: string;
            actor_name: string;
            readonly actor_text: string;
            actor_roles?: string;
            action: string;
            readonly action_text: string;
            obj?: string;
            readonly obj_text: string;
            /** Format: int64 */
            patient_id?: number | null;
            detail?: unknown;
            readonly is_sealed: boolean;
        };
        BackInServiceRequest: {
            /** @default  */
            note: string;
            /**
             * @description false keeps the device held until a quality test passes
             * @default true
             */
            release: boolean;
        };
        Block: {
            id: number;
            resource_id: number;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            cause: string;
            note: string;
            is_open_ended: boolean;
            /** Format: date-time */
            lifted_at: string | null;
        };
        BlockLotRequest: {
            is_blocked: boolean;
            version: number;
        };
        BlockRequestRequest: {
            resource_id: number;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at?: string | null;
            /**
             * @description * `maintenance` - maintenance
             *     * `other` - other
             *     * `downtime` - downtime
             * @enum {string}
             */
            cause: "maintenance" | "other" | "downtime";
            /** @default  */
            note: string;
        };
        Board: {
            site_id: number;
            /** Format: date */
            day: string;
            time_zone: string;
            /** Format: date-time */
            now: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            rows: components["schemas"]["BoardRow"][];
            items: components["schemas"]["BoardItem"][];
        };
        BoardItem: {
            id: number;
            /**
             * @description * `appointment` - appointment
             *     * `reservation` - reservation
             *     * `block` - block
             * @enum {string}
             */
            kind: "appointment" | "reservation" | "block";
            resource_id: number;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /**
             * @description * `booked` - booked
             *     * `arrived` - arrived
             *     * `preparing` - preparing
             *     * `in_exam` - in_exam
             *     * `done` - done
             *     * `cancelled` - cancelled
             *     * `held` - held
             *     * `problem` - problem
             *     * `blocked` - blocked
             * @enum {string}
             */
            status: "booked" | "arrived" | "preparing" | "in_exam" | "done" | "cancelled" | "held" | "problem" | "blocked";
            appointment_id: number | null;
            version: number | null;
            exam_id: number | null;
            accession: string;
            patient_name: string;
            exam_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_names: {
                [key: string]: string;
            } | null;
            priority_code: string;
            readonly flag: components["schemas"]["Reason"] | null;
            visit_id: number | null;
            series_id: number | null;
            /** @description this is number so much ... */
            series_at: number | null;
            /** @description ... of so many of its series that stand */
            series_of: number | null;
            readonly holder: string;
            is_mine: boolean;
            expires_in_s: number | null;
            block_id: number | null;
            cause: string;
            note: string;
            is_open_ended: boolean;
            /** @description shares the slot of another appointment */
            is_overbooked: boolean;
        };
        BoardRow: {
            id: number;
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            modality: string;
            device_code: string;
            opens: components["schemas"]["Span"][];
            booked_min: number;
            open_min: number;
        };
        BookingRequestRequest: {
            exam_id: number;
            resource_id: number;
            /** Format: date-time */
            starts_at: string;
            client_key: string;
            /** @default  */
            outside_hours_reason: string;
            /** @default  */
            separation_reason: string;
        };
        /** @description What a scanned bottle is, and what speaks against it for this patient. */
        Bottle: {
            readonly lot: components["schemas"]["ContrastLot"];
            readonly warnings: components["schemas"]["Reason"][];
        };
        CallCard: {
            patient: components["schemas"]["PatientLine"];
            to_book: components["schemas"]["ExamFacts"][];
            booked: components["schemas"]["ExamFacts"][];
            recent: components["schemas"]["RecentExam"][];
        };
        CallRequestRequest: {
            room_code: string;
            /** @default false */
            again: boolean;
            version?: number;
        };
        Caller: {
            patient: components["schemas"]["PatientLine"];
            to_book: components["schemas"]["ExamFacts"][];
            booked: components["schemas"]["ExamFacts"][];
        };
        Callers: {
            /** @description exactly one patient with an exam to book matched */
            is_unique: boolean;
            results: components["schemas"]["Caller"][];
        };
        CancelRequestRequest: {
            reason_code: string;
            /** @default  */
            reason: string;
            /** @default false */
            also_exam: boolean;
            version: number;
        };
        ChangeCount: {
            /**
             * Format: date
             * @description its Monday
             */
            week: string;
            /**
             * @description * `moved` - moved
             *     * `cancelled` - cancelled
             *     * `late_cancel` - late_cancel
             *     * `no_show` - no_show
             * @enum {string}
             */
            kind: "moved" | "cancelled" | "late_cancel" | "no_show";
            /** @description empty: no code was asked then */
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            } | null;
            count: number;
        };
        ChangedCount: {
            count: number;
        };
        ChangedExamTypeRequest: {
            modality: string;
            body_part: string;
            /**
             * @description * `none` - none
             *     * `optional` - optional
             *     * `required` - required
             * @enum {string}
             */
            laterality_rule: "none" | "optional" | "required";
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            duration_min: number;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            prep?: {
                [key: string]: string;
            };
            /**
             * @description * `none` - none
             *     * `iodine` - iodine
             *     * `gadolinium` - gadolinium
             *     * `microbubble` - microbubble
             *     * `barium` - barium
             *     * `radiotracer` - radiotracer
             *     * `radiotracer_iodine` - radiotracer_iodine
             * @enum {string}
             */
            contrast: "none" | "iodine" | "gadolinium" | "microbubble" | "barium" | "radiotracer" | "radiotracer_iodine";
            /** @default  */
            loinc: string;
            /** @default  */
            radlex: string;
            /** @default  */
            code_source: string;
            /** @default true */
            is_active: boolean;
            version: number;
        };
        ChangedUserRequest: {
            name: string;
            email?: string;
            /** @default  */
            phone: string;
            /** @default true */
            is_active: boolean;
            grants: components["schemas"]["GrantRequest"][];
            version: number;
        };
        Channel: {
            readonly id: number;
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            unit: string;
            /**
             * @description * `gauge` - gauge
             *     * `counter` - counter
             *     * `state` - state
             * @enum {string}
             */
            kind?: "gauge" | "counter" | "state";
            /** Format: double */
            cadence_s?: number;
            enabled?: boolean;
            latest: components["schemas"]["Latest"] | null;
            limits: components["schemas"]["Limit"][];
        };
        CheckInRequestRequest: {
            exam_id: number;
            identified_by: ("name" | "birth_date" | "phone" | "mrn" | "id_card" | "accession" | "wristband")[];
        };
        Clock: {
            /** Format: date-time */
            now: string;
            /** Format: double */
            factor: number;
            simulated: boolean;
        };
        CloseTaskRequest: {
            note: string;
            version: number;
        };
        Code: {
            code: string;
            readonly text: string;
        };
        Commitment: {
            readonly id: number;
            transaction_uid: string;
            calling_ae: string;
            address: string;
            readonly n_objects: number;
            /** @description objects reported as not safe */
            n_failed?: number | null;
            /**
             * @description * `waiting` - Waiting
             *     * `reported` - Reported
             *     * `parked` - Parked
             * @enum {string}
             */
            status?: "waiting" | "reported" | "parked";
            attempts?: number;
            /**
             * Format: date-time
             * @description real time
             */
            next_try_at: string;
            readonly reason: components["schemas"]["Reason"] | null;
            /**
             * Format: date-time
             * @description real time: the network's patience is not simulated
             */
            asked_at: string;
            /** Format: date-time */
            reported_at?: string | null;
        };
        ConfirmReactionRequest: {
            /**
             * @description * `allergic_like` - allergic_like
             *     * `physiologic` - physiologic
             *     * `extravasation` - extravasation
             *     * `delayed` - delayed
             *     * `renal` - renal
             *     * `unknown` - unknown
             * @enum {string}
             */
            kind: "allergic_like" | "physiologic" | "extravasation" | "delayed" | "renal" | "unknown";
            /**
             * @description * `mild` - mild
             *     * `moderate` - moderate
             *     * `severe` - severe
             * @enum {string}
             */
            grade: "mild" | "moderate" | "severe";
            /** @default  */
            note: string;
        };
        Contact: {
            id: number;
            /** Format: date-time */
            at: string;
            channel: string;
            outcome: string;
            note: string;
            /** Format: date-time */
            next_try_at: string | null;
            actor_name: string;
        };
        ContactCode: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            retry_min: number | null;
        };
        ContactCodes: {
            channels: components["schemas"]["ContactCode"][];
            outcomes: components["schemas"]["ContactCode"][];
        };
        ContactRequestRequest: {
            outcome: string;
            channel?: string;
            note?: string;
            /** Format: date-time */
            next_try_at?: string | null;
        };
        ContrastAgent: {
            readonly id: number;
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /**
             * @description * `iodine` - iodine
             *     * `gadolinium` - gadolinium
             *     * `microbubble` - microbubble
             *     * `barium` - barium
             * @enum {string}
             */
            agent_class: "iodine" | "gadolinium" | "microbubble" | "barium";
            /** Format: double */
            concentration?: number | null;
            /** @description mgI/mL, mmol/mL */
            concentration_unit?: string;
            groups?: unknown;
            source?: string;
            /** @description concentration read in a source or checked by the pharmacy */
            is_verified?: boolean;
            /**
             * @description planned when a protocol only names the class
             * @default false
             */
            is_default: boolean;
            is_active?: boolean;
        };
        ContrastLot: {
            readonly id: number;
            readonly agent: components["schemas"]["ContrastAgent"];
            lot: string;
            /** Format: date */
            expires_on?: string | null;
            /** Format: double */
            container_ml?: number | null;
            barcode?: string;
            /** @description recalled or put aside */
            is_blocked?: boolean;
            readonly recorded_by: string;
            /** Format: date-time */
            recorded_at: string;
            version?: number;
        };
        Count: {
            count: number;
        };
        Critical: {
            readonly id: number;
            /** @description 1 minutes, 2 hours, 3 days */
            category: number;
            finding: string;
            /** Format: date-time */
            found_at: string;
            told_by_name: string;
            told_to: string;
            /** Format: date-time */
            told_at: string;
            /**
             * @description * `phone` - Phone
             *     * `in_person` - In Person
             *     * `message` - Message
             * @enum {string}
             */
            method: "phone" | "in_person" | "message";
            /** Format: date-time */
            due_at: string;
            received_by?: string;
            /** Format: date-time */
            received_at?: string | null;
        };
        CriticalFlagRequest: {
            category: number;
            finding: string;
            told_to: string;
            /**
             * @description * `phone` - Phone
             *     * `in_person` - In Person
             *     * `message` - Message
             * @enum {string}
             */
            method: "phone" | "in_person" | "message";
            /** Format: date-time */
            found_at?: string;
            /** Format: date-time */
            told_at?: string;
        };
        DeadLetter: {
            readonly id: number;
            /** Format: date-time */
            received_at: string;
            /** Format: date-time */
            last_at: string;
            topic: string;
            /** @description the first 4,000 characters */
            payload: string;
            size: number;
            readonly reason: components["schemas"]["Reason"];
            count?: number;
            /** Format: date-time */
            handled_at?: string | null;
            handled_by?: string;
        };
        Delivery: {
            readonly id: number;
            name: string;
            readonly name_text: string;
            aggregate: string;
            readonly aggregate_text: string;
            subscriber: string;
            readonly subscriber_text: string;
            /**
             * @description * `open` - Open
             *     * `done` - Done
             *     * `parked` - Parked
             * @enum {string}
             */
            status?: "open" | "done" | "parked";
            attempts?: number;
            /**
             * Format: date-time
             * @description real time
             */
            next_try_at: string;
            error?: string;
            /** Format: date-time */
            recorded_at: string;
            /** Format: date-time */
            done_at?: string | null;
        };
        DerivedResult: {
            study_uid: string;
            series_uid: string;
            description: string;
            sender: string;
            /** Format: date-time */
            at: string;
        };
        Destination: {
            readonly id: number;
            code: string;
            host: string;
            port: number;
            application: string;
            facility?: string;
            charset?: string;
            is_active?: boolean;
            version?: number;
        };
        DestinationRequest: {
            code: string;
            host: string;
            port: number;
            application: string;
            facility?: string;
            charset?: string;
            is_active?: boolean;
            version?: number;
        };
        Deviation: {
            id: number;
            subject: string;
            planned: string;
            done: string;
            reason: string;
            note: string;
            /** Format: date-time */
            at: string;
            readonly by: string;
        };
        Device: {
            readonly id: number;
            code: string;
            model: string;
            model_name: string;
            modality: string;
            room: components["schemas"]["RoomRef"];
            ae_title: string;
            station_name?: string;
            serial?: string;
            /**
             * @description * `up` - up
             *     * `partial` - partial
             *     * `down` - down
             * @enum {string}
             */
            technical?: "up" | "partial" | "down";
            /**
             * @description * `released` - released
             *     * `restricted` - restricted
             *     * `held` - held
             * @enum {string}
             */
            clinical?: "released" | "restricted" | "held";
            /**
             * @description * `ordered` - ordered
             *     * `installed` - installed
             *     * `in_service` - in_service
             *     * `standby` - standby
             *     * `retired` - retired
             * @enum {string}
             */
            life_cycle?: "ordered" | "installed" | "in_service" | "standby" | "retired";
            /** Format: date */
            installed_on?: string | null;
            plan: components["schemas"]["Plan"] | null;
            /** Format: date-time */
            last_seen_at?: string | null;
            version?: number;
        };
        DeviceModel: {
            readonly id: number;
            code: string;
            vendor?: string;
            name: string;
            modality: string;
            /** @description free text: the code list is licensed */
            gmdn?: string;
            /** @description free text: the code list is licensed */
            umdns?: string;
        };
        DicomContact: {
            readonly id: number;
            /** Format: date */
            day: string;
            calling_ae: string;
            address: string;
            n_associations?: number;
            /** @description SOP class names last negotiated */
            services?: string;
            /** Format: date-time */
            first_at: string;
            /** Format: date-time */
            last_at: string;
        };
        /** @description A node that gets every object. `failures` counts the times in a row that it was not reached, for `reason`. */
        DicomDestination: {
            id: number;
            ae_title: string;
            name: string;
            host: string;
            port: number;
            is_enabled: boolean;
            n_waiting: number;
            /** Format: date-time */
            oldest_at: string | null;
            n_parked: number;
            /** @default 0 */
            failures: number;
            /** Format: date-time */
            next_try_at?: string | null;
            /** Format: date-time */
            last_sent_at?: string | null;
            readonly reason: components["schemas"]["Reason"] | null;
        };
        /** @description The department's own node as others must configure it, and how full its store is. */
        DicomNode: {
            ae_title: string;
            port: number;
            /** @description null: no certificate of our own, or switched off */
            tls_port: number | null;
            /**
             * @description * `plain` - plain
             *     * `tls` - tls
             *     * `mutual` - mutual
             * @enum {string}
             */
            least_transport: "plain" | "tls" | "mutual";
            certificate_subject: string;
            /** Format: date-time */
            certificate_until: string | null;
            /** Format: date-time */
            authority_until: string | null;
            certificate_warn_days: number;
            n_studies: number;
            n_unmatched: number;
            n_quarantined: number;
            n_open_steps: number;
            n_refused_today: number;
            stored_bytes: number;
            free_bytes: number;
            min_free_bytes: number;
            policy_version: string;
        };
        DicomPeer: {
            readonly id: number;
            ae_title: string;
            name: string;
            /**
             * @description * `modality` - Modality
             *     * `workstation` - Workstation
             *     * `archive` - Archive
             *     * `test` - Test
             * @enum {string}
             */
            kind?: "modality" | "workstation" | "archive" | "test";
            /** @description its address; empty = any address may use this title */
            host?: string;
            port?: number | null;
            is_enabled?: boolean;
            /** @description every object that is stored here is sent there */
            is_forwarded_to?: boolean;
            /** @description may query the stored studies and take them away */
            may_retrieve?: boolean;
            /** @description only series of these go there; none: of all */
            forward_modalities?: string[];
            readonly site_id: number | null;
            /**
             * @description the least that it must use; the department's policy may ask for more
             *
             *     * `plain` - plain
             *     * `tls` - tls
             *     * `mutual` - mutual
             * @enum {string}
             */
            transport?: "plain" | "tls" | "mutual";
            certificate_sha256?: string;
            certificate_subject?: string;
            /** Format: date-time */
            certificate_until?: string | null;
            /**
             * @description subject: a renewed certificate of the same subject is right too
             *
             *     * `exact` - Exact
             *     * `subject` - Subject
             * @enum {string}
             */
            certificate_match?: "exact" | "subject";
            note?: string;
            version?: number;
        };
        DicomPeerBodyRequest: {
            ae_title: string;
            name: string;
            /**
             * @description * `modality` - Modality
             *     * `workstation` - Workstation
             *     * `archive` - Archive
             *     * `test` - Test
             * @enum {string}
             */
            kind: "modality" | "workstation" | "archive" | "test";
            /** @default  */
            host: string;
            port?: number | null;
            /** @default true */
            is_enabled: boolean;
            /** @default false */
            is_forwarded_to: boolean;
            /** @default false */
            may_retrieve: boolean;
            forward_modalities?: string[];
            /** Format: int64 */
            site_id?: number | null;
            /**
             * @description * `plain` - plain
             *     * `tls` - tls
             *     * `mutual` - mutual
             * @default plain
             * @enum {string}
             */
            transport: "plain" | "tls" | "mutual";
            /** @description left out: as it is; empty: none */
            certificate_pem?: string;
            /**
             * @description * `exact` - Exact
             *     * `subject` - Subject
             * @default exact
             * @enum {string}
             */
            certificate_match: "exact" | "subject";
            /** @default  */
            note: string;
        };
        DicomPeerChangeRequest: {
            ae_title: string;
            name: string;
            /**
             * @description * `modality` - Modality
             *     * `workstation` - Workstation
             *     * `archive` - Archive
             *     * `test` - Test
             * @enum {string}
             */
            kind: "modality" | "workstation" | "archive" | "test";
            /** @default  */
            host: string;
            port?: number | null;
            /** @default true */
            is_enabled: boolean;
            /** @default false */
            is_forwarded_to: boolean;
            /** @default false */
            may_retrieve: boolean;
            forward_modalities?: string[];
            /** Format: int64 */
            site_id?: number | null;
            /**
             * @description * `plain` - plain
             *     * `tls` - tls
             *     * `mutual` - mutual
             * @default plain
             * @enum {string}
             */
            transport: "plain" | "tls" | "mutual";
            /** @description left out: as it is; empty: none */
            certificate_pem?: string;
            /**
             * @description * `exact` - Exact
             *     * `subject` - Subject
             * @default exact
             * @enum {string}
             */
            certificate_match: "exact" | "subject";
            /** @default  */
            note: string;
            version: number;
        };
        DicomRefusal: {
            readonly id: number;
            /** Format: date */
            day: string;
            kind: string;
            /** @default  */
            calling_ae: string;
            /** @default  */
            called_ae: string;
            address: string;
            /** @description of the last one */
            detail?: string;
            count?: number;
            /** Format: date-time */
            first_at: string;
            /** Format: date-time */
            last_at: string;
        };
        DoseBasis: {
            told_by?: string;
            /**
             * Format: double
             * @description mSv/(mGy.cm)
             */
            k?: number;
            region?: string;
            age_group?: string;
            policy_version?: string;
        };
        DoseEvent: {
            number: number;
            kind?: string;
            protocol?: string;
            target?: string;
            laterality?: string;
            started?: string;
            /** Format: double */
            ctdivol?: number | null;
            /** Format: double */
            dlp?: number | null;
            /** Format: double */
            dap_gym2?: number | null;
            /** Format: double */
            rp_gy?: number | null;
            /** Format: double */
            agd_mgy?: number | null;
            /** @description its CTDIvol may stand beside a reference level */
            is_compared?: boolean;
            facts: {
                [key: string]: unknown;
            };
        };
        /** @description One exam, room and protocol: the median of its standard patients beside the reference level, where there are enough of them. */
        DoseGroup: {
            exam_code: string;
            exam_names: {
                [key: string]: string;
            };
            device_code: string;
            protocol: string;
            modality: string;
            unit: string;
            n: number;
            /** Format: double */
            p50: number;
            /** Format: double */
            p75: number;
            /** Format: double */
            level: number | null;
            level_name: string;
            /**
             * @description * `too_few` - too_few
             *     * `no_level` - no_level
             *     * `within` - within
             *     * `above` - above
             * @enum {string}
             */
            position: "too_few" | "no_level" | "within" | "above";
            min_patients: number;
            ctdivol: components["schemas"]["DoseSpread"] | null;
            /** Format: date-time */
            last_at: string;
            policy_version: string;
        };
        DoseRecord: {
            readonly id: number;
            study?: number | null;
            exam?: number | null;
            readonly accession: string;
            patient?: number | null;
            site?: number | null;
            /**
             * @description * `report` - Report
             *     * `images` - Images
             *     * `imported` - Imported
             * @enum {string}
             */
            source: "report" | "images" | "imported";
            modality: string;
            exam_code?: string;
            device_code?: string;
            protocol?: string;
            /** Format: date-time */
            started_at: string;
            /** Format: double */
            age_years?: number | null;
            /** Format: double */
            weight_kg?: number | null;
            /** @description counts among the standard patients of its group */
            is_standard?: boolean;
            n_events?: number;
            /**
             * Format: double
             * @description mGy.cm
             */
            total_dlp?: number | null;
            /**
             * Format: double
             * @description mGy, highest of the compared irradiations
             */
            max_ctdivol?: number | null;
            /** Format: double */
            total_dap_gym2?: number | null;
            /** Format: double */
            total_rp_gy?: number | null;
            /** Format: double */
            agd_left_mgy?: number | null;
            /** Format: double */
            agd_right_mgy?: number | null;
            /** Format: double */
            activity_mbq?: number | null;
            /** Format: double */
            effective_dose_msv?: number | null;
            effective_dose_basis: components["schemas"]["DoseBasis"];
            readonly findings: components["schemas"]["Reason"][];
            is_flagged?: boolean;
            /** Format: date-time */
            reviewed_at?: string | null;
            reviewed_by?: string;
            review_note?: string;
            /** Format: date-time */
            read_at: string;
            version?: number;
        };
        DoseRecordDetail: {
            readonly id: number;
            study?: number | null;
            exam?: number | null;
            readonly accession: string;
            patient?: number | null;
            site?: number | null;
            /**
             * @description * `report` - Report
             *     * `images` - Images
             *     * `imported` - Imported
             * @enum {string}
             */
            source: "report" | "images" | "imported";
            modality: string;
            exam_code?: string;
            device_code?: string;
            protocol?: string;
            /** Format: date-time */
            started_at: string;
            /** Format: double */
            age_years?: number | null;
            /** Format: double */
            weight_kg?: number | null;
            /** @description counts among the standard patients of its group */
            is_standard?: boolean;
            n_events?: number;
            /**
             * Format: double
             * @description mGy.cm
             */
            total_dlp?: number | null;
            /**
             * Format: double
             * @description mGy, highest of the compared irradiations
             */
            max_ctdivol?: number | null;
            /** Format: double */
            total_dap_gym2?: number | null;
            /** Format: double */
            total_rp_gy?: number | null;
            /** Format: double */
            agd_left_mgy?: number | null;
            /** Format: double */
            agd_right_mgy?: number | null;
            /** Format: double */
            activity_mbq?: number | null;
            /** Format: double */
            effective_dose_msv?: number | null;
            effective_dose_basis: components["schemas"]["DoseBasis"];
            readonly findings: components["schemas"]["Reason"][];
            is_flagged?: boolean;
            /** Format: date-time */
            reviewed_at?: string | null;
            reviewed_by?: string;
            review_note?: string;
            /** Format: date-time */
            read_at: string;
            version?: number;
            events: components["schemas"]["DoseEvent"][];
        };
        DoseReviewRequest: {
            note: string;
            version: number;
        };
        DoseSpread: {
            n: number;
            /** Format: double */
            p50: number;
            /** Format: double */
            p75: number;
            /** Format: double */
            level: number | null;
            /**
             * @description * `too_few` - too_few
             *     * `no_level` - no_level
             *     * `within` - within
             *     * `above` - above
             * @enum {string}
             */
            position: "too_few" | "no_level" | "within" | "above";
        };
        DoseTrend: {
            unit: string;
            /** Format: double */
            level: number | null;
            level_name: string;
            level_source: string;
            points: components["schemas"]["DoseTrendPoint"][];
        };
        DoseTrendPoint: {
            /** Format: date */
            month: string;
            n: number;
            /** Format: double */
            p50: number;
            /** Format: double */
            p75: number;
        };
        Downtime: {
            readonly id: number;
            readonly device_id: number;
            device_code: string;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            ended_at?: string | null;
            /** Format: date-time */
            expected_until?: string | null;
            /**
             * @description * `breakdown` - breakdown
             *     * `planned` - planned
             *     * `utility` - utility
             *     * `waiting_part` - waiting_part
             *     * `qa_failed` - qa_failed
             * @enum {string}
             */
            cause: "breakdown" | "planned" | "utility" | "waiting_part" | "qa_failed";
            full?: boolean;
            /** @description as a person wrote it */
            note?: string;
            work_order?: string | null;
            readonly work_order_id: number | null;
            started_by: string;
            ended_by?: string;
        };
        Draft: {
            /** @description preliminary, final, addendum or amendment */
            kind: string;
            reason: string;
            technique: string;
            findings: string;
            impression: string;
            revision: number;
            /** Format: date-time */
            saved_at: string;
            saved_by: string;
        };
        DraftSaveRequest: {
            technique?: string;
            findings: string;
            impression: string;
            client: string;
            sequence: number;
            revision: number;
        };
        /** @description One exam as lists and pages show it. */
        Exam: {
            id: number;
            accession: string;
            issuer: string;
            /**
             * @description * `requested` - requested
             *     * `vetted` - vetted
             *     * `booked` - booked
             *     * `arrived` - arrived
             *     * `ready` - ready
             *     * `in_progress` - in_progress
             *     * `acquired` - acquired
             *     * `reported` - reported
             *     * `delivered` - delivered
             *     * `cancelled` - cancelled
             *     * `no_show` - no_show
             *     * `discontinued` - discontinued
             * @enum {string}
             */
            state: "requested" | "vetted" | "booked" | "arrived" | "ready" | "in_progress" | "acquired" | "reported" | "delivered" | "cancelled" | "no_show" | "discontinued";
            /** @description What the caller may ask for here: by the state, the rules and the caller's own permissions. */
            readonly allowed_actions: string[];
            patient: components["schemas"]["ExamPatient"];
            site_id: number;
            site_code: string;
            exam_type_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            duration_min: number;
            modality: string;
            body_part: string;
            laterality: string;
            contrast: string;
            protocol: string;
            priority_code: string;
            priority_rank: number;
            /**
             * @description * `outpatient` - outpatient
             *     * `inpatient` - inpatient
             *     * `emergency` - emergency
             *     * `checkup` - checkup
             * @enum {string}
             */
            patient_class: "outpatient" | "inpatient" | "emergency" | "checkup";
            location: string;
            visit_number: string;
            reason_for_exam: string;
            referrer_name: string;
            order_id: number;
            /** @description of a repeated exam: days after the first one of its order */
            repeat_offset_days: number;
            placer_number: string;
            /** Format: date-time */
            ordered_at: string;
            /** Format: date-time */
            received_at: string;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date-time */
            scan_due_at: string | null;
            /** Format: date-time */
            report_due_at: string | null;
            /** Format: date-time */
            slot_start: string | null;
            slot_device_code: string;
            is_held: boolean;
            version: number;
            steps: components["schemas"]["Step"][];
            facets: {
                [key: string]: string;
            };
            stamps: {
                [key: string]: string;
            };
            stamp_sources: {
                [key: string]: string;
            };
        };
        ExamCard: {
            /** Format: double */
            weight_kg: number | null;
            /** Format: double */
            height_cm: number | null;
            /** Format: double */
            bmi: number | null;
            /** Format: date-time */
            measured_at: string | null;
            prior: components["schemas"]["PriorUse"] | null;
            advice: components["schemas"]["KvAdvice"];
            room_dose: components["schemas"]["RoomDose"] | null;
            comments: components["schemas"]["ExamComment"][];
            /** @description rules that a named person set aside at booking */
            overrides: components["schemas"]["Reason"][];
            outside_hours_reason: string;
            is_overbooked: boolean;
        };
        ExamComment: {
            /** @description vet, suspend, ask or start */
            kind: string;
            note: string;
            readonly by: string;
            /** Format: date-time */
            at: string;
        };
        /** @description An exam as workflow's front door tells it. */
        ExamFacts: {
            id: number;
            accession: string;
            state: string;
            site_id: number;
            modality: string;
            exam_type_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            duration_min: number;
            order_id: number;
            /** @description of a repeated exam: days after the first one of its order */
            repeat_offset_days: number;
            contrast: string;
            laterality: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            prep: {
                [key: string]: string;
            };
            priority_code: string;
            priority_rank: number;
            patient_class: string;
            referrer_name: string;
            reason_for_exam: string;
            /** Format: date-time */
            scan_due_at: string | null;
            /** Format: date-time */
            slot_start: string | null;
            slot_device_code: string;
            is_held: boolean;
            appointment_id: number | null;
            version: number;
        };
        /** @description An exam row of this app's own reads. */
        ExamLine: {
            id: number;
            accession: string;
            state: string;
            site_id: number;
            modality: string;
            exam_type_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            priority_code: string;
            patient: components["schemas"]["PatientLine"];
        };
        ExamPatient: {
            id: number;
            name: string;
            name_latin: string;
            sex: string;
            /** Format: date */
            birth_date: string | null;
            mrn: string;
            is_unknown: boolean;
        };
        ExamType: {
            code: string;
            /** @description DICOM modality of the scanner: CT, MR, DX, MG, US, NM, PT, XA */
            modality: string;
            /** @description DICOM body part term, such as CHEST */
            body_part: string;
            /**
             * @description * `none` - none
             *     * `optional` - optional
             *     * `required` - required
             * @enum {string}
             */
            laterality_rule?: "none" | "optional" | "required";
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /** @description pinyin and initials */
            search_keys?: string;
            duration_min: number;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            prep: {
                [key: string]: string;
            };
            /**
             * @description * `none` - none
             *     * `iodine` - iodine
             *     * `gadolinium` - gadolinium
             *     * `microbubble` - microbubble
             *     * `barium` - barium
             *     * `radiotracer` - radiotracer
             *     * `radiotracer_iodine` - radiotracer_iodine
             * @enum {string}
             */
            contrast?: "none" | "iodine" | "gadolinium" | "microbubble" | "barium" | "radiotracer" | "radiotracer_iodine";
            loinc?: string;
            radlex?: string;
            code_source?: string;
            is_active?: boolean;
            version?: number;
        };
        Exception: {
            /** Format: date */
            day: string;
            /** Format: time */
            opens?: string | null;
            /** Format: time */
            closes?: string | null;
            /** @default  */
            note: string;
        };
        ExceptionRequest: {
            /** Format: date */
            day: string;
            /** Format: time */
            opens?: string | null;
            /** Format: time */
            closes?: string | null;
            /** @default  */
            note: string;
        };
        ExternalViewer: {
            code: string;
            name: {
                [key: string]: string;
            };
            url: string;
        };
        FindingPlace: {
            section: string;
            start: number;
            end: number;
        };
        Fleet: {
            /** Format: date-time */
            at: string;
            tiles: components["schemas"]["Tile"][];
        };
        /** @description What stands against one exam's plan, and what may be chosen. */
        Floor: {
            rejects: components["schemas"]["Reject"][];
            deviations: components["schemas"]["Deviation"][];
            reject_reasons: components["schemas"]["FloorChoice"][];
            deviation_subjects: components["schemas"]["FloorChoice"][];
            deviation_reasons: components["schemas"]["FloorChoice"][];
        };
        FloorChoice: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /** @default false */
            needs_note: boolean;
            /**
             * @description stands in no source
             * @default false
             */
            is_unverified: boolean;
        };
        FollowingMoveRequestRequest: {
            reason_code: string;
            /** @default  */
            reason: string;
            /** Format: date-time */
            starts_at: string;
        };
        ForwardItem: {
            readonly id: number;
            readonly study_id: number;
            study_uid: string;
            accession: string;
            patient_name: string;
            sop_uid: string;
            /**
             * @description * `waiting` - Waiting
             *     * `sent` - Sent
             *     * `parked` - Parked
             * @enum {string}
             */
            status?: "waiting" | "sent" | "parked";
            attempts?: number;
            /**
             * Format: date-time
             * @description real time
             */
            next_try_at: string;
            readonly reason: components["schemas"]["Reason"] | null;
            /** Format: date-time */
            created_at: string;
        };
        FreeSlot: {
            resource_id: number;
            resource_code: string;
            device_code: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
        };
        FreeSlots: {
            duration_min: number;
            slots: components["schemas"]["FreeSlot"][];
            /** @description what an order or a patient may add */
            not_asked: components["schemas"]["Reason"][];
        };
        Grant: {
            /**
             * @description * `front_desk` - front_desk
             *     * `technologist` - technologist
             *     * `nurse` - nurse
             *     * `radiologist` - radiologist
             *     * `resident` - resident
             *     * `referrer` - referrer
             *     * `qc_manager` - qc_manager
             *     * `physicist` - physicist
             *     * `device_admin` - device_admin
             *     * `dicom_admin` - dicom_admin
             *     * `head` - head
             *     * `admin` - admin
             *     * `kiosk` - kiosk
             *     * `machine` - machine
             * @enum {string}
             */
            role: "front_desk" | "technologist" | "nurse" | "radiologist" | "resident" | "referrer" | "qc_manager" | "physicist" | "device_admin" | "dicom_admin" | "head" | "admin" | "kiosk" | "machine";
            site_id?: number | null;
        };
        GrantRequest: {
            /**
             * @description * `front_desk` - front_desk
             *     * `technologist` - technologist
             *     * `nurse` - nurse
             *     * `radiologist` - radiologist
             *     * `resident` - resident
             *     * `referrer` - referrer
             *     * `qc_manager` - qc_manager
             *     * `physicist` - physicist
             *     * `device_admin` - device_admin
             *     * `dicom_admin` - dicom_admin
             *     * `head` - head
             *     * `admin` - admin
             *     * `kiosk` - kiosk
             *     * `machine` - machine
             * @enum {string}
             */
            role: "front_desk" | "technologist" | "nurse" | "radiologist" | "resident" | "referrer" | "qc_manager" | "physicist" | "device_admin" | "dicom_admin" | "head" | "admin" | "kiosk" | "machine";
            site_id?: number | null;
        };
        GroupWait: {
            group: string;
            n: number;
            /**
             * Format: double
             * @description null: too few to say
             */
            mean_days: number | null;
        };
        HalfDay: {
            /** Format: date */
            day: string;
            /**
             * @description * `am` - am
             *     * `pm` - pm
             * @enum {string}
             */
            half: "am" | "pm";
            /** Format: date-time */
            starts_at: string;
            open_min: number;
            places: number;
            /** @description 0 empty to 4 full; null: closed */
            level: number | null;
            /** @description the pool that leaves fewer places than the scanners would */
            readonly reason: components["schemas"]["Reason"] | null;
        };
        Holiday: {
            readonly id: number;
            /** @description null: every site */
            site_id: number | null;
            /** Format: date */
            day: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        HolidayRequest: {
            /** @description null: every site */
            site_id: number | null;
            /** Format: date */
            day: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        Hours: {
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            /** @description Monday 0 */
            weekday: number;
            /** Format: time */
            opens: string;
            /**
             * Format: time
             * @description 00:00 is midnight; at or before the opening: on the next day
             */
            closes: string;
        };
        HoursRequest: {
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            /** @description Monday 0 */
            weekday: number;
            /** Format: time */
            opens: string;
            /**
             * Format: time
             * @description 00:00 is midnight; at or before the opening: on the next day
             */
            closes: string;
        };
        ImageInstance: {
            readonly id: number;
            sop_uid: string;
            sop_class: string;
            transfer_syntax: string;
            number?: number | null;
            n_frames?: number;
            rows?: number | null;
            columns?: number | null;
            /** Format: double */
            position_mm?: number | null;
            facts?: unknown;
            /** Format: date-time */
            received_at: string;
        };
        ImageSeries: {
            readonly id: number;
            series_uid: string;
            modality?: string;
            number?: number | null;
            description?: string;
            protocol_name?: string;
            body_part?: string;
            laterality?: string;
            station_name?: string;
            manufacturer?: string;
            model_name?: string;
            n_instances: number;
        };
        Implant: {
            readonly id: number;
            /** @description pacemaker, aneurysm_clip, ... */
            kind: string;
            /** @description maker, model, serial */
            description?: string;
            body_site?: string;
            /**
             * @description * `safe` - safe
             *     * `conditional` - conditional
             *     * `unsafe` - unsafe
             *     * `unknown` - unknown
             * @enum {string}
             */
            mr_safety?: "safe" | "conditional" | "unsafe" | "unknown";
            /** Format: date */
            implanted_on?: string | null;
            /** Format: date */
            removed_on?: string | null;
            source: string;
            /** Format: date-time */
            noted_at: string;
            noted_by: string;
            version?: number;
        };
        Inbound: {
            readonly id: number;
            sender: string;
            control_id: string;
            kind?: string;
            peer?: string;
            /** Format: date-time */
            received_at: string;
            /**
             * @description * `received` - Received
             *     * `processed` - Processed
             *     * `parked` - Parked
             *     * `rejected` - Rejected
             * @enum {string}
             */
            status?: "received" | "processed" | "parked" | "rejected";
            ack_code?: string;
            reasons: components["schemas"]["Reason"][];
            exam_ids?: unknown;
            attempts?: number;
            /** Format: date-time */
            processed_at?: string | null;
        };
        InboundDetail: {
            readonly id: number;
            sender: string;
            control_id: string;
            kind?: string;
            peer?: string;
            /** Format: date-time */
            received_at: string;
            /**
             * @description * `received` - Received
             *     * `processed` - Processed
             *     * `parked` - Parked
             *     * `rejected` - Rejected
             * @enum {string}
             */
            status?: "received" | "processed" | "parked" | "rejected";
            ack_code?: string;
            reasons: components["schemas"]["Reason"][];
            exam_ids?: unknown;
            attempts?: number;
            /** Format: date-time */
            processed_at?: string | null;
            readonly raw: string;
            readonly ack: string;
        };
        Injection: {
            readonly id: number;
            readonly exam_id: number;
            readonly agent: components["schemas"]["ContrastAgent"];
            /** @default  */
            readonly lot: string;
            /** Format: double */
            volume_ml: number;
            /** Format: double */
            rate_ml_per_s?: number | null;
            /** Format: double */
            saline_ml?: number | null;
            /**
             * @description * `iv` - iv
             *     * `ia` - ia
             *     * `oral` - oral
             *     * `rectal` - rectal
             *     * `other` - other
             * @enum {string}
             */
            route: "iv" | "ia" | "oral" | "rectal" | "other";
            /**
             * @description * `right_elbow` - right_elbow
             *     * `left_elbow` - left_elbow
             *     * `right_forearm` - right_forearm
             *     * `left_forearm` - left_forearm
             *     * `right_hand` - right_hand
             *     * `left_hand` - left_hand
             *     * `central` - central
             *     * `port` - port
             *     * `other` - other
             * @enum {string}
             */
            site?: "right_elbow" | "left_elbow" | "right_forearm" | "left_forearm" | "right_hand" | "left_hand" | "central" | "port" | "other" | "";
            /** @description G of the cannula */
            gauge?: number | null;
            /** Format: date-time */
            at: string;
            readonly given_by: string;
            readonly warnings: components["schemas"]["Reason"][];
            /** Format: uuid */
            client_id?: string | null;
            /** Format: date-time */
            recorded_at: string;
        };
        Interval: {
            code: string;
            text: string;
            /** Format: double */
            minutes: number;
        };
        IssuedToken: {
            token: components["schemas"]["Token"];
            /** @description shown once */
            words: string;
        };
        Key: {
            key_id: number;
            /** @description shown this once */
            secret: string;
        };
        KeyFacts: {
            id: number;
            /** Format: date-time */
            issued_at: string;
            issued_by: string;
            /** Format: date-time */
            revoked_at: string | null;
        };
        /** @description Shows `title_text` in the caller's language. */
        KeyImage: {
            readonly id: number;
            sop_uid: string;
            series_uid: string;
            /** @description from 1 */
            frame?: number;
            /**
             * @description PS3.16 CID 7010
             *
             *     * `113000` - 113000
             *     * `113002` - 113002
             *     * `113003` - 113003
             *     * `113004` - 113004
             *     * `113005` - 113005
             *     * `113006` - 113006
             *     * `113007` - 113007
             *     * `113008` - 113008
             *     * `113009` - 113009
             *     * `113018` - 113018
             *     * `113020` - 113020
             * @enum {string}
             */
            title: "113000" | "113002" | "113003" | "113004" | "113005" | "113006" | "113007" | "113008" | "113009" | "113018" | "113020";
            readonly title_text: string;
            author: string;
            /** Format: date-time */
            at: string;
        };
        KeyImageAddRequest: {
            sop_uid: string;
            /**
             * @description from 1
             * @default 1
             */
            frame: number;
            /**
             * @description code of PS3.16 CID 7010
             *
             *     * `113000` - 113000
             *     * `113002` - 113002
             *     * `113003` - 113003
             *     * `113004` - 113004
             *     * `113005` - 113005
             *     * `113006` - 113006
             *     * `113007` - 113007
             *     * `113008` - 113008
             *     * `113009` - 113009
             *     * `113018` - 113018
             *     * `113020` - 113020
             * @default 113000
             * @enum {string}
             */
            title: "113000" | "113002" | "113003" | "113004" | "113005" | "113006" | "113007" | "113008" | "113009" | "113018" | "113020";
        };
        Kiosk: {
            /**
             * @description * `checked_in` - checked_in
             *     * `already` - already
             *     * `birth_day` - birth_day
             *     * `desk` - desk
             * @enum {string}
             */
            outcome: "checked_in" | "already" | "birth_day" | "desk";
            label: string;
            masked_name: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            room_names: {
                [key: string]: string;
            } | null;
            floor: string;
            ahead: number | null;
        };
        KioskRequestRequest: {
            site_id: number;
            code: string;
            /** @description YYYYMMDD, when the code is not a slip */
            birth_day?: string;
        };
        KvAdvice: {
            /** @description a table is in force at the site */
            is_on: boolean;
            /** @description empty: no row fits this patient */
            kv: string;
            /** Format: double */
            ctdivol_max: number | null;
            source: string;
            policy_version: string;
        };
        Lab: {
            readonly id: number;
            code: string;
            loinc?: string;
            /** Format: double */
            value?: number | null;
            /** @description when it is no number: positive, <0.5 */
            value_text?: string;
            unit?: string;
            /** Format: date-time */
            taken_at: string;
            source: string;
            readonly recorded_by: string;
        };
        Latest: {
            /** Format: date-time */
            t: string;
            /** Format: double */
            v: number;
            /**
             * @description * `good` - good
             *     * `suspect` - suspect
             *     * `bad` - bad
             * @enum {string}
             */
            q: "good" | "suspect" | "bad";
        };
        Level: {
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /** @description units; left may be below zero where a change took promised ones */
            n: number;
        };
        /** @description A rule that judges the channel now. */
        Limit: {
            code: string;
            kind: string;
            severity: string;
            /** Format: double */
            on: number;
            /** Format: double */
            off: number;
            unit: string;
            /** Format: double */
            hold_s: number;
            source: string;
            verified: boolean;
            policy_version: string;
            /** @description this device's own limit */
            own: boolean;
        };
        Load: {
            duration_min: number;
            modality: string;
            days: components["schemas"]["HalfDay"][];
        };
        LoginRequest: {
            username: string;
            password: string;
        };
        Measure: {
            readonly id: number;
            /** Format: double */
            weight_kg?: number | null;
            /** Format: double */
            height_cm?: number | null;
            /** Format: date-time */
            at: string;
            source: string;
            readonly recorded_by: string;
        };
        MoveRequestRequest: {
            resource_id: number;
            /** Format: date-time */
            starts_at: string;
            reason_code: string;
            /** @default  */
            reason: string;
            version: number;
            /** @default  */
            outside_hours_reason: string;
            /** @default  */
            separation_reason: string;
        };
        Mpps: {
            readonly id: number;
            uid: string;
            status: string;
            exams: components["schemas"]["MppsExam"][];
            modality?: string;
            station_ae?: string;
            device_code?: string;
            patient_id_text?: string;
            patient_name?: string;
            /**
             * Format: date-time
             * @description as the scanner's clock says
             */
            started_at?: string | null;
            /** Format: date-time */
            ended_at?: string | null;
            discontinue_reason?: string;
            series: components["schemas"]["MppsSeries"][];
            readonly reason: components["schemas"]["Reason"] | null;
            calling_ae?: string;
            address?: string;
            /**
             * Format: date-time
             * @description department time of the N-CREATE
             */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        MppsExam: {
            id: number;
            accession: string;
            state: string;
        };
        MppsSeries: {
            uid: string;
            description: string;
            protocol: string;
            readonly n_instances: number;
        };
        NewActionCardRequest: {
            /**
             * @description * `allergic_like` - allergic_like
             *     * `physiologic` - physiologic
             *     * `extravasation` - extravasation
             *     * `delayed` - delayed
             *     * `renal` - renal
             *     * `unknown` - unknown
             * @enum {string}
             */
            kind: "allergic_like" | "physiologic" | "extravasation" | "delayed" | "renal" | "unknown";
            /**
             * @description * `mild` - mild
             *     * `moderate` - moderate
             *     * `severe` - severe
             * @enum {string}
             */
            grade: "mild" | "moderate" | "severe";
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            title: {
                [key: string]: string;
            };
            lines: {
                [key: string]: string;
            }[];
        };
        NewAllergyRequest: {
            substance_text: string;
            substance_code?: string;
            /**
             * @description * `allergy` - allergy
             *     * `intolerance` - intolerance
             * @default allergy
             * @enum {string}
             */
            kind: "allergy" | "intolerance";
            /**
             * @description * `mild` - mild
             *     * `moderate` - moderate
             *     * `severe` - severe
             *     * `unknown` - unknown
             * @default unknown
             * @enum {string}
             */
            severity: "mild" | "moderate" | "severe" | "unknown";
            reaction?: string;
            /** @default patient */
            source: string;
        };
        NewContrastLotRequest: {
            agent_code: string;
            lot: string;
            /** Format: date */
            expires_on?: string | null;
            /** Format: double */
            container_ml?: number | null;
            /** @default  */
            barcode: string;
        };
        NewDeviationRequest: {
            subject: string;
            /** @default  */
            planned: string;
            done: string;
            reason: string;
            /** @default  */
            note: string;
            client_id: string;
        };
        /** @description What a person may change; only named fields are saved. */
        NewDeviceRequest: {
            room_id: number;
            ae_title: string;
            station_name?: string;
            serial?: string;
            /**
             * @description * `released` - released
             *     * `restricted` - restricted
             *     * `held` - held
             * @enum {string}
             */
            clinical?: "released" | "restricted" | "held";
            /**
             * @description * `ordered` - ordered
             *     * `installed` - installed
             *     * `in_service` - in_service
             *     * `standby` - standby
             *     * `retired` - retired
             * @enum {string}
             */
            life_cycle?: "ordered" | "installed" | "in_service" | "standby" | "retired";
            /** Format: date */
            installed_on?: string | null;
            plan?: components["schemas"]["PlanRequest"];
            code: string;
            model: string;
        };
        NewDowntimeRequest: {
            /**
             * @description * `breakdown` - breakdown
             *     * `planned` - planned
             *     * `utility` - utility
             *     * `waiting_part` - waiting_part
             *     * `qa_failed` - qa_failed
             * @enum {string}
             */
            cause: "breakdown" | "planned" | "utility" | "waiting_part" | "qa_failed";
            /** @default true */
            full: boolean;
            /** Format: date-time */
            at?: string;
            /** Format: date-time */
            expected_until?: string | null;
            /** @default  */
            note: string;
            work_order_id?: number | null;
        };
        NewExamTypeRequest: {
            modality: string;
            body_part: string;
            /**
             * @description * `none` - none
             *     * `optional` - optional
             *     * `required` - required
             * @enum {string}
             */
            laterality_rule: "none" | "optional" | "required";
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            duration_min: number;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            prep?: {
                [key: string]: string;
            };
            /**
             * @description * `none` - none
             *     * `iodine` - iodine
             *     * `gadolinium` - gadolinium
             *     * `microbubble` - microbubble
             *     * `barium` - barium
             *     * `radiotracer` - radiotracer
             *     * `radiotracer_iodine` - radiotracer_iodine
             * @enum {string}
             */
            contrast: "none" | "iodine" | "gadolinium" | "microbubble" | "barium" | "radiotracer" | "radiotracer_iodine";
            /** @default  */
            loinc: string;
            /** @default  */
            radlex: string;
            /** @default  */
            code_source: string;
            /** @default true */
            is_active: boolean;
            code: string;
        };
        NewImplantRequest: {
            kind: string;
            description?: string;
            body_site?: string;
            /**
             * @description * `safe` - safe
             *     * `conditional` - conditional
             *     * `unsafe` - unsafe
             *     * `unknown` - unknown
             * @default unknown
             * @enum {string}
             */
            mr_safety: "safe" | "conditional" | "unsafe" | "unknown";
            /** Format: date */
            implanted_on?: string | null;
            /** Format: date */
            removed_on?: string | null;
            /** @default patient */
            source: string;
        };
        NewInjectionRequest: {
            /** Format: uuid */
            client_id?: string | null;
            agent_code: string;
            /** @default  */
            lot: string;
            /** Format: date */
            expires_on?: string | null;
            /** Format: double */
            volume_ml: number;
            /** Format: double */
            rate_ml_per_s?: number | null;
            /** Format: double */
            saline_ml?: number | null;
            /**
             * @description * `iv` - iv
             *     * `ia` - ia
             *     * `oral` - oral
             *     * `rectal` - rectal
             *     * `other` - other
             * @default iv
             * @enum {string}
             */
            route: "iv" | "ia" | "oral" | "rectal" | "other";
            /**
             * @description * `right_elbow` - right_elbow
             *     * `left_elbow` - left_elbow
             *     * `right_forearm` - right_forearm
             *     * `left_forearm` - left_forearm
             *     * `right_hand` - right_hand
             *     * `left_hand` - left_hand
             *     * `central` - central
             *     * `port` - port
             *     * `other` - other
             * @default
             * @enum {string}
             */
            site: "right_elbow" | "left_elbow" | "right_forearm" | "left_forearm" | "right_hand" | "left_hand" | "central" | "port" | "other" | "";
            gauge?: number | null;
            /** Format: date-time */
            at?: string | null;
        };
        NewLabRequest: {
            code: string;
            /** Format: double */
            value?: number | null;
            value_text?: string;
            unit?: string;
            /** Format: date-time */
            taken_at: string;
            loinc?: string;
        };
        NewLimitRequest: {
            /** @default true */
            enabled: boolean;
            /** Format: double */
            on?: number | null;
            /** Format: double */
            off?: number | null;
            /** Format: double */
            hold_s?: number | null;
            /** @description where the value comes from, such as the vendor's sheet */
            source: string;
        };
        NewMeasureRequest: {
            /** Format: double */
            weight_kg?: number | null;
            /** Format: double */
            height_cm?: number | null;
            /** Format: date-time */
            at?: string;
        };
        NewMemberRequestRequest: {
            site_id: number;
            name: string;
        };
        NewOrderRequest: {
            patient_id: number;
            site_id: number;
            /**
             * @description * `outpatient` - outpatient
             *     * `inpatient` - inpatient
             *     * `emergency` - emergency
             *     * `checkup` - checkup
             * @enum {string}
             */
            patient_class: "outpatient" | "inpatient" | "emergency" | "checkup";
            exam_type_codes: string[];
            priority: string;
            reason: string;
            referrer_name: string;
            /**
             * Format: uuid
             * @description account that sees the result
             */
            referrer_id?: string | null;
            /**
             * @description * `L` - L
             *     * `R` - R
             *     * `B` - B
             * @enum {string}
             */
            laterality?: "L" | "R" | "B" | "";
            repeat_times?: number;
            /** @description days between the exams of a repeated order */
            repeat_days?: number;
            placer_number?: string;
            visit_number?: string;
            location?: string;
            department?: string;
        };
        NewPatientObservationRequest: {
            /** Format: uuid */
            client_id?: string | null;
            /** Format: int64 */
            reaction_id?: number | null;
            /** Format: date-time */
            at?: string | null;
            systolic_mmhg?: number | null;
            diastolic_mmhg?: number | null;
            pulse_per_min?: number | null;
            spo2_percent?: number | null;
            /**
             * @description * `A` - A
             *     * `V` - V
             *     * `P` - P
             *     * `U` - U
             * @default
             * @enum {string}
             */
            consciousness: "A" | "V" | "P" | "U" | "";
            /** @default  */
            note: string;
        };
        NewPolicyRequest: {
            code: string;
            /**
             * Format: int64
             * @default 0
             */
            site_id: number;
            payload: unknown;
            source: string;
            /** @default  */
            source_date: string;
            change_reason: string;
        };
        NewReactionActRequest: {
            /** Format: uuid */
            client_id?: string | null;
            /**
             * @description * `card` - card
             *     * `drug` - drug
             *     * `call` - call
             *     * `other` - other
             * @enum {string}
             */
            kind: "card" | "drug" | "call" | "other";
            text: string;
            card_line?: number | null;
            /** Format: date-time */
            at?: string | null;
        };
        NewReactionRequest: {
            /** Format: uuid */
            client_id?: string | null;
            /** Format: date-time */
            started_at?: string | null;
            symptoms: string[];
            /**
             * @description * `allergic_like` - allergic_like
             *     * `physiologic` - physiologic
             *     * `extravasation` - extravasation
             *     * `delayed` - delayed
             *     * `renal` - renal
             *     * `unknown` - unknown
             * @default
             * @enum {string}
             */
            kind: "allergic_like" | "physiologic" | "extravasation" | "delayed" | "renal" | "unknown" | "";
            /**
             * @description * `mild` - mild
             *     * `moderate` - moderate
             *     * `severe` - severe
             * @default
             * @enum {string}
             */
            grade: "mild" | "moderate" | "severe" | "";
            /**
             * @description * `right_elbow` - right_elbow
             *     * `left_elbow` - left_elbow
             *     * `right_forearm` - right_forearm
             *     * `left_forearm` - left_forearm
             *     * `right_hand` - right_hand
             *     * `left_hand` - left_hand
             *     * `central` - central
             *     * `port` - port
             *     * `other` - other
             * @default
             * @enum {string}
             */
            body_site: "right_elbow" | "left_elbow" | "right_forearm" | "left_forearm" | "right_hand" | "left_hand" | "central" | "port" | "other" | "";
            /**
             * @description * `lt10` - lt10
             *     * `10to50` - 10to50
             *     * `gt50` - gt50
             *     * `unknown` - unknown
             * @default
             * @enum {string}
             */
            volume_band: "lt10" | "10to50" | "gt50" | "unknown" | "";
        };
        NewRejectRequest: {
            /**
             * @description * `reject` - reject
             *     * `repeat` - repeat
             * @enum {string}
             */
            kind: "reject" | "repeat";
            reason: string;
            client_id: string;
            /** @default 1 */
            n_images: number;
            /** @default  */
            view: string;
            series_uid?: string;
            sop_uid?: string;
            /** @default  */
            note: string;
            /** @default  */
            device_code: string;
            /** Format: date-time */
            at?: string | null;
        };
        NewTokenRequest: {
            name: string;
            /**
             * @description * `front_desk` - front_desk
             *     * `technologist` - technologist
             *     * `nurse` - nurse
             *     * `radiologist` - radiologist
             *     * `resident` - resident
             *     * `referrer` - referrer
             *     * `qc_manager` - qc_manager
             *     * `physicist` - physicist
             *     * `device_admin` - device_admin
             *     * `dicom_admin` - dicom_admin
             *     * `head` - head
             *     * `admin` - admin
             *     * `kiosk` - kiosk
             *     * `machine` - machine
             * @enum {string}
             */
            role: "front_desk" | "technologist" | "nurse" | "radiologist" | "resident" | "referrer" | "qc_manager" | "physicist" | "device_admin" | "dicom_admin" | "head" | "admin" | "kiosk" | "machine";
            site?: number | null;
            /** Format: date-time */
            expires_at?: string | null;
        };
        NewUserRequest: {
            name: string;
            email?: string;
            /** @default  */
            phone: string;
            /** @default true */
            is_active: boolean;
            grants: components["schemas"]["GrantRequest"][];
            username: string;
            password: string;
        };
        NewWorkOrderRequest: {
            device_id: number;
            alarm_id?: number | null;
            /**
             * @description * `corrective` - corrective
             *     * `preventive` - preventive
             *     * `inspection` - inspection
             *     * `calibration` - calibration
             *     * `recall` - recall
             * @default corrective
             * @enum {string}
             */
            kind: "corrective" | "preventive" | "inspection" | "calibration" | "recall";
            /**
             * @description * `critical` - critical
             *     * `high` - high
             *     * `medium` - medium
             *     * `low` - low
             * @enum {string|null}
             */
            priority?: "critical" | "high" | "medium" | "low" | null;
            /** @default  */
            summary: string;
        };
        NoShowRequestRequest: {
            reason_code: string;
            /** @default  */
            reason: string;
            version: number;
        };
        Notice: {
            id: number;
            /**
             * @description * `booked` - booked
             *     * `moved` - moved
             *     * `cancelled` - cancelled
             *     * `reminder` - reminder
             * @enum {string}
             */
            kind: "booked" | "moved" | "cancelled" | "reminder";
            /**
             * @description * `planned` - planned
             *     * `skipped` - skipped
             *     * `waiting` - waiting
             *     * `sending` - sending
             *     * `sent` - sent
             *     * `failed` - failed
             * @enum {string}
             */
            state: "planned" | "skipped" | "waiting" | "sending" | "sent" | "failed";
            /**
             * Format: date-time
             * @description the start that it speaks of
             */
            about: string;
            hours_before: number;
            /** Format: date-time */
            due_at: string;
            /** Format: date-time */
            sent_at: string | null;
            channel: string;
            address: string;
            /** @description in the patient's language; empty until it is queued */
            text: string;
            readonly why: components["schemas"]["Reason"] | null;
        };
        Notification: {
            readonly id: number;
            readonly reason: components["schemas"]["Reason"];
            severity: string;
            link?: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            read_at?: string | null;
        };
        NurseLaneCard: {
            readonly exam: components["schemas"]["SafetyExam"];
            readonly preparation: components["schemas"]["Preparation"];
            readonly verdict: string;
            readonly is_released: boolean;
            readonly reasons: components["schemas"]["Reason"][];
            readonly last_injection: components["schemas"]["Injection"] | null;
            readonly n_open_reactions: number;
        };
        Offer: {
            exam_id: number;
            resource_id: number;
            resource_code: string;
            device_code: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /**
             * @description * `clear` - clear
             *     * `needs` - needs
             *     * `hold` - hold
             * @enum {string}
             */
            verdict: "clear" | "needs" | "hold";
            /** @description minutes that nobody else can use when this slot is taken */
            price_min: number;
            reasons: components["schemas"]["Reason"][];
        };
        OpenedResult: {
            id: number;
            patient: components["schemas"]["ReadPatient"];
            readonly exams: components["schemas"]["ResultExam"][];
            kind: string;
            version: number;
            is_critical: boolean;
            /** Format: date-time */
            released_at: string;
            /** @description When the caller opened it first. */
            readonly opened_at: string | null;
            technique: string;
            findings: string;
            impression: string;
            reason: string;
            author_name: string;
            signer_name: string;
            /** Format: date-time */
            signed_at: string;
        };
        /** @description What is left out stays as it is; `version` is the `edit_version` that was read. */
        OpeningsRequestRequest: {
            version?: number;
            openings: components["schemas"]["HoursRequest"][];
            exceptions: components["schemas"]["ExceptionRequest"][];
            reserves?: components["schemas"]["ReserveRequest"][];
            capacity?: number;
            works_on_holidays?: boolean;
        };
        Order: {
            readonly id: number;
            patient: components["schemas"]["ExamPatient"];
            /**
             * @description * `outpatient` - outpatient
             *     * `inpatient` - inpatient
             *     * `emergency` - emergency
             *     * `checkup` - checkup
             * @enum {string}
             */
            patient_class: "outpatient" | "inpatient" | "emergency" | "checkup";
            site_id: number;
            location: string;
            /** @default  */
            placer_issuer: string;
            /** @default  */
            placer_number: string;
            priority_code: string;
            reason?: string;
            referrer_name?: string;
            department?: string;
            /** Format: date-time */
            ordered_at: string;
            /** Format: date-time */
            received_at: string;
            version?: number;
            exams: components["schemas"]["OrderedExam"][];
        };
        OrderActionRequest: {
            /**
             * @description * `acknowledge` - acknowledge
             *     * `cancel` - cancel
             *     * `finish` - finish
             *     * `pause` - pause
             *     * `reopen` - reopen
             *     * `start` - start
             * @enum {string}
             */
            action: "acknowledge" | "cancel" | "finish" | "pause" | "reopen" | "start";
            version: number;
            /** @default  */
            note: string;
        };
        OrderReading: {
            suggestions: components["schemas"]["Suggestion"][];
            /** @description given when nothing is proposed */
            why_not: components["schemas"]["Reason"][];
            /** @description where the ordered exam says something else than the text */
            differs: components["schemas"]["Reason"][];
            is_urgent: boolean;
        };
        OrderRef: {
            id: number;
            number: string;
            state: string;
        };
        OrderTextRequest: {
            text: string;
            /**
             * @description * `M` - M
             *     * `F` - F
             *     * `O` - O
             *     * `U` - U
             * @enum {string}
             */
            sex?: "M" | "F" | "O" | "U" | "";
            /** Format: date */
            birth_date?: string | null;
            /** @description compared with the text */
            exam_type_codes?: string[];
            /**
             * @description * `L` - L
             *     * `R` - R
             *     * `B` - B
             * @enum {string}
             */
            laterality?: "L" | "R" | "B" | "";
        };
        OrderedExam: {
            id: number;
            accession: string;
            state: string;
            modality: string;
            repeat_offset_days: number;
            exam_type_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
        };
        Outbound: {
            readonly id: number;
            destination: string;
            kind: string;
            /** Format: int64 */
            exam_id: number;
            /** @description what made it: one message a cause, exam and destination */
            cause: string;
            /** Format: date-time */
            created_at: string;
            /**
             * @description * `pending` - Pending
             *     * `sent` - Sent
             *     * `parked` - Parked
             * @enum {string}
             */
            status?: "pending" | "sent" | "parked";
            attempts?: number;
            /** Format: date-time */
            next_try_at: string;
            readonly reason: components["schemas"]["Reason"] | null;
            /** Format: date-time */
            sent_at?: string | null;
        };
        OutboundDetail: {
            readonly id: number;
            destination: string;
            kind: string;
            /** Format: int64 */
            exam_id: number;
            /** @description what made it: one message a cause, exam and destination */
            cause: string;
            /** Format: date-time */
            created_at: string;
            /**
             * @description * `pending` - Pending
             *     * `sent` - Sent
             *     * `parked` - Parked
             * @enum {string}
             */
            status?: "pending" | "sent" | "parked";
            attempts?: number;
            /** Format: date-time */
            next_try_at: string;
            readonly reason: components["schemas"]["Reason"] | null;
            /** Format: date-time */
            sent_at?: string | null;
            readonly raw: string;
            readonly ack: string;
        };
        OverbookRequestRequest: {
            exam_id: number;
            resource_id: number;
            /** Format: date-time */
            starts_at: string;
            reason: string;
            client_key: string;
        };
        PaginatedActionCardList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["ActionCard"][];
        };
        PaginatedAlarmList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Alarm"][];
        };
        PaginatedAllergyList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Allergy"][];
        };
        PaginatedAuditList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Audit"][];
        };
        PaginatedCommitmentList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Commitment"][];
        };
        PaginatedContrastAgentList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["ContrastAgent"][];
        };
        PaginatedContrastLotList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["ContrastLot"][];
        };
        PaginatedDeadLetterList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["DeadLetter"][];
        };
        PaginatedDeliveryList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Delivery"][];
        };
        PaginatedDestinationList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Destination"][];
        };
        PaginatedDeviceList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Device"][];
        };
        PaginatedDeviceModelList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["DeviceModel"][];
        };
        PaginatedDicomContactList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["DicomContact"][];
        };
        PaginatedDicomDestinationList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["DicomDestination"][];
        };
        PaginatedDicomPeerList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["DicomPeer"][];
        };
        PaginatedDicomRefusalList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["DicomRefusal"][];
        };
        PaginatedDoseGroupList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["DoseGroup"][];
        };
        PaginatedDoseRecordList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["DoseRecord"][];
        };
        PaginatedDowntimeList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Downtime"][];
        };
        PaginatedExamList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Exam"][];
        };
        PaginatedExamTypeList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["ExamType"][];
        };
        PaginatedForwardItemList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["ForwardItem"][];
        };
        PaginatedImplantList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Implant"][];
        };
        PaginatedInboundList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Inbound"][];
        };
        PaginatedInjectionList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Injection"][];
        };
        PaginatedLabList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Lab"][];
        };
        PaginatedMeasureList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Measure"][];
        };
        PaginatedMppsList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Mpps"][];
        };
        PaginatedNotificationList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Notification"][];
        };
        PaginatedOrderList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Order"][];
        };
        PaginatedOutboundList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Outbound"][];
        };
        PaginatedPatientList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Patient"][];
        };
        PaginatedPlanChangeList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["PlanChange"][];
        };
        PaginatedPlanRunLineList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["PlanRunLine"][];
        };
        PaginatedPolicyList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Policy"][];
        };
        PaginatedPriorityClassList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["PriorityClass"][];
        };
        PaginatedProcessingList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Processing"][];
        };
        PaginatedQcCaseList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["QcCase"][];
        };
        PaginatedQcDrawList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["QcDraw"][];
        };
        PaginatedQcImageFindingList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["QcImageFinding"][];
        };
        PaginatedQcPhantomAnalysisList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["QcPhantomAnalysis"][];
        };
        PaginatedQcPhantomMeasurementList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["QcPhantomMeasurement"][];
        };
        PaginatedQcReaderStudyList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["QcReaderStudy"][];
        };
        PaginatedQuarantinedObjectList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["QuarantinedObject"][];
        };
        PaginatedReactionList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Reaction"][];
        };
        PaginatedReadingItemList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["ReadingItem"][];
        };
        PaginatedReconcileActList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["ReconcileAct"][];
        };
        PaginatedReferrerList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Referrer"][];
        };
        PaginatedResultList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Result"][];
        };
        PaginatedRoomList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Room"][];
        };
        PaginatedRosterList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Roster"][];
        };
        PaginatedSiteList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Site"][];
        };
        PaginatedStopAlarmList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["StopAlarm"][];
        };
        PaginatedStreamList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Stream"][];
        };
        PaginatedStudyList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Study"][];
        };
        PaginatedTaskList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Task"][];
        };
        PaginatedToBookList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["ToBook"][];
        };
        PaginatedTokenList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Token"][];
        };
        PaginatedUserList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["User"][];
        };
        PaginatedWaitingEntryList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["WaitingEntry"][];
        };
        PaginatedWorkOrderList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["WorkOrder"][];
        };
        PaginatedWorklistAskList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["WorklistAsk"][];
        };
        PasswordRequest: {
            old: string;
            new: string;
        };
        /** @description What a person may change; only named fields are saved. */
        PatchedChangedDeviceRequest: {
            room_id?: number;
            /** @description DICOM AE title, 1 to 16 characters */
            ae_title?: string;
            station_name?: string;
            serial?: string;
            /**
             * @description * `released` - released
             *     * `restricted` - restricted
             *     * `held` - held
             * @enum {string}
             */
            clinical?: "released" | "restricted" | "held";
            /**
             * @description * `ordered` - ordered
             *     * `installed` - installed
             *     * `in_service` - in_service
             *     * `standby` - standby
             *     * `retired` - retired
             * @enum {string}
             */
            life_cycle?: "ordered" | "installed" | "in_service" | "standby" | "retired";
            /** Format: date */
            installed_on?: string | null;
            plan?: components["schemas"]["PlanRequest"];
            version?: number;
        };
        PatchedChangedPatientRequest: {
            name?: string;
            family_name?: string;
            given_name?: string;
            name_latin?: string;
            /**
             * @description * `M` - M
             *     * `F` - F
             *     * `O` - O
             *     * `U` - U
             * @enum {string}
             */
            sex?: "M" | "F" | "O" | "U";
            /** Format: date */
            birth_date?: string | null;
            is_birth_date_estimated?: boolean;
            phone?: string;
            address?: string;
            /**
             * @description * `zh-Hans` - zh-Hans
             *     * `en` - en
             * @enum {string}
             */
            language?: "zh-Hans" | "en" | "";
            is_unknown?: boolean;
            identifiers?: components["schemas"]["PatientIdentifierRequest"][];
            version?: number;
            is_deceased?: boolean;
        };
        PatchedPreferencesRequest: {
            /**
             * @description * `zh-Hans` - zh-Hans
             *     * `en` - en
             * @enum {string}
             */
            language?: "zh-Hans" | "en";
            /**
             * @description * `` -
             *     * `light` - light
             *     * `dark` - dark
             * @enum {string}
             */
            theme?: "" | "light" | "dark";
        };
        Patient: {
            readonly id: number;
            name: string;
            family_name?: string;
            given_name?: string;
            /** @description Family^Given in Latin letters */
            name_latin?: string;
            /**
             * @description * `M` - M
             *     * `F` - F
             *     * `O` - O
             *     * `U` - U
             * @enum {string}
             */
            sex?: "M" | "F" | "O" | "U";
            /** Format: date */
            birth_date?: string | null;
            is_birth_date_estimated?: boolean;
            phone?: string;
            address?: string;
            /** @description zh-Hans or en: what slips and messages are written in */
            language?: string;
            /** @description the identifier people say */
            mrn?: string;
            /** @description an emergency patient nobody has named yet */
            is_unknown?: boolean;
            is_deceased?: boolean;
            merged_into?: number | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            version?: number;
            readonly identifiers: components["schemas"]["PatientIdentifier"][];
        };
        /** @description Effective dose is a sum of estimates for a standard body; examinations without an estimate are counted, not guessed. */
        PatientDose: {
            n_records: number;
            n_estimated: number;
            /** Format: double */
            effective_dose_msv: number | null;
            /** Format: double */
            last_year_msv: number | null;
        };
        PatientFactsRequest: {
            name?: string;
            family_name?: string;
            given_name?: string;
            name_latin?: string;
            /**
             * @description * `M` - M
             *     * `F` - F
             *     * `O` - O
             *     * `U` - U
             * @enum {string}
             */
            sex?: "M" | "F" | "O" | "U";
            /** Format: date */
            birth_date?: string | null;
            is_birth_date_estimated?: boolean;
            phone?: string;
            address?: string;
            /**
             * @description * `zh-Hans` - zh-Hans
             *     * `en` - en
             * @enum {string}
             */
            language?: "zh-Hans" | "en" | "";
            is_unknown?: boolean;
            identifiers?: components["schemas"]["PatientIdentifierRequest"][];
        };
        PatientIdentifier: {
            issuer: string;
            type: string;
            value: string;
        };
        PatientIdentifierRequest: {
            issuer: string;
            type: string;
            value: string;
        };
        PatientLine: {
            id: number;
            name: string;
            sex: string;
            /** Format: date */
            birth_date: string | null;
            mrn: string;
            phone: string;
            is_unknown: boolean;
        };
        PatientObservation: {
            readonly id: number;
            readonly exam_id: number;
            readonly reaction_id: number | null;
            /** Format: date-time */
            at: string;
            systolic_mmhg?: number | null;
            diastolic_mmhg?: number | null;
            pulse_per_min?: number | null;
            spo2_percent?: number | null;
            /** @description AVPU: A, V, P, U */
            consciousness?: string;
            note?: string;
            by: string;
            /** Format: uuid */
            client_id?: string | null;
        };
        PenRequest: {
            /** @default false */
            take_over: boolean;
        };
        PenState: {
            /** @description draft, preliminary, final or amending */
            state: string;
            lock_owner_name: string;
            /** @description Of the draft; 0 without one. */
            readonly revision: number;
        };
        PermissionRow: {
            code: string;
            roles: string[];
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            words: {
                [key: string]: string;
            };
        };
        PlacedOrder: {
            order_id: number;
            exams: components["schemas"]["Exam"][];
        };
        Placement: {
            /**
             * @description * `free` - free
             *     * `override` - override
             *     * `separation` - separation
             *     * `overbook` - overbook
             *     * `refused` - refused
             * @enum {string}
             */
            outcome: "free" | "override" | "separation" | "overbook" | "refused";
            /** @description the caller holds the right that this outcome needs */
            is_permitted: boolean;
            reasons: components["schemas"]["Reason"][];
            shared: components["schemas"]["Shared"][];
            /** @description of this patient, if everybody comes */
            wait_min: number;
            /**
             * Format: double
             * @description that the scanner ends later than the policy allows, by the site's own no-shows
             */
            overtime_chance: number | null;
            pushes: components["schemas"]["Push"][];
        };
        PlacesRequestRequest: {
            places: components["schemas"]["WantedRequest"][];
        };
        /** @description Place on the floor plan, in plan units. */
        Plan: {
            /** Format: double */
            x: number;
            /** Format: double */
            y: number;
            /** Format: double */
            w: number;
            /** Format: double */
            h: number;
        };
        PlanApplied: {
            run: components["schemas"]["PlanRun"];
            applied: number[];
            stale: number[];
        };
        PlanApplyRequest: {
            /** @description none: all */
            change_ids?: number[] | null;
        };
        PlanAskRequest: {
            site_id: number;
            /** Format: date */
            first_day?: string;
            days?: number;
            /** @description empty: all */
            modalities?: ("CT" | "MR" | "DX" | "CR" | "MG" | "US" | "PT" | "NM" | "XA")[];
            /**
             * @description * `none` - none
             *     * `untold` - untold
             *     * `all` - all
             * @default untold
             * @enum {string}
             */
            moves: "none" | "untold" | "all";
            seconds?: number;
            /** @description a run that can be repeated exactly */
            iterations?: number | null;
            /** @default 1 */
            seed: number;
        };
        PlanChange: {
            id: number;
            /**
             * @description * `book` - book
             *     * `move` - move
             *     * `unplaced` - unplaced
             * @enum {string}
             */
            kind: "book" | "move" | "unplaced";
            /**
             * @description * `open` - open
             *     * `applied` - applied
             *     * `stale` - stale
             *     * `rejected` - rejected
             * @enum {string}
             */
            state: "open" | "applied" | "stale" | "rejected";
            exam: components["schemas"]["PlanChangeExam"];
            appointment_id: number | null;
            /** @default  */
            from_resource_code: string;
            /** Format: date-time */
            from_starts_at: string | null;
            /** @default  */
            to_resource_code: string;
            /** Format: date-time */
            to_starts_at: string | null;
            /** Format: date-time */
            to_ends_at: string | null;
            shift_min: number | null;
            saves: number;
            is_told: boolean;
            reasons: components["schemas"]["Reason"][];
            /** @description changes to apply with this one */
            needs: number[];
            readonly note: components["schemas"]["Reason"] | null;
            /** Format: date-time */
            decided_at: string | null;
            readonly decided_by: string;
        };
        PlanChangeExam: {
            id: number;
            accession: string;
            modality: string;
            state: string;
            exam_type_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            priority_code: string;
            patient: components["schemas"]["PatientLine"];
        };
        PlanComparison: {
            is_same: boolean;
            n_different: number;
            cost: number;
            other_cost: number;
        };
        PlanCost: {
            cost: number;
            parts: {
                [key: string]: number;
            };
        };
        PlanKept: {
            change: number;
            readonly reason: components["schemas"]["Reason"];
        };
        PlanRepair: {
            moved: number;
            dropped: number;
            perturbation: number;
        };
        /** @description Place on the floor plan, in plan units. */
        PlanRequest: {
            /** Format: double */
            x: number;
            /** Format: double */
            y: number;
            /** Format: double */
            w: number;
            /** Format: double */
            h: number;
        };
        /** @description A run in a list. */
        PlanRun: {
            id: number;
            site_id: number;
            /**
             * @description * `plan` - plan
             *     * `repair` - repair
             * @enum {string}
             */
            kind: "plan" | "repair";
            /**
             * @description * `person` - person
             *     * `nightly` - nightly
             *     * `outage` - outage
             *     * `replay` - replay
             * @enum {string}
             */
            cause: "person" | "nightly" | "outage" | "replay";
            /**
             * @description * `queued` - queued
             *     * `running` - running
             *     * `done` - done
             *     * `failed` - failed
             *     * `cancelled` - cancelled
             *     * `applied` - applied
             *     * `partly_applied` - partly_applied
             *     * `rejected` - rejected
             *     * `stale` - stale
             * @enum {string}
             */
            state: "queued" | "running" | "done" | "failed" | "cancelled" | "applied" | "partly_applied" | "rejected" | "stale";
            /** Format: date */
            first_day: string;
            days: number;
            modalities: string[];
            /**
             * @description * `none` - none
             *     * `untold` - untold
             *     * `all` - all
             * @enum {string}
             */
            moves: "none" | "untold" | "all";
            /**
             * @description of a repair: what failed
             * @default
             */
            resource_code: string;
            seconds: number;
            iterations: number | null;
            seed: number;
            cost: number | null;
            bound: number | null;
            /** Format: double */
            gap: number | null;
            /** Format: date-time */
            asked_at: string;
            readonly asked_by: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
            replay_of_id: number | null;
            version: number;
            policy_version: string;
            was_stopped: boolean;
            block_id: number | null;
            /** @description [seconds, cost, bound] */
            trace: (number | null)[][];
            present: components["schemas"]["PlanCost"] | null;
            settled: components["schemas"]["PlanSettled"] | null;
            comparison: components["schemas"]["PlanComparison"] | null;
            log: string;
            readonly counts: {
                [key: string]: number;
            };
            allowed_actions: string[];
            /**
             * Format: date-time
             * @description what was applied last may be taken back until then
             */
            undo_until: string | null;
        };
        /** @description A run in a list. */
        PlanRunLine: {
            id: number;
            site_id: number;
            /**
             * @description * `plan` - plan
             *     * `repair` - repair
             * @enum {string}
             */
            kind: "plan" | "repair";
            /**
             * @description * `person` - person
             *     * `nightly` - nightly
             *     * `outage` - outage
             *     * `replay` - replay
             * @enum {string}
             */
            cause: "person" | "nightly" | "outage" | "replay";
            /**
             * @description * `queued` - queued
             *     * `running` - running
             *     * `done` - done
             *     * `failed` - failed
             *     * `cancelled` - cancelled
             *     * `applied` - applied
             *     * `partly_applied` - partly_applied
             *     * `rejected` - rejected
             *     * `stale` - stale
             * @enum {string}
             */
            state: "queued" | "running" | "done" | "failed" | "cancelled" | "applied" | "partly_applied" | "rejected" | "stale";
            /** Format: date */
            first_day: string;
            days: number;
            modalities: string[];
            /**
             * @description * `none` - none
             *     * `untold` - untold
             *     * `all` - all
             * @enum {string}
             */
            moves: "none" | "untold" | "all";
            /**
             * @description of a repair: what failed
             * @default
             */
            resource_code: string;
            seconds: number;
            iterations: number | null;
            seed: number;
            cost: number | null;
            bound: number | null;
            /** Format: double */
            gap: number | null;
            /** Format: date-time */
            asked_at: string;
            readonly asked_by: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
            replay_of_id: number | null;
            version: number;
        };
        PlanSettled: {
            cost: number;
            parts: {
                [key: string]: number;
            };
            repair: components["schemas"]["PlanRepair"] | null;
            summary: components["schemas"]["PlanSummary"];
            fairness?: components["schemas"]["WaitSpread"][];
        };
        /** @description Pairs: as the calendar stands, and with the plan. */
        PlanSummary: {
            placed: number[];
            unplaced: number[];
            late: number[];
            wait_days: number[];
            overtime_min: number[];
            moved: number[];
        };
        PlanUndone: {
            run: components["schemas"]["PlanRun"];
            undone: number[];
            kept: components["schemas"]["PlanKept"][];
        };
        Policy: {
            readonly id: number;
            code: string;
            readonly name: string;
            /**
             * Format: int64
             * @default 0
             */
            site_id: number;
            version: number;
            /** Format: date */
            valid_from: string;
            source?: string;
            source_date?: string;
            /**
             * @description * `draft` - Draft
             *     * `unverified` - Unverified
             *     * `active` - Active
             *     * `retired` - Retired
             * @enum {string}
             */
            status: "draft" | "unverified" | "active" | "retired";
            payload: unknown;
            readonly author: string;
            readonly activated_by: string;
            /** Format: date-time */
            activated_at?: string | null;
            change_reason?: string;
        };
        /** @description One pool over time: what is there, and what is left of it after the bookings. */
        PoolLevels: {
            pool_id: number;
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            pool_kind: string;
            capacity: components["schemas"]["Level"][];
            left: components["schemas"]["Level"][];
        };
        PoolRequestRequest: {
            site_id: number;
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /**
             * @description * `staff` - Staff
             *     * `room` - Room
             *     * `equipment` - Equipment
             * @enum {string}
             */
            pool_kind: "staff" | "room" | "equipment";
            /** @default 1 */
            capacity: number;
        };
        Premedication: {
            readonly regimen: string;
            readonly ordered_by: string;
            /** Format: date-time */
            readonly first_dose_at: string | null;
            /** Format: date-time */
            readonly taken_at: string | null;
            readonly policy_version: string;
        };
        PremedicationOrderRequest: {
            regimen: string;
        };
        Preparation: {
            readonly id: number;
            readonly exam_id: number;
            /**
             * @description * `to_prepare` - to_prepare
             *     * `iv_in_place` - iv_in_place
             *     * `drinking` - drinking
             *     * `injecting` - injecting
             *     * `observing` - observing
             *     * `done` - done
             *     * `left` - left
             * @enum {string}
             */
            lane?: "to_prepare" | "iv_in_place" | "drinking" | "injecting" | "observing" | "done" | "left";
            /** Format: date-time */
            lane_since: string;
            /** Format: date-time */
            opened_at: string;
            iv_site?: string;
            iv_gauge?: number | null;
            /** Format: date-time */
            iv_at?: string | null;
            iv_by?: string;
            /** Format: date-time */
            handed_over_at?: string | null;
            handed_over_by?: string;
            /** Format: date-time */
            observe_until?: string | null;
            observe_policy?: string;
            /** Format: date-time */
            discharged_at?: string | null;
            discharged_by?: string;
            version?: number;
        };
        PreparationMoveRequest: {
            version?: number | null;
            /**
             * @description * `right_elbow` - right_elbow
             *     * `left_elbow` - left_elbow
             *     * `right_forearm` - right_forearm
             *     * `left_forearm` - left_forearm
             *     * `right_hand` - right_hand
             *     * `left_hand` - left_hand
             *     * `central` - central
             *     * `port` - port
             *     * `other` - other
             * @default
             * @enum {string}
             */
            iv_site: "right_elbow" | "left_elbow" | "right_forearm" | "left_forearm" | "right_hand" | "left_hand" | "central" | "port" | "other" | "";
            iv_gauge?: number | null;
            /** @default  */
            note: string;
        };
        Preset: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /** @default false */
            needs_note: boolean;
            /**
             * @description stands in no source
             * @default false
             */
            is_unverified: boolean;
            exam_type: string;
        };
        /** @description A signed report of the same patient. */
        PriorReport: {
            id: number;
            modality: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_names: {
                [key: string]: string;
            };
            /** Format: date-time */
            signed_at: string;
            findings: string;
            impression: string;
            exam_ids: number[];
        };
        PriorUse: {
            exam_id: number;
            accession: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            /** Format: date-time */
            at: string | null;
            protocol: string;
            kvp: number[];
            /** Format: double */
            ctdivol: number | null;
            /** Format: double */
            dlp: number | null;
            agents: string[];
        };
        PriorityClass: {
            code: string;
            rank: number;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            hl7: string;
            dicom: string;
            /** @description scan due this many minutes after the order is received */
            due_min: number;
            source: string;
        };
        Processing: {
            id: number;
            what: string;
            readonly what_names: {
                [key: string]: string;
            };
            /**
             * @description * `open` - open
             *     * `taken` - taken
             *     * `proposed` - proposed
             *     * `returned` - returned
             *     * `done` - done
             *     * `withdrawn` - withdrawn
             * @enum {string}
             */
            progress: "open" | "taken" | "proposed" | "returned" | "done" | "withdrawn";
            readonly allowed_actions: string[];
            exam_id: number;
            accession: string;
            patient_name: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            modality: string;
            exam_state: string;
            readonly has_images: boolean;
            site_id: number;
            /** Format: date-time */
            due_at: string | null;
            assignee_id: string;
            assignee_name: string;
            asked_note: string;
            returned_note: string;
            results: components["schemas"]["DerivedResult"][];
            /** Format: date-time */
            opened_at: string;
            readonly opened_by: string;
            /** Format: date-time */
            closed_at: string | null;
            readonly closed_by: string;
            note: string;
            version: number;
        };
        ProcessingActRequest: {
            /**
             * @description * `take` - take
             *     * `finish` - finish
             *     * `return` - return
             *     * `withdraw` - withdraw
             * @enum {string}
             */
            action: "take" | "finish" | "return" | "withdraw";
            /** @default  */
            note: string;
            version?: number;
        };
        ProcessingAskRequest: {
            what: string;
            /** @default  */
            note: string;
            /** Format: date-time */
            due_at?: string | null;
            /** @default  */
            assignee_id: string;
        };
        ProcessingChoices: {
            kinds: components["schemas"]["ProcessingKind"][];
            people: components["schemas"]["ProcessingPerson"][];
        };
        ProcessingKind: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            due_min: number;
        };
        ProcessingPerson: {
            id: string;
            name: string;
        };
        Proposal: {
            exam: components["schemas"]["TraceExam"];
            score: number;
            reasons: components["schemas"]["Reason"][];
        };
        Push: {
            appointment_id: number;
            patient_name: string;
            /** Format: date-time */
            from_at: string;
            /** Format: date-time */
            to_at: string;
            delay_min: number;
            /** @description what the push breaks: a visit, a distance to another exam */
            broken: components["schemas"]["Reason"][];
        };
        QaResultRequest: {
            test: string;
            passed: boolean;
            values?: {
                [key: string]: number;
            };
        };
        QcAgreement: {
            readers: string[];
            n: number;
            /** Format: double */
            kappa: number | null;
            interval: number[] | null;
        };
        /** @description All that a reviewer is given: content, pictures by number, the scale. Nothing else leaves the server. */
        QcAudit: {
            case_id: number;
            kind: string;
            queue: string;
            is_arbitration: boolean;
            reason_text: string;
            disclosure: components["schemas"]["QcDisclosure"] | null;
            content: components["schemas"]["QcContent"];
            n_pictures: number;
            scale: components["schemas"]["QcScale"];
        };
        QcBaseline: {
            id: number;
            centres: {
                [key: string]: components["schemas"]["QcCentre"];
            };
            /** Format: date-time */
            first_at: string;
            /** Format: date-time */
            last_at: string;
            reason: string;
            set_by_name: string;
            /** Format: date-time */
            set_at: string;
            policy_version: string;
        };
        QcBaselineSetRequest: {
            device_code: string;
            kind: string;
            /** Format: double */
            kvp: number;
            /** Format: date-time */
            first_at: string;
            /** Format: date-time */
            last_at: string;
            reason: string;
        };
        QcBreach: {
            /**
             * @description * `water` - water
             *     * `uniformity` - uniformity
             *     * `noise` - noise
             * @enum {string}
             */
            parameter: "water" | "uniformity" | "noise";
            /**
             * @description * `tolerance` - tolerance
             *     * `shewhart` - shewhart
             *     * `ewma` - ewma
             * @enum {string}
             */
            rule: "tolerance" | "shewhart" | "ewma";
            /**
             * @description * `warn` - warn
             *     * `error` - error
             * @enum {string}
             */
            severity: "warn" | "error";
            /** Format: double */
            value: number;
            /** Format: double */
            limit: number;
        };
        /** @description A case in a list. `ref`, `exam_id` and names are empty while `is_masked`. */
        QcCase: {
            id: number;
            kind: string;
            origin: string;
            queue: string;
            state: string;
            grade: string;
            version: number;
            draw_id: number | null;
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            closed_at: string | null;
            reason_text: string;
            outcome: string;
            raised_by_name: string;
            readonly allowed_actions: string[];
            readonly is_masked: boolean;
            readonly ref: string;
            readonly exam_id: number | null;
            readonly exam_names: {
                [key: string]: string;
            };
            readonly modality: string;
            readonly n_reviews: number;
            /** @description Reviews by somebody who had seen on another screen who is behind it. */
            readonly n_unblinded: number;
            /** @description Of the last review, once nobody has to look any more. */
            readonly defects: string[];
        };
        /** @description One case with content; reviews and identity only when it is no longer masked. */
        QcCasePage: {
            id: number;
            kind: string;
            origin: string;
            queue: string;
            state: string;
            grade: string;
            version: number;
            draw_id: number | null;
            /** Format: date-time */
            opened_at: string;
            /** Format: date-time */
            closed_at: string | null;
            reason_text: string;
            outcome: string;
            raised_by_name: string;
            readonly allowed_actions: string[];
            readonly is_masked: boolean;
            readonly ref: string;
            readonly exam_id: number | null;
            readonly exam_names: {
                [key: string]: string;
            };
            readonly modality: string;
            readonly n_reviews: number;
            /** @description Reviews by somebody who had seen on another screen who is behind it. */
            readonly n_unblinded: number;
            /** @description Of the last review, once nobody has to look any more. */
            readonly defects: string[];
            readonly content: components["schemas"]["QcContent"] | null;
            readonly reviews: components["schemas"]["QcReview"][];
            readonly identity: components["schemas"]["QcIdentity"] | null;
        };
        QcCentre: {
            /** Format: double */
            mean: number;
            /** Format: double */
            sd: number;
            n: number;
        };
        QcCharts: {
            kind: string;
            weeks: number;
            p_chart: components["schemas"]["QcPoint"][];
            defects: components["schemas"]["QcDefectCount"][];
            agreement: components["schemas"]["QcAgreement"][];
            rate: components["schemas"]["QcRate"];
            kappa_min_cases: number;
        };
        QcCondition: {
            condition: string;
            n: number;
            /** Format: double */
            q1: number | null;
            /** Format: double */
            median: number | null;
            /** Format: double */
            q3: number | null;
            /** Format: double */
            mean: number | null;
            counts: number[];
            bmi: components["schemas"]["QcOutcomeTest"] | null;
        };
        /** @description A subject without its identity. */
        QcContent: {
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_names: {
                [key: string]: string;
            };
            modality: string;
            body_part: string;
            laterality: string;
            contrast: string;
            reason_for_exam: string;
            patient_class: string;
            sex: string;
            age_band: string;
            technique?: string;
            findings?: string;
            impression?: string;
            lang?: string;
            n_instances?: number;
        };
        QcCriterion: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
        };
        QcCriterionResult: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            conditions: components["schemas"]["QcCondition"][];
            agreement: components["schemas"]["QcKappa"][];
            n_cases: number;
            normality: components["schemas"]["QcNormality"][];
            variance: components["schemas"]["QcOutcomeTest"] | null;
            overall: components["schemas"]["QcOutcomeTest"] | null;
            /**
             * @description * `normal_equal` - normal_equal
             *     * `not_normal` - not_normal
             *     * `unequal_variance` - unequal_variance
             *     * `two_conditions` - two_conditions
             *     * `too_few` - too_few
             *     * `no_spread` - no_spread
             * @enum {string}
             */
            why: "normal_equal" | "not_normal" | "unequal_variance" | "two_conditions" | "too_few" | "no_spread";
            pairs: components["schemas"]["QcPair"][];
        };
        QcDefect: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            key: string;
        };
        QcDefectCount: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            n: number;
            /** Format: double */
            share: number;
            /** Format: double */
            cumulative: number;
        };
        /** @description What to draw: exactly one of size, share and half_width. */
        QcDesignRequest: {
            /**
             * @description * `image` - image
             *     * `report` - report
             * @enum {string}
             */
            kind: "image" | "report";
            /**
             * @description * `random` - random
             *     * `active` - active
             * @default random
             * @enum {string}
             */
            method: "random" | "active";
            /** Format: date-time */
            period_from: string;
            /** Format: date-time */
            period_to: string;
            strata?: ("modality" | "responsible_id" | "device_code" | "protocol" | "patient_class" | "shift" | "site_id")[];
            size?: number;
            /** Format: double */
            share?: number;
            /** Format: double */
            half_width?: number;
            /**
             * Format: double
             * @default 0.05
             */
            expected: number;
            /** @default 0 */
            floor: number;
            modality?: string;
            site_id?: number;
            /** Format: int64 */
            seed?: number;
        };
        /** @description How a reviewer saw, on another screen, who is behind the case: report, prior or images. */
        QcDisclosure: {
            how: string;
            /** Format: date-time */
            at: string;
        };
        /** @description A draw as it was made; the drawn list stays with the server while its cases are masked. */
        QcDraw: {
            id: number;
            kind: string;
            method: string;
            design: {
                [key: string]: unknown;
            };
            filters: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            period_from: string;
            /** Format: date-time */
            period_to: string;
            seed: number;
            frame_hash: string;
            frame_size: number;
            readonly n_drawn: number;
            /** Format: date-time */
            made_at: string;
            made_by_name: string;
        };
        QcEwma: {
            /** Format: double */
            value: number;
            /** Format: double */
            lower: number;
            /** Format: double */
            upper: number;
            is_out: boolean;
        };
        QcIdentity: {
            exam_id: number | null;
            study_id: number | null;
            accession: string;
            patient_name: string;
            responsible: {
                [key: string]: unknown;
            }[];
        };
        QcImageAnswerRequest: {
            /**
             * @description * `repeated` - repeated
             *     * `corrected` - corrected
             *     * `accepted` - accepted
             *     * `false_alarm` - false_alarm
             * @enum {string}
             */
            verdict: "repeated" | "corrected" | "accepted" | "false_alarm";
            /** @default  */
            note: string;
        };
        /** @description What a rule said about a study, and what a person answered; not which case it raised, since that case is judged blind. */
        QcImageFinding: {
            id: number;
            study_id: number;
            exam_id: number;
            rule: string;
            rule_version: number;
            policy_version: string;
            category: string;
            /**
             * @description * `info` - info
             *     * `warn` - warn
             *     * `error` - error
             * @enum {string}
             */
            severity: "info" | "warn" | "error";
            series_uid: string;
            sop_uid: string;
            readonly reason: components["schemas"]["Reason"];
            /**
             * @description * `technologist` - technologist
             *     * `case` - case
             *     * `record` - record
             * @enum {string}
             */
            route: "technologist" | "case" | "record";
            /**
             * @description * `open` - open
             *     * `answered` - answered
             *     * `withdrawn` - withdrawn
             * @enum {string}
             */
            state: "open" | "answered" | "withdrawn";
            /** Format: date-time */
            found_at: string;
            /**
             * @description * `` -
             *     * `repeated` - repeated
             *     * `corrected` - corrected
             *     * `accepted` - accepted
             *     * `false_alarm` - false_alarm
             * @enum {string}
             */
            verdict: "" | "repeated" | "corrected" | "accepted" | "false_alarm";
            note: string;
            answered_by_name: string;
            /** Format: date-time */
            answered_at: string | null;
        };
        /** @description A rule with what it said above a hint, how much of that was answered, and how much was a false alarm. */
        QcImageRule: {
            code: string;
            version: number;
            category: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            title: {
                [key: string]: string;
            };
            reads_pixels: boolean;
            n_found: number;
            n_answered: number;
            n_false: number;
        };
        QcKappa: {
            readers: string[];
            n: number;
            /** Format: double */
            linear: number | null;
            /** Format: double */
            quadratic: number | null;
        };
        QcMyReading: {
            id: number;
            title: string;
            /**
             * @description * `open` - open
             *     * `locked` - locked
             * @enum {string}
             */
            state: "open" | "locked";
            done: number;
            total: number;
        };
        QcNormality: {
            condition: string;
            result: components["schemas"]["QcOutcomeTest"] | null;
        };
        QcOutcomeRequest: {
            text: string;
            version?: number;
        };
        QcOutcomeTest: {
            test: string;
            /** Format: double */
            statistic: number | null;
            /** Format: double */
            p: number;
            df: number[];
        };
        QcPair: {
            first: string;
            second: string;
            test: string;
            /** Format: double */
            statistic: number | null;
            /** Format: double */
            p: number;
            /** Format: double */
            p_holm: number;
        };
        /** @description Lines of one chart in HU; `ewma` has an entry for each point, empty before the end of the baseline. */
        QcParameter: {
            /**
             * @description * `water` - water
             *     * `uniformity` - uniformity
             *     * `noise` - noise
             * @enum {string}
             */
            parameter: "water" | "uniformity" | "noise";
            /** Format: double */
            centre: number | null;
            /** Format: double */
            sd: number | null;
            /** Format: double */
            lower: number | null;
            /** Format: double */
            upper: number | null;
            tolerance: number[] | null;
            hard_tolerance: number[] | null;
            ewma: components["schemas"]["QcEwma"][];
        };
        /** @description What pylinac said of a CatPhan or ACR phantom, or why it said nothing. */
        QcPhantomAnalysis: {
            id: number;
            study_id: number;
            kind: string;
            device_code: string;
            /**
             * @description * `done` - done
             *     * `failed` - failed
             *     * `unavailable` - unavailable
             * @enum {string}
             */
            state: "done" | "failed" | "unavailable";
            software: string;
            result: unknown;
            readonly reason: components["schemas"]["Reason"] | null;
            /** Format: date-time */
            at: string;
        };
        QcPhantomChart: {
            device_code: string;
            kind: string;
            /** Format: double */
            kvp: number;
            points: components["schemas"]["QcPhantomMeasurement"][];
            baseline: components["schemas"]["QcBaseline"] | null;
            parameters: components["schemas"]["QcParameter"][];
        };
        /** @description CT numbers in HU; `study_id` is empty for what an earlier register handed over. */
        QcPhantomMeasurement: {
            id: number;
            /**
             * @description * `images` - images
             *     * `record` - record
             * @enum {string}
             */
            source: "images" | "record";
            study_id: number | null;
            kind: string;
            device_code: string;
            /** Format: double */
            kvp: number;
            kernel: string;
            /** Format: date-time */
            measured_at: string;
            /** Format: double */
            water: number;
            /** Format: double */
            uniformity: number;
            /** Format: double */
            noise: number;
            edges: number[];
            n_slices: number;
            n_px: number;
            software: string;
            policy_version: string;
            breaches: components["schemas"]["QcBreach"][];
        };
        /** @description A scanner with a phantom at one tube voltage: how it stands. */
        QcPhantomRow: {
            device_code: string;
            kind: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /** Format: double */
            kvp: number;
            n: number;
            last: components["schemas"]["QcPhantomMeasurement"];
            baseline: components["schemas"]["QcBaseline"] | null;
        };
        /** @description A week of the p-chart; rate and limits are empty without reviews. */
        QcPoint: {
            /** Format: date */
            starts_on: string;
            week: number;
            hits: number;
            n: number;
            /** Format: double */
            rate: number | null;
            /** Format: double */
            centre: number | null;
            /** Format: double */
            lower: number | null;
            /** Format: double */
            upper: number | null;
            out: boolean;
        };
        QcPreview: {
            frame_size: number;
            already_drawn: number;
            to_draw: number;
            strata: components["schemas"]["QcStratum"][];
        };
        /** @description One reviewer's queue: cases still to judge and those judged in the last day, oldest first. */
        QcQueue: {
            queue: string;
            cases: components["schemas"]["QcQueueCase"][];
            draws: components["schemas"]["QcDraw"][];
            median_s: number | null;
        };
        QcQueueCase: {
            id: number;
            is_done: boolean;
            grade: string;
        };
        QcQueueCounts: {
            random: number;
            active: number;
            central: number;
            raised: number;
        };
        QcRaiseRequest: {
            /**
             * @description * `exam` - exam
             *     * `study` - study
             *     * `report` - report
             * @enum {string}
             */
            subject_kind: "exam" | "study" | "report";
            subject_id: number;
            /**
             * @description * `complaint` - complaint
             *     * `self` - self
             *     * `requested` - requested
             * @default complaint
             * @enum {string}
             */
            origin: "complaint" | "self" | "requested";
            reason_text: string;
        };
        QcRaised: {
            id: number;
            /** Format: date-time */
            opened_at: string;
        };
        QcRate: {
            n: number;
            passed: number;
            n_unblinded: number;
            interval: number[] | null;
        };
        QcReaderCase: {
            label: string;
            study_id: number;
            /** Format: double */
            bmi: number | null;
            conditions: string[];
        };
        QcReaderCaseMakeRequest: {
            /** Format: int64 */
            study_id: number;
            label: string;
            /** Format: double */
            bmi?: number | null;
        };
        QcReaderCriterion: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            anchors: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        QcReaderLockRequest: {
            version: number;
            /** @default  */
            reason: string;
        };
        QcReaderMakeRequest: {
            title: string;
            /** Format: int64 */
            site_id: number;
            cases: components["schemas"]["QcReaderCaseMakeRequest"][];
            reader_ids: string[];
            /**
             * Format: double
             * @default 40
             */
            window_centre: number;
            /**
             * Format: double
             * @default 400
             */
            window_width: number;
        };
        QcReaderPerson: {
            id: string;
            name: string;
        };
        QcReaderProgress: {
            name: string;
            done: number;
            total: number;
        };
        QcReaderResults: {
            /** Format: double */
            alpha: number;
            n_scores: number;
            n_changed: number;
            criteria: components["schemas"]["QcCriterionResult"][];
        };
        QcReaderStudy: {
            id: number;
            title: string;
            /**
             * @description * `open` - open
             *     * `locked` - locked
             * @enum {string}
             */
            state: "open" | "locked";
            version: number;
            scale_version: string;
            seed: number;
            /** Format: double */
            window_centre: number;
            /** Format: double */
            window_width: number;
            made_by_name: string;
            /** Format: date-time */
            made_at: string;
            /** Format: date-time */
            locked_at: string | null;
            locked_by_name: string;
            n_items: number;
            n_readers: number;
        };
        QcReaderStudyDetail: {
            id: number;
            title: string;
            /**
             * @description * `open` - open
             *     * `locked` - locked
             * @enum {string}
             */
            state: "open" | "locked";
            version: number;
            scale_version: string;
            seed: number;
            /** Format: double */
            window_centre: number;
            /** Format: double */
            window_width: number;
            made_by_name: string;
            /** Format: date-time */
            made_at: string;
            /** Format: date-time */
            locked_at: string | null;
            locked_by_name: string;
            n_items: number;
            n_readers: number;
            criteria: components["schemas"]["QcReaderCriterion"][];
            progress: components["schemas"]["QcReaderProgress"][];
            cases: components["schemas"]["QcReaderCase"][];
        };
        /** @description One item as its reader sees it: pictures by number, never whose or how they were reconstructed. */
        QcReadingSheet: {
            id: number;
            title: string;
            /**
             * @description * `open` - open
             *     * `locked` - locked
             * @enum {string}
             */
            state: "open" | "locked";
            criteria: components["schemas"]["QcReaderCriterion"][];
            place: number;
            done: boolean[];
            n_pictures: number;
            scores: {
                [key: string]: number;
            };
        };
        /** @description Centre and full sides in mm along the rows (u) and columns (v) of the slice. */
        QcRegion: {
            name: string;
            /**
             * @description * `target` - target
             *     * `fat` - fat
             *     * `muscle` - muscle
             *     * `background` - background
             * @enum {string}
             */
            role: "target" | "fat" | "muscle" | "background";
            /**
             * @description * `ellipse` - ellipse
             *     * `rectangle` - rectangle
             * @enum {string}
             */
            shape: "ellipse" | "rectangle";
            /** Format: double */
            u_mm: number;
            /** Format: double */
            v_mm: number;
            /** Format: double */
            width_mm: number;
            /** Format: double */
            height_mm: number;
        };
        /** @description Centre and full sides in mm along the rows (u) and columns (v) of the slice. */
        QcRegionRequest: {
            name: string;
            /**
             * @description * `target` - target
             *     * `fat` - fat
             *     * `muscle` - muscle
             *     * `background` - background
             * @enum {string}
             */
            role: "target" | "fat" | "muscle" | "background";
            /**
             * @description * `ellipse` - ellipse
             *     * `rectangle` - rectangle
             * @enum {string}
             */
            shape: "ellipse" | "rectangle";
            /** Format: double */
            u_mm: number;
            /** Format: double */
            v_mm: number;
            /** Format: double */
            width_mm: number;
            /** Format: double */
            height_mm: number;
        };
        QcRegionResult: {
            name: string;
            /**
             * @description * `target` - target
             *     * `fat` - fat
             *     * `muscle` - muscle
             *     * `background` - background
             * @enum {string}
             */
            role: "target" | "fat" | "muscle" | "background";
            n: number;
            /** Format: double */
            mean: number | null;
            /** Format: double */
            sd: number | null;
            /** Format: double */
            snr: number | null;
            /**
             * @description * `` -
             *     * `few_pixels` - few_pixels
             *     * `empty` - empty
             * @enum {string}
             */
            warning: "" | "few_pixels" | "empty";
        };
        QcReview: {
            id: number;
            reviewer_name: string;
            is_arbiter: boolean;
            is_blinded: boolean;
            readonly disclosure: components["schemas"]["QcDisclosure"] | null;
            scale_version: string;
            readonly scores: components["schemas"]["QcScore"][];
            radpeer: string;
            defects: string[];
            grade: string;
            comment: string;
            spent_s: number;
            /** Format: date-time */
            submitted_at: string;
        };
        QcReviewSubmitRequest: {
            scores: {
                [key: string]: number;
            };
            defects?: string[];
            /**
             * @description * `` -
             *     * `1` - 1
             *     * `2a` - 2a
             *     * `2b` - 2b
             *     * `3a` - 3a
             *     * `3b` - 3b
             * @default
             * @enum {string}
             */
            radpeer: "" | "1" | "2a" | "2b" | "3a" | "3b";
            /** @default  */
            comment: string;
            /** @default 0 */
            spent_s: number;
            /** @default false */
            request_correction: boolean;
        };
        QcRoi: {
            id: number;
            study_id: number;
            /** Format: double */
            position_mm: number | null;
            regions: components["schemas"]["QcRegion"][];
            reference_uid: string;
            results: components["schemas"]["QcRoiSeriesResult"][];
            note: string;
            software: string;
            policy_version: string;
            made_by_name: string;
            /** Format: date-time */
            made_at: string;
        };
        QcRoiMakeRequest: {
            /** Format: int64 */
            instance_id: number;
            regions: components["schemas"]["QcRegionRequest"][];
            /** @default  */
            reference_uid: string;
            /** @default  */
            note: string;
        };
        QcRoiSeries: {
            series_uid: string;
            description: string;
            slices: components["schemas"]["QcRoiSlice"][];
        };
        QcRoiSeriesResult: {
            series_uid: string;
            description: string;
            kernel: string;
            sop_uid: string;
            regions: components["schemas"]["QcRegionResult"][];
            /** Format: double */
            cnr: number | null;
            /** Format: double */
            gain: number | null;
        };
        QcRoiSlice: {
            instance_id: number;
            /** Format: double */
            position_mm: number | null;
            rows: number;
            columns: number;
            /** Format: double */
            u_mm: number;
            /** Format: double */
            v_mm: number;
            /** Format: double */
            column_mm: number;
            /** Format: double */
            row_mm: number;
        };
        QcRule: {
            code: string;
            version: number;
            category: string;
            severity: string;
            blocking: boolean;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            title: {
                [key: string]: string;
            };
            stages: string[];
            is_on: boolean;
        };
        QcScale: {
            version: string;
            criteria: components["schemas"]["QcCriterion"][];
            defects: components["schemas"]["QcDefect"][];
            radpeer: string[];
            amber_at: number;
        };
        QcScore: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            value: number;
        };
        QcScoresRequest: {
            scores: {
                [key: string]: number;
            };
            /** @default  */
            reason: string;
        };
        QcStratum: {
            values: string[];
            n: number;
            to_draw: number;
        };
        QcSubmitted: {
            id: number;
            grade: string;
            /** Format: date-time */
            submitted_at: string;
        };
        QuarantineDiscardRequest: {
            note: string;
        };
        QuarantinedGroup: {
            device_id: number;
            device_code: string;
            channel_code: string;
            unit: string;
            reason_code: string;
            n: number;
            /** Format: date-time */
            first_t: string;
            /** Format: date-time */
            last_t: string;
            /** Format: double */
            low: number;
            /** Format: double */
            high: number;
        };
        QuarantinedObject: {
            readonly id: number;
            sop_uid: string;
            study_uid: string;
            patient_id_text?: string;
            patient_name?: string;
            /** Format: int64 */
            size: number;
            sha256: string;
            /** @description of the object that stays in the study */
            kept_sha256: string;
            calling_ae?: string;
            address?: string;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            closed_at?: string | null;
            closed_by?: string;
            /** @description discarded or kept */
            outcome?: string;
            note?: string;
        };
        QuestionRequest: {
            question: string;
        };
        QueueRow: {
            ticket_id: number;
            label: string;
            state: string;
            version: number;
            position: number;
            waited_min: number;
            /** Format: date-time */
            turn_at: string;
            readonly reason: components["schemas"]["Reason"];
            /** @description rules that a named person set aside */
            overrides: components["schemas"]["Reason"][];
            missing: components["schemas"]["Code"][];
            hold_reason: string;
            skipped: number;
            exam_id: number;
            exam_state: string;
            accession: string;
            modality: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            priority_code: string;
            patient: components["schemas"]["PatientLine"];
            readonly resource_code: string;
            room_code: string;
            readonly appointment_at: string | null;
            /** Format: date-time */
            checked_in_at: string;
            /** Format: date-time */
            called_at: string | null;
        };
        Queued: {
            /** @description objects put in line */
            n: number;
        };
        Reaction: {
            readonly id: number;
            readonly exam_id: number;
            readonly accession: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            readonly exam_names: {
                [key: string]: string;
            };
            readonly patient_id: number;
            readonly patient_name: string;
            readonly patient_sex: string;
            /** Format: date */
            readonly patient_birth_date: string | null;
            readonly site_id: number;
            agent_class?: string;
            readonly injection: components["schemas"]["Injection"];
            /**
             * @description * `open` - open
             *     * `confirmed` - confirmed
             *     * `closed` - closed
             *     * `undone` - undone
             * @enum {string}
             */
            state?: "open" | "confirmed" | "closed" | "undone";
            /** Format: date-time */
            started_at: string;
            readonly symptoms: {
                [key: string]: string;
            }[];
            /**
             * @description * `allergic_like` - allergic_like
             *     * `physiologic` - physiologic
             *     * `extravasation` - extravasation
             *     * `delayed` - delayed
             *     * `renal` - renal
             *     * `unknown` - unknown
             * @enum {string}
             */
            suggested_kind: "allergic_like" | "physiologic" | "extravasation" | "delayed" | "renal" | "unknown";
            /**
             * @description * `mild` - mild
             *     * `moderate` - moderate
             *     * `severe` - severe
             * @enum {string}
             */
            suggested_grade: "mild" | "moderate" | "severe";
            readonly suggested_because: {
                [key: string]: string;
            }[];
            policy_version: string;
            needs_surgeon?: boolean;
            /**
             * @description * `allergic_like` - allergic_like
             *     * `physiologic` - physiologic
             *     * `extravasation` - extravasation
             *     * `delayed` - delayed
             *     * `renal` - renal
             *     * `unknown` - unknown
             * @enum {string}
             */
            chosen_kind: "allergic_like" | "physiologic" | "extravasation" | "delayed" | "renal" | "unknown";
            /**
             * @description * `mild` - mild
             *     * `moderate` - moderate
             *     * `severe` - severe
             * @enum {string}
             */
            chosen_grade: "mild" | "moderate" | "severe";
            /**
             * @description * `right_elbow` - right_elbow
             *     * `left_elbow` - left_elbow
             *     * `right_forearm` - right_forearm
             *     * `left_forearm` - left_forearm
             *     * `right_hand` - right_hand
             *     * `left_hand` - left_hand
             *     * `central` - central
             *     * `port` - port
             *     * `other` - other
             * @enum {string}
             */
            body_site?: "right_elbow" | "left_elbow" | "right_forearm" | "left_forearm" | "right_hand" | "left_hand" | "central" | "port" | "other" | "";
            /** @description extravasated: lt10, 10to50, gt50, unknown mL */
            volume_band?: string;
            confirmed_kind?: string;
            confirmed_grade?: string;
            confirmed_by?: string;
            /** Format: date-time */
            confirmed_at?: string | null;
            /**
             * Format: date-time
             * @description a physician's confirmation is due
             */
            confirm_by?: string | null;
            confirm_note?: string;
            outcome?: string;
            /** Format: date-time */
            closed_at?: string | null;
            recorded_by: string;
            /** Format: date-time */
            recorded_at: string;
            /** Format: uuid */
            client_id?: string | null;
            version?: number;
        };
        ReactionAct: {
            readonly id: number;
            /** @description card, drug, call, other */
            kind: string;
            text: string;
            card_line?: number | null;
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: uuid */
            client_id?: string | null;
        };
        ReactionDetail: {
            readonly id: number;
            readonly exam_id: number;
            readonly accession: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            readonly exam_names: {
                [key: string]: string;
            };
            readonly patient_id: number;
            readonly patient_name: string;
            readonly patient_sex: string;
            /** Format: date */
            readonly patient_birth_date: string | null;
            readonly site_id: number;
            agent_class?: string;
            readonly injection: components["schemas"]["Injection"];
            /**
             * @description * `open` - open
             *     * `confirmed` - confirmed
             *     * `closed` - closed
             *     * `undone` - undone
             * @enum {string}
             */
            state?: "open" | "confirmed" | "closed" | "undone";
            /** Format: date-time */
            started_at: string;
            readonly symptoms: {
                [key: string]: string;
            }[];
            /**
             * @description * `allergic_like` - allergic_like
             *     * `physiologic` - physiologic
             *     * `extravasation` - extravasation
             *     * `delayed` - delayed
             *     * `renal` - renal
             *     * `unknown` - unknown
             * @enum {string}
             */
            suggested_kind: "allergic_like" | "physiologic" | "extravasation" | "delayed" | "renal" | "unknown";
            /**
             * @description * `mild` - mild
             *     * `moderate` - moderate
             *     * `severe` - severe
             * @enum {string}
             */
            suggested_grade: "mild" | "moderate" | "severe";
            readonly suggested_because: {
                [key: string]: string;
            }[];
            policy_version: string;
            needs_surgeon?: boolean;
            /**
             * @description * `allergic_like` - allergic_like
             *     * `physiologic` - physiologic
             *     * `extravasation` - extravasation
             *     * `delayed` - delayed
             *     * `renal` - renal
             *     * `unknown` - unknown
             * @enum {string}
             */
            chosen_kind: "allergic_like" | "physiologic" | "extravasation" | "delayed" | "renal" | "unknown";
            /**
             * @description * `mild` - mild
             *     * `moderate` - moderate
             *     * `severe` - severe
             * @enum {string}
             */
            chosen_grade: "mild" | "moderate" | "severe";
            /**
             * @description * `right_elbow` - right_elbow
             *     * `left_elbow` - left_elbow
             *     * `right_forearm` - right_forearm
             *     * `left_forearm` - left_forearm
             *     * `right_hand` - right_hand
             *     * `left_hand` - left_hand
             *     * `central` - central
             *     * `port` - port
             *     * `other` - other
             * @enum {string}
             */
            body_site?: "right_elbow" | "left_elbow" | "right_forearm" | "left_forearm" | "right_hand" | "left_hand" | "central" | "port" | "other" | "";
            /** @description extravasated: lt10, 10to50, gt50, unknown mL */
            volume_band?: string;
            confirmed_kind?: string;
            confirmed_grade?: string;
            confirmed_by?: string;
            /** Format: date-time */
            confirmed_at?: string | null;
            /**
             * Format: date-time
             * @description a physician's confirmation is due
             */
            confirm_by?: string | null;
            confirm_note?: string;
            outcome?: string;
            /** Format: date-time */
            closed_at?: string | null;
            recorded_by: string;
            /** Format: date-time */
            recorded_at: string;
            /** Format: uuid */
            client_id?: string | null;
            version?: number;
            readonly acts: components["schemas"]["ReactionAct"][];
            readonly observations: components["schemas"]["PatientObservation"][];
        };
        ReactionOutcomeRequest: {
            outcome: string;
        };
        /** @description All that the tablet needs to take a reaction with no network. */
        ReactionTable: {
            policy_version: string;
            groups: components["schemas"]["ReactionTileGroup"][];
            extravasation_groups: components["schemas"]["ReactionTileGroup"][];
            cards: components["schemas"]["ActionCard"][];
            emergency_phone: string;
            next_observation_min: {
                [key: string]: number | null;
            };
        };
        ReactionTile: {
            code: string;
            text: string;
            kind: string;
            grade: string;
            refer: boolean;
        };
        ReactionTileGroup: {
            group: string;
            tiles: components["schemas"]["ReactionTile"][];
        };
        /** @description The exam as the reading desk shows one. */
        ReadExam: {
            id: number;
            accession: string;
            state: string;
            exam_type_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            modality: string;
            body_part: string;
            laterality: string;
            contrast: string;
            priority_code: string;
            priority_rank: number;
            patient_class: string;
            location: string;
            reason_for_exam: string;
            referrer_name: string;
            /** Format: date-time */
            ordered_at: string;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date-time */
            report_due_at: string | null;
            slot_device_code: string;
            facets: {
                [key: string]: string;
            };
            stamps: {
                [key: string]: string;
            };
        };
        /** @description The patient as the reading desk shows one. */
        ReadPatient: {
            id: number;
            name: string;
            sex: string;
            /** Format: date */
            birth_date: string | null;
            mrn: string;
        };
        ReadRequest: {
            ids?: number[];
        };
        ReadingCounts: {
            unread: number;
            mine: number;
            countersign: number;
            critical: number;
            signed: number;
        };
        ReadingItem: {
            exam: components["schemas"]["ReadExam"];
            patient: components["schemas"]["ReadPatient"];
            report_id: number | null;
            report_state: string;
            author_name: string;
            lock_owner_name: string;
            is_critical: boolean;
            /** Format: date-time */
            due_at: string | null;
            /** Format: date-time */
            signed_at: string | null;
        };
        /** @description How a reason looks in every answer. */
        Reason: {
            code: string;
            params: {
                [key: string]: unknown;
            };
            /**
             * @description * `info` - info
             *     * `warning` - warning
             *     * `error` - error
             *     * `block` - block
             * @enum {string}
             */
            severity: "info" | "warning" | "error" | "block";
            policy_version: string | null;
            /** @description rendered in the caller's language */
            text: string;
        };
        ReasonCode: {
            code: string;
            kinds: ("move" | "cancel" | "no_show")[];
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            needs_text: boolean;
            /** @description given by the department itself, not to be chosen */
            by_system: boolean;
        };
        ReceiptRequest: {
            /** @default  */
            received_by: string;
        };
        RecentExam: {
            exam_id: number;
            /** Format: date-time */
            day: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            state: string;
        };
        ReconcileAct: {
            readonly id: number;
            /**
             * @description * `match` - Match
             *     * `correct` - Correct
             *     * `reject` - Reject
             *     * `split` - Split
             *     * `merge` - Merge
             * @enum {string}
             */
            kind: "match" | "correct" | "reject" | "split" | "merge";
            note: string;
            /** Format: date-time */
            at: string;
            actor_name: string;
            detail: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            undone_at?: string | null;
            undone_by?: string;
            undo_note?: string;
        };
        ReconcileCorrectRequest: {
            note: string;
            version: number;
            PatientName?: string;
            PatientID?: string;
            IssuerOfPatientID?: string;
            PatientBirthDate?: string;
            /**
             * @description * `M` - M
             *     * `F` - F
             *     * `O` - O
             * @enum {string}
             */
            PatientSex?: "M" | "F" | "O" | "";
            AccessionNumber?: string;
            StudyDescription?: string;
        };
        ReconcileFileRequest: {
            note: string;
            version: number;
            /** Format: int64 */
            exam_id: number;
            /** @default true */
            with_correction: boolean;
        };
        ReconcileMergeRequest: {
            note: string;
            version: number;
            /** Format: int64 */
            into_id: number;
            into_version: number;
        };
        ReconcileRejectRequest: {
            note: string;
            version: number;
            series_ids?: number[];
            instance_ids?: number[];
            /**
             * @description * `quality` - quality
             *     * `safety` - safety
             *     * `worklist` - worklist
             * @enum {string}
             */
            kind: "quality" | "safety" | "worklist";
        };
        ReconcileSplitRequest: {
            note: string;
            version: number;
            series_ids?: number[];
            instance_ids?: number[];
            /** Format: int64 */
            exam_id?: number | null;
        };
        ReconcileUndoRequest: {
            note: string;
        };
        Referrer: {
            /** Format: uuid */
            readonly id: string;
            name: string;
            username: string;
        };
        Reject: {
            id: number;
            /**
             * @description * `reject` - reject
             *     * `repeat` - repeat
             * @enum {string}
             */
            kind: "reject" | "repeat";
            reason: string;
            n_images: number;
            view: string;
            series_uid: string;
            sop_uid: string;
            note: string;
            /** Format: date-time */
            at: string;
            readonly by: string;
            device_code: string;
            /** Format: date-time */
            void_at: string | null;
            readonly void_by: string;
            void_note: string;
        };
        RejectRates: {
            by: string;
            rows: components["schemas"]["RejectRow"][];
            whole: components["schemas"]["RejectRow"];
        };
        RejectRow: {
            group: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /** @description images of every modality */
            n_rejected: number;
            n_repeated: number;
            /** @description kept and rejected ones of the projection modalities */
            n_images: number;
            n_exams: number;
            /** @description exams with any reject or repeat */
            n_hit: number;
            /** Format: double */
            image_rate: number | null;
            /** Format: double */
            exam_rate: number | null;
        };
        /** @description Everything the reading desk needs of one report, in one answer. */
        Report: {
            id: number;
            /** @description draft, preliminary, final or amending */
            state: string;
            readonly fhir_status: string;
            /** @description By the state and by the caller's own permissions. */
            readonly allowed_actions: string[];
            lang: string;
            site_id: number;
            author_name: string;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            first_signed_at: string | null;
            is_critical: boolean;
            lock_owner_name: string;
            /** @description Whether the caller holds the pen. */
            readonly is_mine: boolean;
            readonly may_verify: boolean;
            readonly password_again: boolean;
            version: number;
            readonly patient: components["schemas"]["ReadPatient"];
            readonly exams: components["schemas"]["ReadExam"][];
            readonly draft: components["schemas"]["Draft"] | null;
            versions: components["schemas"]["ReportVersion"][];
            criticals: components["schemas"]["Critical"][];
            readonly priors: components["schemas"]["PriorReport"][];
        };
        ReportCheckRequest: {
            technique?: string;
            findings: string;
            impression: string;
            /**
             * @description * `typing` - typing
             *     * `sign` - sign
             * @default typing
             * @enum {string}
             */
            stage: "typing" | "sign";
        };
        /** @description One finding; offsets are Unicode code points into the section. */
        ReportFinding: {
            rule: string;
            category: string;
            /** @description info, warn or error */
            severity: string;
            blocking: boolean;
            section: string;
            start: number;
            end: number;
            suggestion: string;
            related: components["schemas"]["FindingPlace"][];
            readonly reason: components["schemas"]["Reason"];
        };
        ReportStartRequest: {
            exam_ids: number[];
            /**
             * @description * `zh` - zh
             *     * `en` - en
             * @default zh
             * @enum {string}
             */
            lang: "zh" | "en";
        };
        ReportVersion: {
            number: number;
            /** @description preliminary, final, addendum or amendment */
            kind: string;
            reason: string;
            technique: string;
            findings: string;
            impression: string;
            author_name: string;
            signer_name: string;
            /** Format: date-time */
            signed_at: string;
            override_reason: string;
            readonly released_at: string | null;
        };
        ResendRequest: {
            reason: string;
        };
        Reservation: {
            id: number;
            exam_id: number;
            resource_id: number;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /**
             * Format: date-time
             * @description real time
             */
            expires_at: string;
            expires_in_s: number;
        };
        ReservationRequestRequest: {
            exam_id: number;
            resource_id: number;
            /** Format: date-time */
            starts_at: string;
        };
        Reserve: {
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            /** @description Monday 0 */
            weekday: number;
            /** Format: time */
            starts: string;
            /** Format: time */
            ends: string;
            /** @description classes up to this rank may use it; 0 is STAT */
            max_rank: number;
            /** @description hours before its start */
            release_h: number;
        };
        ReserveRequest: {
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            /** @description Monday 0 */
            weekday: number;
            /** Format: time */
            starts: string;
            /** Format: time */
            ends: string;
            /** @description classes up to this rank may use it; 0 is STAT */
            max_rank: number;
            /** @description hours before its start */
            release_h: number;
        };
        ResetPasswordRequest: {
            password: string;
        };
        Resource: {
            readonly id: number;
            /**
             * @description * `scanner` - Scanner
             *     * `room` - Room
             *     * `pool` - Pool
             * @enum {string}
             */
            readonly kind: "scanner" | "room" | "pool";
            /**
             * @description * `` -
             *     * `staff` - staff
             *     * `room` - room
             *     * `equipment` - equipment
             * @enum {string}
             */
            readonly pool_kind: "" | "staff" | "room" | "equipment";
            readonly capacity: number;
            readonly code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            readonly names: {
                [key: string]: string;
            };
            readonly modality: string;
            readonly device_code: string;
            readonly site_id: number;
            readonly works_on_holidays: boolean;
            readonly is_active: boolean;
            readonly edit_version: number;
            openings: components["schemas"]["Hours"][];
            exceptions: components["schemas"]["Exception"][];
            reserves: components["schemas"]["Reserve"][];
        };
        Result: {
            id: number;
            patient: components["schemas"]["ReadPatient"];
            readonly exams: components["schemas"]["ResultExam"][];
            kind: string;
            version: number;
            is_critical: boolean;
            /** Format: date-time */
            released_at: string;
            /** @description When the caller opened it first. */
            readonly opened_at: string | null;
        };
        ResultExam: {
            id: number;
            accession: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            modality: string;
        };
        RetractAllergyRequest: {
            reason: string;
            version: number;
        };
        Room: {
            readonly id: number;
            site: number;
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            name: {
                [key: string]: string;
            };
            /**
             * @description * `scanner` - scanner
             *     * `waiting` - waiting
             *     * `preparation` - preparation
             *     * `observation` - observation
             *     * `reading` - reading
             *     * `technical` - technical
             *     * `desk` - desk
             * @enum {string}
             */
            kind: "scanner" | "waiting" | "preparation" | "observation" | "reading" | "technical" | "desk";
            floor?: string;
        };
        RoomDose: {
            n: number;
            /** Format: double */
            p50: number;
            /** Format: double */
            p75: number;
        };
        RoomRef: {
            id: number;
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            name: {
                [key: string]: string;
            };
            floor: string;
            site_id: number;
        };
        RoomRequest: {
            site: number;
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            name: {
                [key: string]: string;
            };
            /**
             * @description * `scanner` - scanner
             *     * `waiting` - waiting
             *     * `preparation` - preparation
             *     * `observation` - observation
             *     * `reading` - reading
             *     * `technical` - technical
             *     * `desk` - desk
             * @enum {string}
             */
            kind: "scanner" | "waiting" | "preparation" | "observation" | "reading" | "technical" | "desk";
            floor?: string;
        };
        /** @description With dated shifts and absences from a month ago on. */
        Roster: {
            id: number;
            name: string;
            site_id: number;
            is_active: boolean;
            version: number;
            skills: components["schemas"]["Skill"][];
            weekly: components["schemas"]["WeeklyShift"][];
            shifts: components["schemas"]["Shift"][];
            absences: components["schemas"]["Absence"][];
        };
        RosterRequestRequest: {
            version: number;
            name: string;
            /** @default true */
            is_active: boolean;
            skills: components["schemas"]["SkillRequest"][];
            weekly: components["schemas"]["WeeklyShiftRequest"][];
            shifts: components["schemas"]["ShiftRequest"][];
            absences: components["schemas"]["AbsenceRequest"][];
        };
        SafetyAssessment: {
            /**
             * @description * `clear` - clear
             *     * `needs` - needs
             *     * `hold` - hold
             * @enum {string}
             */
            readonly verdict: "clear" | "needs" | "hold";
            readonly reasons: components["schemas"]["Reason"][];
            readonly policy_versions: string[];
        };
        SafetyDecision: {
            readonly id: number;
            key: string;
            readonly reason: components["schemas"]["Reason"];
            why: string;
            decided_by: string;
            /** Format: date-time */
            at: string;
        };
        SafetyExam: {
            readonly id: number;
            readonly accession: string;
            readonly state: string;
            readonly allowed_actions: string[];
            readonly site_id: number;
            readonly patient: components["schemas"]["SafetyPatient"];
            readonly exam_type_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            readonly exam_type_names: {
                [key: string]: string;
            };
            readonly modality: string;
            readonly body_part: string;
            readonly laterality: string;
            readonly contrast: string;
            readonly protocol: string;
            readonly priority_code: string;
            readonly priority_rank: number;
            readonly patient_class: string;
            readonly reason_for_exam: string;
            readonly referrer_name: string;
            /** Format: date-time */
            readonly slot_start: string | null;
            readonly slot_device_code: string;
            readonly duration_min: number;
            readonly is_held: boolean;
            readonly facets: {
                [key: string]: string;
            };
            readonly stamps: {
                [key: string]: string;
            };
            readonly version: number;
        };
        /** @description An open point: `key` is what a decision names. */
        SafetyFinding: {
            readonly key: string;
            readonly effect: string;
            readonly can_accept: boolean;
            readonly reason: components["schemas"]["Reason"];
        };
        SafetyNoteRequest: {
            /** @default  */
            note: string;
        };
        SafetyPatient: {
            readonly id: number;
            readonly name: string;
            readonly name_latin: string;
            readonly sex: string;
            /** Format: date */
            readonly birth_date: string | null;
            readonly mrn: string;
            readonly is_unknown: boolean;
        };
        SafetyRelease: {
            readonly id: number;
            readonly exam_id: number;
            released_by: string;
            /** Format: date-time */
            at: string;
            note?: string;
        };
        SafetySheet: {
            readonly exam: components["schemas"]["SafetyExam"];
            /** Format: double */
            readonly weight_kg: number | null;
            readonly strip: components["schemas"]["StripFact"][];
            readonly form: components["schemas"]["ScreeningFormBrief"] | null;
            readonly items: components["schemas"]["AskedItem"][];
            readonly booking: components["schemas"]["SafetyAssessment"];
            readonly open_points: components["schemas"]["SafetyFinding"][];
            readonly notes: components["schemas"]["SafetyFinding"][];
            readonly check: components["schemas"]["ScreeningCheck"] | null;
            readonly needs_check: boolean;
            readonly release: components["schemas"]["SafetyRelease"] | null;
            readonly decisions: components["schemas"]["SafetyDecision"][];
            readonly premedication: components["schemas"]["Premedication"] | null;
            readonly agent: components["schemas"]["UsedAgent"] | null;
            readonly injections: components["schemas"]["Injection"][];
            readonly reactions: components["schemas"]["Reaction"][];
            readonly preparation: components["schemas"]["Preparation"] | null;
            readonly alarms: components["schemas"]["StopAlarm"][];
        };
        SavedHoliday: {
            readonly id: number;
            /** @description null: every site */
            site_id: number | null;
            /** Format: date */
            day: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            affected: components["schemas"]["Affected"][];
        };
        /** @description The calendar as it is now, or would be, and the bookings that the change leaves outside. */
        SavedOpenings: {
            readonly id: number;
            /**
             * @description * `scanner` - Scanner
             *     * `room` - Room
             *     * `pool` - Pool
             * @enum {string}
             */
            readonly kind: "scanner" | "room" | "pool";
            /**
             * @description * `` -
             *     * `staff` - staff
             *     * `room` - room
             *     * `equipment` - equipment
             * @enum {string}
             */
            readonly pool_kind: "" | "staff" | "room" | "equipment";
            readonly capacity: number;
            readonly code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            readonly names: {
                [key: string]: string;
            };
            readonly modality: string;
            readonly device_code: string;
            readonly site_id: number;
            readonly works_on_holidays: boolean;
            readonly is_active: boolean;
            readonly edit_version: number;
            openings: components["schemas"]["Hours"][];
            exceptions: components["schemas"]["Exception"][];
            reserves: components["schemas"]["Reserve"][];
            affected: components["schemas"]["Affected"][];
        };
        /** @description With dated shifts and absences from a month ago on. */
        SavedRoster: {
            id: number;
            name: string;
            site_id: number;
            is_active: boolean;
            version: number;
            skills: components["schemas"]["Skill"][];
            weekly: components["schemas"]["WeeklyShift"][];
            shifts: components["schemas"]["Shift"][];
            absences: components["schemas"]["Absence"][];
            affected: components["schemas"]["Affected"][];
        };
        Scan: {
            /**
             * @description identify: one more identifier is needed; choose: several exams match
             *
             *     * `checked_in` - checked_in
             *     * `already` - already
             *     * `identify` - identify
             *     * `choose` - choose
             *     * `nothing` - nothing
             * @enum {string}
             */
            outcome: "checked_in" | "already" | "identify" | "choose" | "nothing";
            proved: string[];
            arrivals: components["schemas"]["Arrival"][];
            /** @description patients before this one in the queue */
            ahead: number | null;
        };
        ScanFinishRequest: {
            /** @default false */
            is_aborted: boolean;
            /** @default  */
            note: string;
            /** Format: date-time */
            at?: string | null;
        };
        ScanRequestRequest: {
            site_id: number;
            code: string;
            identified_by?: ("name" | "birth_date" | "phone" | "mrn" | "id_card" | "accession" | "wristband")[];
        };
        ScanStartRequest: {
            /**
             * @description emergencies only: why it starts without a release
             * @default
             */
            emergency_note: string;
            /** Format: date-time */
            at?: string | null;
        };
        ScannerCard: {
            readonly exam: components["schemas"]["SafetyExam"];
            readonly verdict: string;
            readonly is_released: boolean;
            readonly lane: string;
            /** Format: date-time */
            readonly handed_over_at: string | null;
            readonly n_open_reactions: number;
        };
        ScreeningAnswerInRequest: {
            item: string;
            /**
             * @description * `yes` - yes
             *     * `no` - no
             *     * `unsure` - unsure
             *     * `unanswered` - unanswered
             * @enum {string}
             */
            value: "yes" | "no" | "unsure" | "unanswered";
            /** @default  */
            detail: string;
            /**
             * @description * `patient` - patient
             *     * `proxy` - proxy
             *     * `staff` - staff
             *     * `record` - record
             * @default patient
             * @enum {string}
             */
            source: "patient" | "proxy" | "staff" | "record";
        };
        ScreeningAnswersRequest: {
            /** Format: uuid */
            client_id?: string | null;
            /** @default  */
            answered_by: string;
            answers: components["schemas"]["ScreeningAnswerInRequest"][];
        };
        ScreeningCheck: {
            readonly id: number;
            checked_by: string;
            /** Format: date-time */
            at: string;
        };
        ScreeningFormBrief: {
            readonly code: string;
            readonly version: number;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            readonly names: {
                [key: string]: string;
            };
            readonly source: string;
        };
        /** @description Columns of equal length; null in a gap. `t` in epoch seconds. */
        Series: {
            channel: string;
            unit: string;
            t: number[];
            low: (number | null)[];
            high: (number | null)[];
            mean: (number | null)[];
            n: number;
            bad: number;
            /** Format: double */
            bucket_s: number;
        };
        SeriesBookingRequestRequest: {
            places: components["schemas"]["WantedRequest"][];
            every_days: number;
            /** @default 2 */
            slack_days: number;
            client_key: string;
        };
        SeriesPlace: {
            exam_id: number;
            /** Format: date-time */
            wished_at: string;
            /** @description null: nothing near that day is free */
            resource_id: number | null;
            resource_code: string;
            /** Format: date-time */
            starts_at: string | null;
            /** Format: date-time */
            ends_at: string | null;
            reasons: components["schemas"]["Reason"][];
        };
        SeriesProposalRequestRequest: {
            every_days: number;
            /** @default 2 */
            slack_days: number;
            exam_ids: number[];
            first: components["schemas"]["WantedRequest"];
        };
        Session: {
            user: components["schemas"]["SessionUser"] | null;
            roles: string[];
            permissions: string[];
            sites: components["schemas"]["SessionSite"][];
            clock: components["schemas"]["Clock"];
            unread: number;
            demo: boolean;
            idle_s: number;
        };
        SessionSite: {
            readonly id: number;
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            name: {
                [key: string]: string;
            };
            time_zone?: string;
        };
        SessionUser: {
            /** Format: uuid */
            id: string;
            username: string;
            name: string;
            language: string;
            theme: string;
            must_change_password: boolean;
        };
        SetClockRequest: {
            /** Format: date-time */
            start: string | null;
            /**
             * Format: double
             * @default 1
             */
            factor: number;
        };
        Shared: {
            appointment_id: number;
            patient_name: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
        };
        ShelveRequest: {
            /** Format: date-time */
            until: string | null;
        };
        /** @description Work on one date: it replaces all weekly work of the person on that date. */
        Shift: {
            pool_id: number;
            /** Format: date */
            day: string;
            /** Format: time */
            starts: string;
            /** Format: time */
            ends: string;
        };
        /** @description Work on one date: it replaces all weekly work of the person on that date. */
        ShiftRequest: {
            pool_id: number;
            /** Format: date */
            day: string;
            /** Format: time */
            starts: string;
            /** Format: time */
            ends: string;
        };
        ShorterWindowRequest: {
            /** Format: date-time */
            ends_at: string;
            version: number;
        };
        SignRequest: {
            revision: number;
            /** @default  */
            password: string;
            /** @default  */
            override_reason: string;
            version?: number;
        };
        Site: {
            readonly id: number;
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            name: {
                [key: string]: string;
            };
            time_zone?: string;
            /** @description issuer of accession numbers and of this site's patient ids */
            issuer: string;
            /** @description seven lists of [start, end] minutes since midnight, Monday first */
            working_hours: unknown;
            /** @description ISO date to a list of [start, end]; an empty list is a closed day */
            holidays?: unknown;
            version?: number;
        };
        SiteRequest: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            name: {
                [key: string]: string;
            };
            time_zone?: string;
            /** @description issuer of accession numbers and of this site's patient ids */
            issuer: string;
            /** @description seven lists of [start, end] minutes since midnight, Monday first */
            working_hours: unknown;
            /** @description ISO date to a list of [start, end]; an empty list is a closed day */
            holidays?: unknown;
            version?: number;
        };
        Skill: {
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            pool_id: number;
        };
        SkillRequest: {
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            pool_id: number;
        };
        Span: {
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
        };
        Squeeze: {
            resource_id: number;
            resource_code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            resource_names: {
                [key: string]: string;
            };
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            over_closing_min: number;
            /** @description of all together */
            delay_min: number;
            pushes: components["schemas"]["Push"][];
        };
        SqueezeRequestRequest: {
            exam_id: number;
            resource_id: number;
            /** Format: date-time */
            at: string;
            reason: string;
            client_key: string;
        };
        Step: {
            id: number;
            sps_id: string;
            study_uid: string;
            rp_id: string;
        };
        StopAlarm: {
            readonly id: number;
            readonly exam_id: number;
            readonly accession: string;
            readonly patient_name: string;
            /** Format: date-time */
            started_at: string;
            readonly reasons: components["schemas"]["Reason"][];
            /** Format: date-time */
            raised_at: string;
            acknowledged_by?: string;
            /** Format: date-time */
            acknowledged_at?: string | null;
            note?: string;
        };
        Stream: {
            readonly device_id: number;
            device_code: string;
            boot: string;
            /** Format: int64 */
            watermark?: number;
            /** @description Messages between the watermark and the newest stored one that have not come. */
            readonly missing: number;
            /** Format: int64 */
            messages?: number;
            /** Format: int64 */
            duplicates?: number;
            /** Format: date-time */
            first_at: string;
            /** Format: date-time */
            last_at: string;
        };
        StripFact: {
            /**
             * @description * `allergy` - allergy
             *     * `renal` - renal
             *     * `pregnancy` - pregnancy
             *     * `implant` - implant
             *     * `isolation` - isolation
             *     * `fall_risk` - fall_risk
             * @enum {string}
             */
            readonly kind: "allergy" | "renal" | "pregnancy" | "implant" | "isolation" | "fall_risk";
            /**
             * @description * `yes` - yes
             *     * `no` - no
             *     * `unanswered` - unanswered
             * @enum {string}
             */
            readonly state: "yes" | "no" | "unanswered";
            /**
             * @description * `` -
             *     * `amber` - amber
             *     * `red` - red
             * @enum {string}
             */
            readonly level: "" | "amber" | "red";
            readonly reason: components["schemas"]["Reason"] | null;
            readonly by: string;
            /** Format: date-time */
            readonly at: string | null;
        };
        Study: {
            readonly id: number;
            study_uid: string;
            /**
             * @description * `receiving` - Receiving
             *     * `complete` - Complete
             * @enum {string}
             */
            state?: "receiving" | "complete";
            /**
             * @description * `pending` - pending
             *     * `matched` - matched
             *     * `unmatched` - unmatched
             * @enum {string}
             */
            match?: "pending" | "matched" | "unmatched";
            readonly match_reason: components["schemas"]["Reason"] | null;
            patient?: number | null;
            patient_id_text?: string;
            patient_name?: string;
            patient_birth_date?: string;
            patient_sex?: string;
            accession?: string;
            modality?: string;
            description?: string;
            study_date?: string;
            study_time?: string;
            device_code?: string;
            calling_ae?: string;
            site?: number | null;
            n_series?: number;
            n_instances?: number;
            /** Format: int64 */
            size_bytes?: number;
            /**
             * Format: date-time
             * @description department time of the first object
             */
            first_at: string;
            /**
             * Format: date-time
             * @description department time of the last object, to a few seconds
             */
            last_at: string;
            /** Format: date-time */
            completed_at?: string | null;
            /** @description mpps or quiet */
            completed_by?: string;
            version?: number;
            exams: components["schemas"]["StudyLink"][];
        };
        StudyDetail: {
            readonly id: number;
            study_uid: string;
            /**
             * @description * `receiving` - Receiving
             *     * `complete` - Complete
             * @enum {string}
             */
            state?: "receiving" | "complete";
            /**
             * @description * `pending` - pending
             *     * `matched` - matched
             *     * `unmatched` - unmatched
             * @enum {string}
             */
            match?: "pending" | "matched" | "unmatched";
            readonly match_reason: components["schemas"]["Reason"] | null;
            patient?: number | null;
            patient_id_text?: string;
            patient_name?: string;
            patient_birth_date?: string;
            patient_sex?: string;
            accession?: string;
            modality?: string;
            description?: string;
            study_date?: string;
            study_time?: string;
            device_code?: string;
            calling_ae?: string;
            site?: number | null;
            n_series?: number;
            n_instances?: number;
            /** Format: int64 */
            size_bytes?: number;
            /**
             * Format: date-time
             * @description department time of the first object
             */
            first_at: string;
            /**
             * Format: date-time
             * @description department time of the last object, to a few seconds
             */
            last_at: string;
            /** Format: date-time */
            completed_at?: string | null;
            /** @description mpps or quiet */
            completed_by?: string;
            version?: number;
            exams: components["schemas"]["StudyLink"][];
            series: components["schemas"]["ImageSeries"][];
        };
        StudyExportAskRequest: {
            reason: string;
        };
        StudyExportTicket: {
            /** @description fetched within ten minutes by the same person */
            url: string;
        };
        /** @description Objects of one study at one destination. */
        StudyForwarding: {
            peer_id: number;
            ae_title: string;
            name: string;
            waiting: number;
            sent: number;
            parked: number;
        };
        StudyLink: {
            readonly exam_id: number;
            accession: string;
            exam_state: string;
            /**
             * @description * `study_uid` - study_uid
             *     * `accession` - accession
             *     * `mpps` - mpps
             *     * `hand` - hand
             * @enum {string}
             */
            how: "study_uid" | "accession" | "mpps" | "hand";
            by?: string;
            /** Format: date-time */
            at: string;
        };
        StudyMatchRequest: {
            /** Format: int64 */
            exam_id: number;
            note: string;
            version: number;
        };
        StudySendRequest: {
            /** Format: int64 */
            peer_id: number;
        };
        StudyUnmatchRequest: {
            note: string;
            version: number;
        };
        Suggestion: {
            code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            names: {
                [key: string]: string;
            };
            /**
             * Format: double
             * @description 0 to 1
             */
            score: number;
            contrast: string;
            needs_side: boolean;
            /** @description L, R, B or empty */
            side: string;
            reasons: components["schemas"]["Reason"][];
        };
        Task: {
            id: number;
            kind: string;
            readonly reason: components["schemas"]["Reason"];
            severity: string;
            exam_id: number | null;
            readonly accession: string;
            readonly patient_name: string;
            site_id: number;
            /** Format: date-time */
            opened_at: string;
            readonly opened_by: string;
            /** Format: date-time */
            closed_at: string | null;
            readonly closed_by: string;
            note: string;
            version: number;
        };
        Ticket: {
            id: number;
            label: string;
            state: string;
            exam_id: number;
            /** Format: date-time */
            checked_in_at: string;
            identified_by: string[];
            version: number;
        };
        TicketActionRequestRequest: {
            /**
             * @description * `skip` - skip
             *     * `hold` - hold
             *     * `resume` - resume
             *     * `serve` - serve
             * @enum {string}
             */
            action: "skip" | "hold" | "resume" | "serve";
            /** @default  */
            reason: string;
            version?: number;
        };
        Tile: {
            device: components["schemas"]["Device"];
            alarms: number;
            unacknowledged: number;
            worst: string | null;
            silent_channels: number;
            orders: number;
            /**
             * Format: double
             * @description unplanned full stops of the last 30 days, seconds
             */
            down_s_month: number;
            downtime: components["schemas"]["Downtime"] | null;
        };
        Timeline: {
            exam: components["schemas"]["Exam"];
            entries: components["schemas"]["TimelineEntry"][];
            intervals: components["schemas"]["Interval"][];
        };
        TimelineEntry: {
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            recorded_at: string;
            /** @description action, fact, facet, task, task_closed */
            kind: string;
            trigger: string;
            /** @description in the caller's language */
            text: string;
            from_state: string;
            to_state: string;
            source: string;
            actor_name: string;
            note: string;
            is_expected: boolean;
            is_undone: boolean;
        };
        ToBook: {
            id: number;
            accession: string;
            state: string;
            patient: components["schemas"]["ToBookPatient"];
            site_id: number;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            modality: string;
            laterality: string;
            priority_code: string;
            priority_rank: number;
            patient_class: string;
            referrer_name: string;
            /** Format: date-time */
            received_at: string;
            /** Format: date-time */
            due_at: string | null;
            is_held: boolean;
            readonly tries: number;
            readonly last_contact: components["schemas"]["Contact"] | null;
            /** Format: date-time */
            next_try_at: string | null;
        };
        ToBookPatient: {
            id: number;
            name: string;
            sex: string;
            /** Format: date */
            birth_date: string | null;
            mrn: string;
            phone: string;
        };
        Token: {
            readonly id: number;
            name: string;
            /**
             * @description * `front_desk` - front_desk
             *     * `technologist` - technologist
             *     * `nurse` - nurse
             *     * `radiologist` - radiologist
             *     * `resident` - resident
             *     * `referrer` - referrer
             *     * `qc_manager` - qc_manager
             *     * `physicist` - physicist
             *     * `device_admin` - device_admin
             *     * `dicom_admin` - dicom_admin
             *     * `head` - head
             *     * `admin` - admin
             *     * `kiosk` - kiosk
             *     * `machine` - machine
             * @enum {string}
             */
            role: "front_desk" | "technologist" | "nurse" | "radiologist" | "resident" | "referrer" | "qc_manager" | "physicist" | "device_admin" | "dicom_admin" | "head" | "admin" | "kiosk" | "machine";
            site?: number | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at?: string | null;
            /** Format: date-time */
            revoked_at?: string | null;
            /** Format: date-time */
            last_used_at?: string | null;
        };
        TraceExam: {
            id: number;
            accession: string;
            state: string;
            patient_name: string;
            patient_mrn: string;
            exam_type_names: {
                [key: string]: string;
            };
            modality: string;
            /** Format: date-time */
            slot_start: string | null;
            slot_device_code: string;
        };
        TraceStep: {
            code: string;
            /**
             * @description * `pass` - pass
             *     * `fail` - fail
             *     * `info` - info
             * @enum {string}
             */
            verdict: "pass" | "fail" | "info";
            readonly reason: components["schemas"]["Reason"];
            readonly advice: components["schemas"]["Reason"] | null;
            /** @description where the advice is followed; empty when that is on the scanner */
            link: string;
        };
        UnscheduledRequest: {
            site_id: number;
            device_code: string;
            client_id: string;
            patient_id?: number | null;
            /**
             * @description of a patient nobody knows
             *
             *     * `M` - M
             *     * `F` - F
             *     * `O` - O
             *     * `U` - U
             * @default U
             * @enum {string}
             */
            sex: "M" | "F" | "O" | "U";
            /** @default  */
            preset: string;
            /** @default  */
            exam_type_code: string;
            /** @default  */
            reason: string;
            /**
             * @description * `L` - L
             *     * `R` - R
             *     * `B` - B
             * @default
             * @enum {string}
             */
            laterality: "L" | "R" | "B" | "";
        };
        UsedAgent: {
            readonly code: string;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            readonly names: {
                [key: string]: string;
            };
            /** Format: double */
            readonly volume_ml: number;
            /** Format: date-time */
            readonly at: string;
            readonly is_given: boolean;
        };
        User: {
            /** Format: uuid */
            readonly id: string;
            username: string;
            name: string;
            email?: string;
            phone?: string;
            language?: string;
            is_active?: boolean;
            is_demo?: boolean;
            readonly is_locked: boolean;
            /**
             * 上次登录
             * Format: date-time
             */
            last_login?: string | null;
            version?: number;
            readonly grants: components["schemas"]["Grant"][];
        };
        VetDetailRequest: {
            protocol?: string;
            priority?: string;
            contrast?: string;
            /**
             * @description * `L` - L
             *     * `R` - R
             *     * `B` - B
             * @enum {string}
             */
            laterality?: "L" | "R" | "B" | "";
            /** @description another exam than the ordered one */
            exam_type?: string;
            /** @description the order's text proposed it */
            is_suggested?: boolean;
        };
        ViewerSettings: {
            windows: components["schemas"]["ViewerWindow"][];
            external: components["schemas"]["ExternalViewer"][];
            /** @description where the windows come from, with the policy's version */
            source: string;
        };
        ViewerWindow: {
            code: string;
            name: {
                [key: string]: string;
            };
            modality: string;
            /** Format: double */
            center: number;
            /** Format: double */
            width: number;
        };
        Visit: {
            id: number;
            keeps_order: boolean;
            appointments: components["schemas"]["Appointment"][];
            /** @description seconds in which the last change may be undone */
            undo_s: number;
        };
        VisitBookingRequestRequest: {
            places: components["schemas"]["WantedRequest"][];
            client_key: string;
            /** @default false */
            keeps_order: boolean;
        };
        VisitCancelRequestRequest: {
            reason_code: string;
            /** @default  */
            reason: string;
        };
        VisitMoveRequestRequest: {
            places: components["schemas"]["WantedRequest"][];
            reason_code: string;
            /** @default  */
            reason: string;
        };
        VisitOffer: {
            price: number;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            idle_min: number;
            places: components["schemas"]["VisitPlace"][];
            reasons: components["schemas"]["Reason"][];
        };
        VisitOffersRequestRequest: {
            exam_ids: number[];
            /** @default 3 */
            n: number;
            /** @default 0 */
            skip: number;
            /** Format: date-time */
            after?: string;
            /** @default false */
            keeps_order: boolean;
        };
        VisitPlace: {
            exam_id: number;
            /**
             * @example {
             *       "zh-Hans": "头颅 CT 平扫",
             *       "en": "CT head without contrast"
             *     }
             */
            exam_type_names: {
                [key: string]: string;
            };
            resource_id: number;
            resource_code: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            reasons: components["schemas"]["Reason"][];
        };
        VisitReservations: {
            expires_in_s: number;
            reservations: components["schemas"]["Reservation"][];
        };
        VoidRequest: {
            note: string;
        };
        /** @description Reported for a person to look at; no plan sorts by it. */
        WaitSpread: {
            /**
             * @description * `language` - language
             *     * `patient_class` - patient_class
             *     * `sex` - sex
             * @enum {string}
             */
            attribute: "language" | "patient_class" | "sex";
            groups: components["schemas"]["GroupWait"][];
            /**
             * Format: double
             * @description longest less shortest mean; null: too few
             */
            difference_days: number | null;
        };
        WaitingEntry: {
            id: number;
            exam: components["schemas"]["ExamLine"];
            /**
             * @description * `waiting` - waiting
             *     * `booked` - booked
             *     * `withdrawn` - withdrawn
             *     * `closed` - closed
             * @enum {string}
             */
            state: "waiting" | "booked" | "withdrawn" | "closed";
            /** Format: date-time */
            before: string | null;
            weekdays: number[];
            parts: string[];
            notice_h: number;
            contact: string;
            note: string;
            /** Format: date-time */
            made_at: string;
            readonly made_by: string;
            /**
             * Format: date-time
             * @description start of the present booking
             */
            booked_for: string | null;
            version: number;
        };
        WaitingOffer: {
            id: number;
            entry_id: number;
            exam: components["schemas"]["ExamLine"];
            contact: string;
            resource_id: number;
            resource_code: string;
            /** Format: date-time */
            starts_at: string;
            /** Format: date-time */
            ends_at: string;
            /**
             * @description * `proposed` - proposed
             *     * `given` - given
             * @enum {string}
             */
            state: "proposed" | "given";
            /**
             * Format: date-time
             * @description real time
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description start of the present booking
             */
            booked_for: string | null;
        };
        WaitingRequestRequest: {
            exam_id: number;
            /**
             * Format: date
             * @description wants to come before this day; null: before the present booking
             */
            before_day?: string | null;
            /** @description Monday 0 */
            weekdays?: number[];
            parts?: string[];
            notice_h?: number | null;
            /** @default  */
            contact: string;
            /** @default  */
            note: string;
        };
        WantedRequest: {
            /** Format: int64 */
            exam_id: number;
            /** Format: int64 */
            resource_id: number;
            /** Format: date-time */
            starts_at: string;
        };
        WeeklyShift: {
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            pool_id: number;
            /** @description Monday 0 */
            weekday: number;
            /** Format: time */
            starts: string;
            /**
             * Format: time
             * @description at or before the start: on the next day
             */
            ends: string;
        };
        WeeklyShiftRequest: {
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            pool_id: number;
            /** @description Monday 0 */
            weekday: number;
            /** Format: time */
            starts: string;
            /**
             * Format: time
             * @description at or before the start: on the next day
             */
            ends: string;
        };
        WindowRequestRequest: {
            version: number;
            duration_min: number;
            /** Format: date-time */
            earliest: string;
            /** Format: date-time */
            latest: string;
        };
        WithdrawRequestRequest: {
            version: number;
        };
        WorkOrder: {
            readonly id: number;
            number: string;
            readonly device_id: number;
            device_code: string;
            readonly alarm_id: number | null;
            /**
             * @description * `corrective` - corrective
             *     * `preventive` - preventive
             *     * `inspection` - inspection
             *     * `calibration` - calibration
             *     * `recall` - recall
             * @enum {string}
             */
            kind?: "corrective" | "preventive" | "inspection" | "calibration" | "recall";
            /**
             * @description * `critical` - critical
             *     * `high` - high
             *     * `medium` - medium
             *     * `low` - low
             * @enum {string}
             */
            priority?: "critical" | "high" | "medium" | "low";
            /**
             * @description * `open` - open
             *     * `acknowledged` - acknowledged
             *     * `in_progress` - in_progress
             *     * `done` - done
             *     * `cancelled` - cancelled
             * @enum {string}
             */
            state?: "open" | "acknowledged" | "in_progress" | "done" | "cancelled";
            /** @description as a person wrote it */
            summary?: string;
            readonly reason: components["schemas"]["Reason"] | null;
            outcome?: string;
            /**
             * @description * `` -
             *     * `asked` - asked
             *     * `confirmed` - confirmed
             *     * `refused` - refused
             * @enum {string}
             */
            window_state?: "" | "asked" | "confirmed" | "refused";
            /** @description how long the device is needed */
            window_min?: number | null;
            /** Format: date-time */
            window_earliest?: string | null;
            /** Format: date-time */
            window_latest?: string | null;
            /**
             * Format: date-time
             * @description as the schedule confirmed it
             */
            window_starts_at?: string | null;
            /** Format: date-time */
            window_ends_at?: string | null;
            readonly window_reason: components["schemas"]["Reason"] | null;
            assignee?: string;
            /** Format: date-time */
            opened_at: string;
            opened_by: string;
            /** Format: date-time */
            closed_at?: string | null;
            version?: number;
            readonly allowed_actions: string[];
        };
        WorkOrderDetail: {
            readonly id: number;
            number: string;
            readonly device_id: number;
            device_code: string;
            readonly alarm_id: number | null;
            /**
             * @description * `corrective` - corrective
             *     * `preventive` - preventive
             *     * `inspection` - inspection
             *     * `calibration` - calibration
             *     * `recall` - recall
             * @enum {string}
             */
            kind?: "corrective" | "preventive" | "inspection" | "calibration" | "recall";
            /**
             * @description * `critical` - critical
             *     * `high` - high
             *     * `medium` - medium
             *     * `low` - low
             * @enum {string}
             */
            priority?: "critical" | "high" | "medium" | "low";
            /**
             * @description * `open` - open
             *     * `acknowledged` - acknowledged
             *     * `in_progress` - in_progress
             *     * `done` - done
             *     * `cancelled` - cancelled
             * @enum {string}
             */
            state?: "open" | "acknowledged" | "in_progress" | "done" | "cancelled";
            /** @description as a person wrote it */
            summary?: string;
            readonly reason: components["schemas"]["Reason"] | null;
            outcome?: string;
            /**
             * @description * `` -
             *     * `asked` - asked
             *     * `confirmed` - confirmed
             *     * `refused` - refused
             * @enum {string}
             */
            window_state?: "" | "asked" | "confirmed" | "refused";
            /** @description how long the device is needed */
            window_min?: number | null;
            /** Format: date-time */
            window_earliest?: string | null;
            /** Format: date-time */
            window_latest?: string | null;
            /**
             * Format: date-time
             * @description as the schedule confirmed it
             */
            window_starts_at?: string | null;
            /** Format: date-time */
            window_ends_at?: string | null;
            readonly window_reason: components["schemas"]["Reason"] | null;
            assignee?: string;
            /** Format: date-time */
            opened_at: string;
            opened_by: string;
            /** Format: date-time */
            closed_at?: string | null;
            version?: number;
            readonly allowed_actions: string[];
            events: components["schemas"]["WorkOrderEvent"][];
        };
        WorkOrderEvent: {
            /** Format: date-time */
            at: string;
            action: string;
            actor_name: string;
            note?: string;
        };
        /** @description What a title asked; who was asked for is not told here. */
        WorklistAsk: {
            readonly id: number;
            calling_ae: string;
            called_ae: string;
            address: string;
            readonly keys: components["schemas"]["WorklistKey"][];
            readonly charsets: string[];
            n_asked?: number;
            /** @description entries in the last answer */
            n_answered: number;
            /** Format: date-time */
            last_at: string;
        };
        WorklistCaller: {
            ae_title: string;
            name: string;
            device_code: string;
            modality: string;
            /** Format: date-time */
            last_asked_at: string | null;
        };
        WorklistKey: {
            keyword: string;
            value: string;
        };
        WorklistTrace: {
            exam: components["schemas"]["TraceExam"];
            ae_title: string;
            device_code: string;
            readonly keys: components["schemas"]["WorklistKey"][];
            readonly charsets: string[];
            /** Format: date-time */
            asked_at: string | null;
            /** @description the title has not asked: a usual question was tried */
            is_assumed: boolean;
            is_shown: boolean;
            steps: components["schemas"]["TraceStep"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    alarm_list: {
        parameters: {
            query?: {
                device_id?: number;
                /** @description comma-separated, - for descending: raised_at, changed_at, severity */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `open` - open
                 *     * `shelved` - shelved
                 *     * `closed` - closed
                 *     * `all` - all
                 */
                scope?: "open" | "shelved" | "closed" | "all";
                /**
                 * @description * `critical` - critical
                 *     * `high` - high
                 *     * `medium` - medium
                 *     * `low` - low
                 */
                severity?: "critical" | "high" | "medium" | "low";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedAlarmList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    alarm_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alarm_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    alarm_reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alarm_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    alarm_shelve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alarm_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShelveRequest"];
                "multipart/form-data": components["schemas"]["ShelveRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    alarm_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlarmIdsRequest"];
                "multipart/form-data": components["schemas"]["AlarmIdsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedCount"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    allergy_retract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                allergy_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractAllergyRequest"];
                "multipart/form-data": components["schemas"]["RetractAllergyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allergy"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    audit_list: {
        parameters: {
            query?: {
                action?: string;
                actor_id?: string;
                at__gte?: string;
                at__lt?: string;
                obj?: string;
                /** @description comma-separated, - for descending: id */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                patient_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedAuditList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    clock_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    clock_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetClockRequest"];
                "multipart/form-data": components["schemas"]["SetClockRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    critical_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                critical_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReceiptRequest"];
                "multipart/form-data": components["schemas"]["ReceiptRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Critical"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_report_fault: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkOrderRequest"];
                "multipart/form-data": components["schemas"]["NewWorkOrderRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_key_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_model_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: code, modality */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDeviceModelList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_list: {
        parameters: {
            query?: {
                modality?: string;
                /** @description comma-separated, - for descending: code, modality, technical, id */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                site_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDeviceList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeviceRequest"];
                "multipart/form-data": components["schemas"]["NewDeviceRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_edit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedChangedDeviceRequest"];
                "multipart/form-data": components["schemas"]["PatchedChangedDeviceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_channels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_key_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyFacts"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_key_issue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_limit_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
                rule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLimitRequest"];
                "multipart/form-data": components["schemas"]["NewLimitRequest"];
            };
        };
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_limit_clear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_take_out_of_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDowntimeRequest"];
                "multipart/form-data": components["schemas"]["NewDowntimeRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Downtime"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_record_qa: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QaResultRequest"];
                "multipart/form-data": components["schemas"]["QaResultRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Device"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_readings: {
        parameters: {
            query: {
                /** @description codes, comma-separated; all when missing */
                channels?: string;
                end: string;
                points?: number;
                start: string;
            };
            header?: never;
            path: {
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    device_return_to_service: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BackInServiceRequest"];
                "multipart/form-data": components["schemas"]["BackInServiceRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Downtime"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    commitment_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: id, asked_at, calling_ae */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedCommitmentList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dicom_contact_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: last_at, calling_ae, n_associations */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDicomContactList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dicom_destination_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: ae_title, n_waiting, n_parked */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDicomDestinationList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dicom_destination_items: {
        parameters: {
            query: {
                /** @description comma-separated, - for descending: id, attempts */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `waiting` - waiting
                 *     * `parked` - parked
                 */
                status: "waiting" | "parked";
            };
            header?: never;
            path: {
                peer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedForwardItemList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dicom_destination_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                peer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queued"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    mpps_list: {
        parameters: {
            query?: {
                device_code?: string;
                /** @description comma-separated, - for descending: created_at, updated_at, status, station_ae */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `IN PROGRESS` - IN PROGRESS
                 *     * `COMPLETED` - COMPLETED
                 *     * `DISCONTINUED` - DISCONTINUED
                 */
                status?: "IN PROGRESS" | "COMPLETED" | "DISCONTINUED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedMppsList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dicom_node: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DicomNode"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dicom_peer_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: ae_title, name, kind */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDicomPeerList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dicom_peer_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DicomPeerBodyRequest"];
                "multipart/form-data": components["schemas"]["DicomPeerBodyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DicomPeer"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dicom_peer_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                peer_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DicomPeerChangeRequest"];
                "multipart/form-data": components["schemas"]["DicomPeerChangeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DicomPeer"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dicom_peer_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                peer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    quarantine_list: {
        parameters: {
            query?: {
                open?: boolean;
                /** @description comma-separated, - for descending: id */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedQuarantinedObjectList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    quarantine_discard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                row_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuarantineDiscardRequest"];
                "multipart/form-data": components["schemas"]["QuarantineDiscardRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantinedObject"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dicom_refusal_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: last_at, count, kind */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDicomRefusalList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dose_groups: {
        parameters: {
            query?: {
                device_code?: string;
                exam_code?: string;
                modality?: string;
                /** @description comma-separated, - for descending: n, exam_code, device_code, protocol, p50, p75, last_at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDoseGroupList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dose_of_patient: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientDose"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dose_list: {
        parameters: {
            query?: {
                device_code?: string;
                exam_code?: string;
                exam_id?: number;
                modality?: string;
                /** @description flagged and not yet reviewed */
                open_alarms?: boolean;
                /** @description comma-separated, - for descending: started_at, metric, total_dlp, effective_dose_msv, exam_code, device_code */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                patient_id?: number;
                protocol?: string;
                study_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDoseRecordList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dose_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                record_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoseRecordDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dose_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                record_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoseReviewRequest"];
                "multipart/form-data": components["schemas"]["DoseReviewRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoseRecordDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dose_trend: {
        parameters: {
            query: {
                device_code: string;
                exam_code: string;
                protocol: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DoseTrend"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    downtime_list: {
        parameters: {
            query?: {
                device_id?: number;
                /** @description comma-separated, - for descending: started_at, ended_at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `open` - open
                 *     * `all` - all
                 */
                scope?: "open" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDowntimeList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    delivery_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: id */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `open` - Open
                 *     * `done` - Done
                 *     * `parked` - Parked
                 */
                status?: "open" | "done" | "parked";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDeliveryList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    delivery_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_type_list: {
        parameters: {
            query?: {
                is_active?: boolean | null;
                modality?: string;
                /** @description comma-separated, - for descending: code, modality, body_part, duration_min */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedExamTypeList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_type_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExamTypeRequest"];
                "multipart/form-data": components["schemas"]["NewExamTypeRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamType"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_type_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedExamTypeRequest"];
                "multipart/form-data": components["schemas"]["ChangedExamTypeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamType"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_list: {
        parameters: {
            query?: {
                accession?: string;
                /** @description day of the slot, in the site's time zone */
                day?: string;
                /**
                 * @description late: the clock ran out
                 *
                 *     * `late` - late
                 *     * `open` - open
                 */
                due?: "late" | "open";
                held?: boolean | null;
                /** @description one or several, by comma */
                modality?: string;
                /** @description comma-separated, - for descending: received_at, due_at, slot_start, priority__rank, accession, state, modality */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                patient?: number;
                /**
                 * @description * `outpatient` - outpatient
                 *     * `inpatient` - inpatient
                 *     * `emergency` - emergency
                 *     * `checkup` - checkup
                 */
                patient_class?: "outpatient" | "inpatient" | "emergency" | "checkup";
                /** @description one or several, by comma */
                priority?: string;
                /** @description accession or patient */
                q?: string;
                received_before?: string;
                received_from?: string;
                site?: number;
                /** @description one or several, by comma */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedExamList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exam"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionRequest"];
                "multipart/form-data": components["schemas"]["ActionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exam"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_card: {
        parameters: {
            query?: {
                device?: string;
            };
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExamCard"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_deviate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeviationRequest"];
                "multipart/form-data": components["schemas"]["NewDeviationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deviation"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_floor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    processing_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProcessingAskRequest"];
                "multipart/form-data": components["schemas"]["ProcessingAskRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Processing"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    processing_choices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessingChoices"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionRequest"];
                "multipart/form-data": components["schemas"]["QuestionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRejectRequest"];
                "multipart/form-data": components["schemas"]["NewRejectRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reject"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_of_exam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_suggestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderReading"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    exam_timeline_print: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the timeline */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    unscheduled_presets: {
        parameters: {
            query: {
                modality: string;
                site: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preset"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    unscheduled_admit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnscheduledRequest"];
                "multipart/form-data": components["schemas"]["UnscheduledRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exam"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    fleet_read: {
        parameters: {
            query?: {
                modality?: string;
                site_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fleet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    study_export_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description the archive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    study_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StudyExportAskRequest"];
                "multipart/form-data": components["schemas"]["StudyExportAskRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyExportTicket"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    key_image_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyImage"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    key_image_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyImageAddRequest"];
                "multipart/form-data": components["schemas"]["KeyImageAddRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyImage"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    key_image_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mark_id: number;
                study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    instance_frame: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                instance_id: number;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description pixels */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    destination_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: code */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDestinationList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    destination_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationRequest"];
                "multipart/form-data": components["schemas"]["DestinationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Destination"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    destination_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                destination_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DestinationRequest"];
                "multipart/form-data": components["schemas"]["DestinationRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Destination"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    inbound_list: {
        parameters: {
            query?: {
                control_id?: string;
                /** @description comma-separated, - for descending: id */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `received` - Received
                 *     * `processed` - Processed
                 *     * `parked` - Parked
                 *     * `rejected` - Rejected
                 */
                status?: "received" | "processed" | "parked" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedInboundList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    inbound_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    inbound_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboundDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    outbound_list: {
        parameters: {
            query?: {
                exam_id?: number;
                /** @description comma-separated, - for descending: id */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `pending` - Pending
                 *     * `sent` - Sent
                 *     * `parked` - Parked
                 */
                status?: "pending" | "sent" | "parked";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedOutboundList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    outbound_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboundDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    outbound_resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendRequest"];
                "multipart/form-data": components["schemas"]["ResendRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboundDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    notification_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: id */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedNotificationList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    notification_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReadRequest"];
                "multipart/form-data": components["schemas"]["ReadRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Count"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    order_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: received_at, ordered_at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                patient?: number;
                placer_number?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedOrderList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    order_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrderRequest"];
                "multipart/form-data": components["schemas"]["NewOrderRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrder"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    order_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    patient_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: name_pinyin, mrn, birth_date, created_at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedPatientList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    patient_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatientFactsRequest"];
                "multipart/form-data": components["schemas"]["PatientFactsRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    patient_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    patient_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedChangedPatientRequest"];
                "multipart/form-data": components["schemas"]["PatchedChangedPatientRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    allergy_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: noted_at, severity */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedAllergyList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    allergy_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAllergyRequest"];
                "multipart/form-data": components["schemas"]["NewAllergyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Allergy"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    implant_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: noted_at, implanted_on */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedImplantList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    implant_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewImplantRequest"];
                "multipart/form-data": components["schemas"]["NewImplantRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Implant"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    lab_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: taken_at, code */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedLabList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    lab_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLabRequest"];
                "multipart/form-data": components["schemas"]["NewLabRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lab"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    measure_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedMeasureList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    measure_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewMeasureRequest"];
                "multipart/form-data": components["schemas"]["NewMeasureRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measure"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    permission_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionRow"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    policy_list: {
        parameters: {
            query?: {
                code?: string;
                /** @description comma-separated, - for descending: code, version, valid_from, status */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `draft` - Draft
                 *     * `unverified` - Unverified
                 *     * `active` - Active
                 *     * `retired` - Retired
                 */
                status?: "draft" | "unverified" | "active" | "retired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedPolicyList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    policy_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicyRequest"];
                "multipart/form-data": components["schemas"]["NewPolicyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    policy_activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policy_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ActivateRequest"];
                "multipart/form-data": components["schemas"]["ActivateRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    priority_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: rank, code */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedPriorityClassList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    processing_list: {
        parameters: {
            query?: {
                exam?: number;
                /** @description the scan is done */
                has_images?: boolean;
                late?: boolean;
                mine?: boolean;
                modality?: string;
                open?: boolean | null;
                /** @description comma-separated, - for descending: due_at, opened_at, progress, what */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `open` - open
                 *     * `taken` - taken
                 *     * `proposed` - proposed
                 *     * `returned` - returned
                 *     * `done` - done
                 *     * `withdrawn` - withdrawn
                 */
                progress?: "open" | "taken" | "proposed" | "returned" | "done" | "withdrawn";
                site?: number;
                what?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedProcessingList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    processing_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                processing_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProcessingActRequest"];
                "multipart/form-data": components["schemas"]["ProcessingActRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Processing"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_case_list: {
        parameters: {
            query?: {
                defect?: string;
                /**
                 * @description * `pass` - pass
                 *     * `defect` - defect
                 *     * `fail` - fail
                 */
                grade?: "pass" | "defect" | "fail";
                /**
                 * @description * `image` - image
                 *     * `report` - report
                 */
                kind?: "image" | "report";
                /** @description comma-separated, - for descending: id, opened_at, state, grade */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `random` - random
                 *     * `active` - active
                 *     * `central` - central
                 *     * `raised` - raised
                 */
                queue?: "random" | "active" | "central" | "raised";
                /**
                 * @description * `open` - open
                 *     * `reviewed` - reviewed
                 *     * `arbitration` - arbitration
                 *     * `closed` - closed
                 */
                state?: "open" | "reviewed" | "arbitration" | "closed";
                /** @description Monday of the week of a review */
                week?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedQcCaseList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_case_raise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcRaiseRequest"];
                "multipart/form-data": components["schemas"]["QcRaiseRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcRaised"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_case_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcCasePage"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_case_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcOutcomeRequest"];
                "multipart/form-data": components["schemas"]["QcOutcomeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcCasePage"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_audit_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcAudit"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_case_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcOutcomeRequest"];
                "multipart/form-data": components["schemas"]["QcOutcomeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcCasePage"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_audit_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: number;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_review_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcReviewSubmitRequest"];
                "multipart/form-data": components["schemas"]["QcReviewSubmitRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcSubmitted"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_charts: {
        parameters: {
            query?: {
                /**
                 * @description * `image` - image
                 *     * `report` - report
                 */
                kind?: "image" | "report";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcCharts"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_draw_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: id, made_at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedQcDrawList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_draw_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcDesignRequest"];
                "multipart/form-data": components["schemas"]["QcDesignRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcDraw"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_draw_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcDesignRequest"];
                "multipart/form-data": components["schemas"]["QcDesignRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcPreview"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_image_finding_list: {
        parameters: {
            query?: {
                exam_id?: number;
                /** @description comma-separated, - for descending: id, found_at, severity, rule */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `technologist` - technologist
                 *     * `case` - case
                 *     * `record` - record
                 */
                route?: "technologist" | "case" | "record";
                /**
                 * @description * `info` - info
                 *     * `warn` - warn
                 *     * `error` - error
                 */
                severity?: "info" | "warn" | "error";
                /**
                 * @description * `open` - open
                 *     * `answered` - answered
                 *     * `withdrawn` - withdrawn
                 */
                state?: "open" | "answered" | "withdrawn";
                study_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedQcImageFindingList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_image_finding_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcImageAnswerRequest"];
                "multipart/form-data": components["schemas"]["QcImageAnswerRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcImageFinding"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_image_rule_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcImageRule"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_phantom_rows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcPhantomRow"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_phantom_analysis_list: {
        parameters: {
            query?: {
                device_code?: string;
                /** @description comma-separated, - for descending: id, at, device_code */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedQcPhantomAnalysisList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_baseline_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcBaselineSetRequest"];
                "multipart/form-data": components["schemas"]["QcBaselineSetRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcBaseline"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_phantom_chart: {
        parameters: {
            query: {
                days?: number;
                device_code: string;
                kind: string;
                kvp: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcPhantomChart"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_phantom_chart_csv: {
        parameters: {
            query: {
                days?: number;
                device_code: string;
                kind: string;
                kvp: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_phantom_measurement_list: {
        parameters: {
            query?: {
                device_code?: string;
                /** @description comma-separated, - for descending: measured_at, device_code, kvp, water, uniformity, noise */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                study_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedQcPhantomMeasurementList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_queue_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcQueueCounts"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_queue_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcQueue"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reader_study_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: id, made_at, title, state */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `open` - open
                 *     * `locked` - locked
                 */
                state?: "open" | "locked";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedQcReaderStudyList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reader_study_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcReaderMakeRequest"];
                "multipart/form-data": components["schemas"]["QcReaderMakeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcReaderStudy"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reader_study_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reader_study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcReaderStudyDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reader_study_lock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reader_study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcReaderLockRequest"];
                "multipart/form-data": components["schemas"]["QcReaderLockRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcReaderStudy"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reader_results: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reader_study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcReaderResults"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reader_scores_csv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reader_study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reader_people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcReaderPerson"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_my_readings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcMyReading"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reading_sheet: {
        parameters: {
            query?: {
                place?: number;
            };
            header?: never;
            path: {
                reading_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcReadingSheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reading_score: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                place: number;
                reading_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcScoresRequest"];
                "multipart/form-data": components["schemas"]["QcScoresRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcReadingSheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reading_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
                place: number;
                reading_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reject_rates: {
        parameters: {
            query: {
                /**
                 * @description * `reason` - reason
                 *     * `technologist` - technologist
                 *     * `device` - device
                 *     * `modality` - modality
                 */
                by?: "reason" | "technologist" | "device" | "modality";
                /** @description first day, in the site's time zone */
                first: string;
                last: string;
                modality?: string;
                site?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectRates"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_reject_rates_file: {
        parameters: {
            query: {
                /**
                 * @description * `reason` - reason
                 *     * `technologist` - technologist
                 *     * `device` - device
                 *     * `modality` - modality
                 */
                by?: "reason" | "technologist" | "device" | "modality";
                /** @description first day, in the site's time zone */
                first: string;
                last: string;
                modality?: string;
                site?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description one line a group, then all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_roi_csv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                roi_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_rule_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcRule"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_roi_series: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcRoiSeries"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_roi_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcRoi"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_roi_measure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QcRoiMakeRequest"];
                "multipart/form-data": components["schemas"]["QcRoiMakeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QcRoi"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    qc_roi_picture: {
        parameters: {
            query?: {
                centre?: number;
                width?: number;
            };
            header?: never;
            path: {
                slice_id: number;
                study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reading_list: {
        parameters: {
            query?: {
                modality?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `unread` - unread
                 *     * `mine` - mine
                 *     * `countersign` - countersign
                 *     * `critical` - critical
                 *     * `signed` - signed
                 */
                tab?: "unread" | "mine" | "countersign" | "critical" | "signed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedReadingItemList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reading_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadingCounts"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    referrer_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: name */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /** @description part of the name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedReferrerList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reject_void: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reject_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidRequest"];
                "multipart/form-data": components["schemas"]["VoidRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reject"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportStartRequest"];
                "multipart/form-data": components["schemas"]["ReportStartRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_amend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendRequest"];
                "multipart/form-data": components["schemas"]["AmendRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_discard_amendment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportCheckRequest"];
                "multipart/form-data": components["schemas"]["ReportCheckRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportFinding"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    critical_flag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CriticalFlagRequest"];
                "multipart/form-data": components["schemas"]["CriticalFlagRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Critical"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_save_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftSaveRequest"];
                "multipart/form-data": components["schemas"]["DraftSaveRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_pen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PenState"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_take_pen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PenRequest"];
                "multipart/form-data": components["schemas"]["PenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_lay_down_pen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    report_sign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignRequest"];
                "multipart/form-data": components["schemas"]["SignRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    result_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: released_at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedResultList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    result_open: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedResult"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    result_pdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                release_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    room_list: {
        parameters: {
            query?: {
                kind?: string;
                /** @description comma-separated, - for descending: code, kind */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                site?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedRoomList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    room_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomRequest"];
                "multipart/form-data": components["schemas"]["RoomRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    room_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                room_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoomRequest"];
                "multipart/form-data": components["schemas"]["RoomRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Room"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    contrast_agent_list: {
        parameters: {
            query?: {
                agent_class?: string;
                /** @description comma-separated, - for descending: code, agent_class */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedContrastAgentList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_alarm_list: {
        parameters: {
            query?: {
                is_open?: boolean | null;
                /** @description comma-separated, - for descending: raised_at, started_at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedStopAlarmList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_alarm_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alarm_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeStopAlarmRequest"];
                "multipart/form-data": components["schemas"]["AcknowledgeStopAlarmRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StopAlarm"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    action_card_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: id */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedActionCardList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    action_card_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewActionCardRequest"];
                "multipart/form-data": components["schemas"]["NewActionCardRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionCard"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    action_card_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                card_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SafetyNoteRequest"];
                "multipart/form-data": components["schemas"]["SafetyNoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionCard"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_sheet_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetySheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_answers_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScreeningAnswersRequest"];
                "multipart/form-data": components["schemas"]["ScreeningAnswersRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetySheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_bottle_get: {
        parameters: {
            query: {
                code: string;
            };
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bottle"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_check_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SafetyNoteRequest"];
                "multipart/form-data": components["schemas"]["SafetyNoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetySheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_decisions_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptFindingsRequest"];
                "multipart/form-data": components["schemas"]["AcceptFindingsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetySheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_finish_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ScanFinishRequest"];
                "multipart/form-data": components["schemas"]["ScanFinishRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetySheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_injection_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedInjectionList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_injection_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInjectionRequest"];
                "multipart/form-data": components["schemas"]["NewInjectionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Injection"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_observation_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewPatientObservationRequest"];
                "multipart/form-data": components["schemas"]["NewPatientObservationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientObservation"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_premedication_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PremedicationOrderRequest"];
                "multipart/form-data": components["schemas"]["PremedicationOrderRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetySheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_premedication_taken_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SafetyNoteRequest"];
                "multipart/form-data": components["schemas"]["SafetyNoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetySheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reaction_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReactionRequest"];
                "multipart/form-data": components["schemas"]["NewReactionRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reaction"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_reassess_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SafetyNoteRequest"];
                "multipart/form-data": components["schemas"]["SafetyNoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetySheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_release_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SafetyNoteRequest"];
                "multipart/form-data": components["schemas"]["SafetyNoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetySheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_release_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_start_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ScanStartRequest"];
                "multipart/form-data": components["schemas"]["ScanStartRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetySheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_strip_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StripFact"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_lane_list: {
        parameters: {
            query?: {
                site_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NurseLaneCard"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    contrast_lot_list: {
        parameters: {
            query?: {
                agent_code?: string;
                is_blocked?: boolean | null;
                /** @description comma-separated, - for descending: expires_on, recorded_at, lot */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedContrastLotList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    contrast_lot_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContrastLotRequest"];
                "multipart/form-data": components["schemas"]["NewContrastLotRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContrastLot"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    contrast_lot_block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lot_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockLotRequest"];
                "multipart/form-data": components["schemas"]["BlockLotRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContrastLot"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    contrast_lot_injection_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path: {
                lot_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedInjectionList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_preparation_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
                preparation_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PreparationMoveRequest"];
                "multipart/form-data": components["schemas"]["PreparationMoveRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preparation"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reaction_table_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionTable"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reaction_list: {
        parameters: {
            query?: {
                exam_id?: number;
                kind?: string;
                /** @description comma-separated, - for descending: started_at, chosen_grade, state */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                started_before?: string;
                started_from?: string;
                /**
                 * @description * `open` - open
                 *     * `confirmed` - confirmed
                 *     * `closed` - closed
                 *     * `undone` - undone
                 */
                state?: "open" | "confirmed" | "closed" | "undone";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedReactionList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reaction_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reaction_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reaction_act_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reaction_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReactionActRequest"];
                "multipart/form-data": components["schemas"]["NewReactionActRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionAct"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reaction_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reaction_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReactionOutcomeRequest"];
                "multipart/form-data": components["schemas"]["ReactionOutcomeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reaction_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reaction_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmReactionRequest"];
                "multipart/form-data": components["schemas"]["ConfirmReactionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reaction_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reaction_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SafetyNoteRequest"];
                "multipart/form-data": components["schemas"]["SafetyNoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    safety_worklist: {
        parameters: {
            query?: {
                device?: string;
                modality?: string;
                site_id?: number;
                starts_before?: string;
                starts_from?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScannerCard"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    book_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookingRequestRequest"];
                "multipart/form-data": components["schemas"]["BookingRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    get_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    get_calendar_file: {
        parameters: {
            query?: {
                /**
                 * @description left out: the patient's own
                 *
                 *     * `zh-Hans` - zh-Hans
                 *     * `en` - en
                 */
                lang?: "zh-Hans" | "en";
            };
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    cancel_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelRequestRequest"];
                "multipart/form-data": components["schemas"]["CancelRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    cancel_following: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitCancelRequestRequest"];
                "multipart/form-data": components["schemas"]["VisitCancelRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentSeries"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    shift_following: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowingMoveRequestRequest"];
                "multipart/form-data": components["schemas"]["FollowingMoveRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentSeries"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    undo_following: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentSeries"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    take_out_of_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    move_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveRequestRequest"];
                "multipart/form-data": components["schemas"]["MoveRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    mark_no_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoShowRequestRequest"];
                "multipart/form-data": components["schemas"]["NoShowRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_patient_notices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    ask_booking_repair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRun"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    print_slip: {
        parameters: {
            query?: {
                as_pdf?: boolean;
                /**
                 * @description left out: the patient's own
                 *
                 *     * `zh-Hans` - zh-Hans
                 *     * `en` - en
                 */
                lang?: "zh-Hans" | "en";
                large?: boolean;
                /**
                 * @description * `a5` - a5
                 *     * `80mm` - 80mm
                 */
                paper?: "a5" | "80mm";
            };
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/pdf": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    undo_appointment_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    block_time: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BlockRequestRequest"];
                "multipart/form-data": components["schemas"]["BlockRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Block"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    lift_block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                block_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Block"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    ask_repair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                block_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRun"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    find_callers: {
        parameters: {
            query: {
                q: string;
                site: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Callers"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    check_in_exam: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckInRequestRequest"];
                "multipart/form-data": components["schemas"]["CheckInRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scan"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    get_schedule_day: {
        parameters: {
            query: {
                day?: string;
                site: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    record_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactRequestRequest"];
                "multipart/form-data": components["schemas"]["ContactRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_offers: {
        parameters: {
            query?: {
                after?: string;
                n?: number;
                skip?: number;
            };
            header?: never;
            path: {
                exam_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    find_free_slots: {
        parameters: {
            query: {
                /** @description from then on */
                after?: string;
                /** @description minutes */
                duration?: number;
                /** @description its modality and length */
                exam_code?: string;
                modality?: string;
                n?: number;
                /**
                 * @description * `morning` - morning
                 *     * `afternoon` - afternoon
                 *     * `evening` - evening
                 */
                part_of_day?: "morning" | "afternoon" | "evening";
                site: number;
                skip?: number;
                /** @description Monday is 0 */
                weekday?: number[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreeSlots"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_holidays: {
        parameters: {
            query: {
                site: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    add_holiday: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HolidayRequest"];
                "multipart/form-data": components["schemas"]["HolidayRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedHoliday"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    remove_holiday: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                holiday_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    preview_holiday: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HolidayRequest"];
                "multipart/form-data": components["schemas"]["HolidayRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedHoliday"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    check_in_at_kiosk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KioskRequestRequest"];
                "multipart/form-data": components["schemas"]["KioskRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kiosk"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_schedule_load: {
        parameters: {
            query: {
                day?: string;
                days?: number;
                duration_min?: number;
                exam?: number;
                modality?: string;
                site: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    overbook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverbookRequestRequest"];
                "multipart/form-data": components["schemas"]["OverbookRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    preview_placement: {
        parameters: {
            query: {
                exam_id: number;
                resource_id: number;
                starts_at: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placement"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_plan_runs: {
        parameters: {
            query?: {
                /**
                 * @description * `plan` - plan
                 *     * `repair` - repair
                 */
                kind?: "plan" | "repair";
                /** @description comma-separated, - for descending: asked_at, cost, gap */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                site?: number;
                /**
                 * @description * `queued` - queued
                 *     * `running` - running
                 *     * `done` - done
                 *     * `failed` - failed
                 *     * `cancelled` - cancelled
                 *     * `applied` - applied
                 *     * `partly_applied` - partly_applied
                 *     * `rejected` - rejected
                 *     * `stale` - stale
                 */
                state?: "queued" | "running" | "done" | "failed" | "cancelled" | "applied" | "partly_applied" | "rejected" | "stale";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedPlanRunLineList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    ask_plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanAskRequest"];
                "multipart/form-data": components["schemas"]["PlanAskRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRun"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    get_plan_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRun"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    apply_plan_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PlanApplyRequest"];
                "multipart/form-data": components["schemas"]["PlanApplyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanApplied"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_plan_changes: {
        parameters: {
            query?: {
                /**
                 * @description * `earlier` - earlier
                 *     * `later` - later
                 *     * `same_time` - same_time
                 */
                direction?: "earlier" | "later" | "same_time";
                /**
                 * @description * `book` - book
                 *     * `move` - move
                 *     * `unplaced` - unplaced
                 */
                kind?: "book" | "move" | "unplaced";
                /** @description comma-separated, - for descending: saves, from_starts_at, to_starts_at, shift_min */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `open` - open
                 *     * `applied` - applied
                 *     * `stale` - stale
                 *     * `rejected` - rejected
                 */
                state?: "open" | "applied" | "stale" | "rejected";
            };
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedPlanChangeList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    export_plan_instance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reject_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRun"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    replay_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRun"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    stop_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRun"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    undo_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanUndone"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_pool_levels: {
        parameters: {
            query: {
                day?: string;
                days?: number;
                site: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolLevels"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    create_pool: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolRequestRequest"];
                "multipart/form-data": components["schemas"]["PoolRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_queue: {
        parameters: {
            query: {
                modality?: string;
                resource?: number;
                site: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRow"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reserve_slot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReservationRequestRequest"];
                "multipart/form-data": components["schemas"]["ReservationRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    release_reservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reservation_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_resources: {
        parameters: {
            query: {
                /**
                 * @description * `scanner` - scanner
                 *     * `pool` - pool
                 *     * `all` - all
                 */
                kind?: "scanner" | "pool" | "all";
                site: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    save_openings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resource_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningsRequestRequest"];
                "multipart/form-data": components["schemas"]["OpeningsRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedOpenings"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    preview_openings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resource_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningsRequestRequest"];
                "multipart/form-data": components["schemas"]["OpeningsRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedOpenings"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    scan_at_desk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScanRequestRequest"];
                "multipart/form-data": components["schemas"]["ScanRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scan"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    book_series: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesBookingRequestRequest"];
                "multipart/form-data": components["schemas"]["SeriesBookingRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentSeries"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    get_series: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_series_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentSeries"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    propose_series: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesProposalRequestRequest"];
                "multipart/form-data": components["schemas"]["SeriesProposalRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesPlace"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reserve_series: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacesRequestRequest"];
                "multipart/form-data": components["schemas"]["PlacesRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitReservations"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    get_caller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                patient_id: number;
                site_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallCard"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    count_changes: {
        parameters: {
            query?: {
                first?: string;
                /**
                 * @description * `moved` - moved
                 *     * `cancelled` - cancelled
                 *     * `late_cancel` - late_cancel
                 *     * `no_show` - no_show
                 */
                kind?: "moved" | "cancelled" | "late_cancel" | "no_show";
                last?: string;
            };
            header?: never;
            path: {
                site_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeCount"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    export_changes: {
        parameters: {
            query?: {
                first?: string;
                /**
                 * @description * `moved` - moved
                 *     * `cancelled` - cancelled
                 *     * `late_cancel` - late_cancel
                 *     * `no_show` - no_show
                 */
                kind?: "moved" | "cancelled" | "late_cancel" | "no_show";
                last?: string;
            };
            header?: never;
            path: {
                site_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    get_contact_codes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactCodes"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_no_show_proposals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_change_reasons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonCode"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_waiting: {
        parameters: {
            query?: {
                modality?: string;
                /** @description comma-separated, - for descending: exam__priority__rank, made_at, before */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `waiting` - waiting
                 *     * `booked` - booked
                 *     * `withdrawn` - withdrawn
                 *     * `closed` - closed
                 */
                state?: "waiting" | "booked" | "withdrawn" | "closed";
            };
            header?: never;
            path: {
                site_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedWaitingEntryList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_waiting_offers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingOffer"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    compare_waits: {
        parameters: {
            query?: {
                first?: string;
                last?: string;
            };
            header?: never;
            path: {
                site_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitSpread"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    preview_squeeze: {
        parameters: {
            query: {
                at?: string;
                exam_id: number;
                resource_id: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Squeeze"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    squeeze_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SqueezeRequestRequest"];
                "multipart/form-data": components["schemas"]["SqueezeRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    compare_squeezes: {
        parameters: {
            query: {
                exam_id: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Squeeze"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_staff: {
        parameters: {
            query?: {
                is_active?: boolean | null;
                /** @description comma-separated, - for descending: name, id */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                pool?: number;
                site?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedRosterList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    create_staff_member: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMemberRequestRequest"];
                "multipart/form-data": components["schemas"]["NewMemberRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roster"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    get_staff_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roster"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    save_staff_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterRequestRequest"];
                "multipart/form-data": components["schemas"]["RosterRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedRoster"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    preview_staff_member: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                member_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterRequestRequest"];
                "multipart/form-data": components["schemas"]["RosterRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedRoster"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    call_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallRequestRequest"];
                "multipart/form-data": components["schemas"]["CallRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    change_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketActionRequestRequest"];
                "multipart/form-data": components["schemas"]["TicketActionRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_to_book: {
        parameters: {
            query?: {
                /**
                 * @description * `overdue` - overdue
                 *     * `today` - today
                 *     * `week` - week
                 */
                due?: "overdue" | "today" | "week";
                modality?: string;
                /** @description comma-separated, - for descending: due_at, received_at */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                priority?: string;
                site?: number;
                /**
                 * @description * `requested` - requested
                 *     * `vetted` - vetted
                 */
                state?: "requested" | "vetted";
                /**
                 * @description now: never, or the time of the next try has come
                 *
                 *     * `today` - today
                 *     * `not_today` - not_today
                 *     * `never` - never
                 *     * `now` - now
                 */
                tried?: "today" | "not_today" | "never" | "now";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedToBookList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    export_to_book: {
        parameters: {
            query?: {
                /**
                 * @description * `overdue` - overdue
                 *     * `today` - today
                 *     * `week` - week
                 */
                due?: "overdue" | "today" | "week";
                modality?: string;
                priority?: string;
                site?: number;
                /**
                 * @description * `requested` - requested
                 *     * `vetted` - vetted
                 */
                state?: "requested" | "vetted";
                /**
                 * @description now: never, or the time of the next try has come
                 *
                 *     * `today` - today
                 *     * `not_today` - not_today
                 *     * `never` - never
                 *     * `now` - now
                 */
                tried?: "today" | "not_today" | "never" | "now";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    book_visit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitBookingRequestRequest"];
                "multipart/form-data": components["schemas"]["VisitBookingRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    get_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    cancel_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitCancelRequestRequest"];
                "multipart/form-data": components["schemas"]["VisitCancelRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    move_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitMoveRequestRequest"];
                "multipart/form-data": components["schemas"]["VisitMoveRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    undo_visit_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    list_visit_offers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitOffersRequestRequest"];
                "multipart/form-data": components["schemas"]["VisitOffersRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOffer"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reserve_visit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlacesRequestRequest"];
                "multipart/form-data": components["schemas"]["PlacesRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitReservations"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    add_to_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaitingRequestRequest"];
                "multipart/form-data": components["schemas"]["WaitingRequestRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingEntry"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    accept_waiting_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    decline_waiting_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    give_waiting_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    withdraw_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawRequestRequest"];
                "multipart/form-data": components["schemas"]["WithdrawRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingEntry"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    series_instances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                series_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageInstance"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    session_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    session_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
                "multipart/form-data": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    session_close: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    session_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PatchedPreferencesRequest"];
                "multipart/form-data": components["schemas"]["PatchedPreferencesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    session_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordRequest"];
                "multipart/form-data": components["schemas"]["PasswordRequest"];
            };
        };
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    site_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: code */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedSiteList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    site_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteRequest"];
                "multipart/form-data": components["schemas"]["SiteRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    site_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteRequest"];
                "multipart/form-data": components["schemas"]["SiteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    study_list: {
        parameters: {
            query?: {
                day?: string;
                exam_id?: number;
                /** @description those taken out of use, instead of those in use */
                is_rejected?: boolean;
                /**
                 * @description * `pending` - pending
                 *     * `matched` - matched
                 *     * `unmatched` - unmatched
                 */
                match?: "pending" | "matched" | "unmatched";
                modality?: string;
                /** @description comma-separated, - for descending: first_at, accession, modality, n_instances, patient_id_text */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                patient_id?: number;
                /** @description accession, patient ID or name in the images */
                q?: string;
                /**
                 * @description * `receiving` - Receiving
                 *     * `complete` - Complete
                 */
                state?: "receiving" | "complete";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedStudyList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    study_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reconcile_acts: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: id */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedReconcileActList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reconcile_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconcileCorrectRequest"];
                "multipart/form-data": components["schemas"]["ReconcileCorrectRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconcileAct"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reconcile_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconcileFileRequest"];
                "multipart/form-data": components["schemas"]["ReconcileFileRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconcileAct"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    study_forwarding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyForwarding"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    study_match: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StudyMatchRequest"];
                "multipart/form-data": components["schemas"]["StudyMatchRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Study"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reconcile_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconcileMergeRequest"];
                "multipart/form-data": components["schemas"]["ReconcileMergeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconcileAct"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reconcile_proposals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reconcile_reject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconcileRejectRequest"];
                "multipart/form-data": components["schemas"]["ReconcileRejectRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconcileAct"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    study_send: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StudySendRequest"];
                "multipart/form-data": components["schemas"]["StudySendRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queued"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reconcile_split: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconcileSplitRequest"];
                "multipart/form-data": components["schemas"]["ReconcileSplitRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconcileAct"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    study_unmatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StudyUnmatchRequest"];
                "multipart/form-data": components["schemas"]["StudyUnmatchRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Study"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    study_viewer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewerSettings"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    reconcile_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconcileUndoRequest"];
                "multipart/form-data": components["schemas"]["ReconcileUndoRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconcileAct"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    suggest_exams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderTextRequest"];
                "multipart/form-data": components["schemas"]["OrderTextRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderReading"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    task_list: {
        parameters: {
            query?: {
                exam?: number;
                /**
                 * @description * `discrepancy` - discrepancy
                 *     * `question` - question
                 *     * `due_soon` - due_soon
                 *     * `late` - late
                 */
                kind?: "discrepancy" | "question" | "due_soon" | "late";
                open?: boolean | null;
                /** @description comma-separated, - for descending: opened_at, kind, severity */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                site?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedTaskList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    task_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseTaskRequest"];
                "multipart/form-data": components["schemas"]["CloseTaskRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dead_letter_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: last_at, received_at, count */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `open` - open
                 *     * `all` - all
                 */
                scope?: "open" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedDeadLetterList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    dead_letter_handle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    telemetry_quarantine_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantinedGroup"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    quarantine_drop: {
        parameters: {
            query: {
                channel_code: string;
                device_id: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    quarantine_adopt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdoptRequest"];
                "multipart/form-data": components["schemas"]["AdoptRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedCount"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    telemetry_stream_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: last_at, watermark */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedStreamList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    token_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: id, name, role */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedTokenList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    token_issue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTokenRequest"];
                "multipart/form-data": components["schemas"]["NewTokenRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedToken"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    token_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    user_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: username, name, last_login */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                q?: string;
                /**
                 * @description * `front_desk` - front_desk
                 *     * `technologist` - technologist
                 *     * `nurse` - nurse
                 *     * `radiologist` - radiologist
                 *     * `resident` - resident
                 *     * `referrer` - referrer
                 *     * `qc_manager` - qc_manager
                 *     * `physicist` - physicist
                 *     * `device_admin` - device_admin
                 *     * `dicom_admin` - dicom_admin
                 *     * `head` - head
                 *     * `admin` - admin
                 *     * `kiosk` - kiosk
                 *     * `machine` - machine
                 */
                role?: "front_desk" | "technologist" | "nurse" | "radiologist" | "resident" | "referrer" | "qc_manager" | "physicist" | "device_admin" | "dicom_admin" | "head" | "admin" | "kiosk" | "machine";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedUserList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    user_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserRequest"];
                "multipart/form-data": components["schemas"]["NewUserRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    user_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    user_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangedUserRequest"];
                "multipart/form-data": components["schemas"]["ChangedUserRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    user_reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
                "multipart/form-data": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description No response body */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    user_unlock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    vetting_list: {
        parameters: {
            query?: {
                /** @description comma-separated, - for descending: received_at, due_at, priority__rank */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedExamList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    work_order_list: {
        parameters: {
            query?: {
                device_id?: number;
                /** @description comma-separated, - for descending: opened_at, priority, state, number */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
                /**
                 * @description * `open` - open
                 *     * `closed` - closed
                 *     * `all` - all
                 */
                scope?: "open" | "closed" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedWorkOrderList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    work_order_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWorkOrderRequest"];
                "multipart/form-data": components["schemas"]["NewWorkOrderRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    work_order_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    work_order_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderActionRequest"];
                "multipart/form-data": components["schemas"]["OrderActionRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    work_order_ask_window: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WindowRequestRequest"];
                "multipart/form-data": components["schemas"]["WindowRequestRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    work_order_shorten_window: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShorterWindowRequest"];
                "multipart/form-data": components["schemas"]["ShorterWindowRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderDetail"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    worklist_ask_list: {
        parameters: {
            query?: {
                ae_title?: string;
                /** @description comma-separated, - for descending: last_at, n_answered */
                ordering?: string;
                /** @description page number, from 1 */
                page?: number;
                /** @description rows a page */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaginatedWorklistAskList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    worklist_callers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorklistCaller"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
    worklist_trace: {
        parameters: {
            query: {
                ae_title: string;
                ask_id?: number;
                exam_id: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorklistTrace"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
                            field: string;
                            code: string;
                            text: string;
                        }[];
                    };
                };
            };
        };
    };
}
