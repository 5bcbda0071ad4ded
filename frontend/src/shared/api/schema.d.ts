// Generated from openapi.json by `npm run api`.
export interface paths {
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
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
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
        /** @description A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters. */
        get: operations["vetting_list"];
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
        Act: {
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
        ActionEnum: "vet" | "check_in" | "make_ready" | "start" | "finish" | "cancel" | "mark_no_show" | "suspend" | "resume" | "undo";
        ActionRequest: {
            action: components["schemas"]["ActionEnum"];
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
        };
        ActivateRequest: {
            /** @default  */
            source: string;
        };
        Agent: {
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
            agent_class: components["schemas"]["AgentClassEnum"];
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
        /**
         * @description * `iodine` - iodine
         *     * `gadolinium` - gadolinium
         *     * `microbubble` - microbubble
         *     * `barium` - barium
         * @enum {string}
         */
        AgentClassEnum: "iodine" | "gadolinium" | "microbubble" | "barium";
        Alarm: {
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
        Allergy: {
            readonly id: number;
            substance_code?: string;
            substance_text: string;
            kind?: components["schemas"]["Kind71fEnum"];
            severity?: components["schemas"]["Severity297Enum"];
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
        AnswerInRequest: {
            item: string;
            value: components["schemas"]["ValueEnum"];
            /** @default  */
            detail: string;
            /** @default patient */
            source: components["schemas"]["SourceEnum"];
        };
        AnswersRequest: {
            /** Format: uuid */
            client_id?: string | null;
            /** @default  */
            answered_by: string;
            answers: components["schemas"]["AnswerInRequest"][];
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
            readonly stage: components["schemas"]["StageEnum"];
            readonly strip: string;
            readonly is_critical: boolean;
            readonly value: components["schemas"]["ValueEnum"];
            readonly detail: string;
            readonly source: string;
            readonly by: string;
            /** Format: date-time */
            readonly at: string | null;
        };
        Assessment: {
            readonly verdict: components["schemas"]["VerdictEnum"];
            readonly reasons: components["schemas"]["Reason"][];
            readonly policy_versions: string[];
        };
        Audit: {
            readonly id: number;
            /** Format: date-time */
            at: string;
            actor_kind: string;
            actor_id: string;
            actor_name: string;
            actor_roles?: string;
            action: string;
            obj?: string;
            /** Format: int64 */
            patient_id?: number | null;
            detail?: unknown;
            readonly is_sealed: boolean;
        };
        /** @enum {unknown} */
        BlankEnum: "";
        BlockLotRequest: {
            is_blocked: boolean;
            version: number;
        };
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
        BodySiteEnum: "right_elbow" | "left_elbow" | "right_forearm" | "left_forearm" | "right_hand" | "left_hand" | "central" | "port" | "other";
        /** @description What a scanned bottle is, and what speaks against it for this patient. */
        Bottle: {
            readonly lot: components["schemas"]["Lot"];
            readonly warnings: components["schemas"]["Reason"][];
        };
        Card: {
            readonly id: number;
            kind: components["schemas"]["ChosenKindEnum"];
            grade: components["schemas"]["ChosenGradeEnum"];
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
            /** @default draft */
            state: components["schemas"]["CardStateEnum"];
            written_by: string;
            /** Format: date-time */
            written_at: string;
            approved_by?: string;
            /** Format: date-time */
            approved_at?: string | null;
        };
        /**
         * @description * `draft` - Draft
         *     * `approved` - Approved
         *     * `retired` - Retired
         * @enum {string}
         */
        CardStateEnum: "draft" | "approved" | "retired";
        ChangedExamTypeRequest: {
            modality: string;
            body_part: string;
            laterality_rule: components["schemas"]["LateralityRuleEnum"];
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
            contrast: components["schemas"]["ContrastEnum"];
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
        Check: {
            readonly id: number;
            checked_by: string;
            /** Format: date-time */
            at: string;
        };
        /**
         * @description * `mild` - mild
         *     * `moderate` - moderate
         *     * `severe` - severe
         * @enum {string}
         */
        ChosenGradeEnum: "mild" | "moderate" | "severe";
        /**
         * @description * `allergic_like` - allergic_like
         *     * `physiologic` - physiologic
         *     * `extravasation` - extravasation
         *     * `delayed` - delayed
         *     * `renal` - renal
         *     * `unknown` - unknown
         * @enum {string}
         */
        ChosenKindEnum: "allergic_like" | "physiologic" | "extravasation" | "delayed" | "renal" | "unknown";
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
        ConfirmReactionRequest: {
            kind: components["schemas"]["ChosenKindEnum"];
            grade: components["schemas"]["ChosenGradeEnum"];
            /** @default  */
            note: string;
        };
        /**
         * @description * `A` - A
         *     * `V` - V
         *     * `P` - P
         *     * `U` - U
         * @enum {string}
         */
        ConsciousnessEnum: "A" | "V" | "P" | "U";
        Contact: {
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
        ContrastEnum: "none" | "iodine" | "gadolinium" | "microbubble" | "barium" | "radiotracer" | "radiotracer_iodine";
        Count: {
            count: number;
        };
        Decision: {
            readonly id: number;
            key: string;
            readonly reason: components["schemas"]["Reason"];
            why: string;
            decided_by: string;
            /** Format: date-time */
            at: string;
        };
        DecisionsRequest: {
            keys: string[];
            why: string;
        };
        Delivery: {
            readonly id: number;
            name: string;
            aggregate: string;
            subscriber: string;
            status?: components["schemas"]["DeliveryStatusEnum"];
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
        /**
         * @description * `open` - Open
         *     * `done` - Done
         *     * `parked` - Parked
         * @enum {string}
         */
        DeliveryStatusEnum: "open" | "done" | "parked";
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
        DiscardRequest: {
            note: string;
        };
        /** @description One exam as lists and pages show it. */
        Exam: {
            id: number;
            accession: string;
            issuer: string;
            state: components["schemas"]["ExamStateEnum"];
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
            patient_class: components["schemas"]["PatientClassEnum"];
            location: string;
            visit_number: string;
            reason_for_exam: string;
            referrer_name: string;
            order_id: number;
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
        ExamBrief: {
            readonly id: number;
            readonly accession: string;
            readonly state: string;
            readonly allowed_actions: string[];
            readonly site_id: number;
            readonly patient: components["schemas"]["PatientBrief"];
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
        ExamStateEnum: "requested" | "vetted" | "booked" | "arrived" | "ready" | "in_progress" | "acquired" | "reported" | "delivered" | "cancelled" | "no_show" | "discontinued";
        ExamType: {
            code: string;
            /** @description DICOM modality of the scanner: CT, MR, DX, MG, US, NM, PT, XA */
            modality: string;
            /** @description DICOM body part term, such as CHEST */
            body_part: string;
            laterality_rule?: components["schemas"]["LateralityRuleEnum"];
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
            contrast?: components["schemas"]["ContrastEnum"];
            loinc?: string;
            radlex?: string;
            code_source?: string;
            is_active?: boolean;
            version?: number;
        };
        /** @description An open point: `key` is what a decision names. */
        Finding: {
            readonly key: string;
            readonly effect: string;
            readonly can_accept: boolean;
            readonly reason: components["schemas"]["Reason"];
        };
        FinishRequest: {
            /** @default false */
            is_aborted: boolean;
            /** @default  */
            note: string;
            /** Format: date-time */
            at?: string | null;
        };
        FormBrief: {
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
        Grant: {
            role: components["schemas"]["RoleEnum"];
            site_id?: number | null;
        };
        GrantRequest: {
            role: components["schemas"]["RoleEnum"];
            site_id?: number | null;
        };
        /**
         * @description * `study_uid` - study_uid
         *     * `accession` - accession
         *     * `mpps` - mpps
         *     * `hand` - hand
         * @enum {string}
         */
        HowEnum: "study_uid" | "accession" | "mpps" | "hand";
        Implant: {
            readonly id: number;
            /** @description pacemaker, aneurysm_clip, ... */
            kind: string;
            /** @description maker, model, serial */
            description?: string;
            body_site?: string;
            mr_safety?: components["schemas"]["MrSafetyEnum"];
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
            status?: components["schemas"]["Status1efEnum"];
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
            status?: components["schemas"]["Status1efEnum"];
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
            readonly agent: components["schemas"]["Agent"];
            /** @default  */
            readonly lot: string;
            /** Format: double */
            volume_ml: number;
            /** Format: double */
            rate_ml_per_s?: number | null;
            /** Format: double */
            saline_ml?: number | null;
            route: components["schemas"]["RouteEnum"];
            site?: components["schemas"]["BodySiteEnum"] | components["schemas"]["BlankEnum"];
            /** @description G of the cannula */
            gauge?: number | null;
            /** Format: date-time */
            at: string;
            given_by: string;
            readonly warnings: components["schemas"]["Reason"][];
            /** Format: uuid */
            client_id?: string | null;
            /** Format: date-time */
            recorded_at: string;
        };
        Instance: {
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
        /**
         * @description * `allergy` - allergy
         *     * `intolerance` - intolerance
         * @enum {string}
         */
        Kind71fEnum: "allergy" | "intolerance";
        /**
         * @description * `modality` - Modality
         *     * `workstation` - Workstation
         *     * `archive` - Archive
         *     * `test` - Test
         * @enum {string}
         */
        KindDb0Enum: "modality" | "workstation" | "archive" | "test";
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
            recorded_by: string;
        };
        LaneCard: {
            readonly exam: components["schemas"]["ExamBrief"];
            readonly preparation: components["schemas"]["Preparation"];
            readonly verdict: string;
            readonly is_released: boolean;
            readonly reasons: components["schemas"]["Reason"][];
            readonly last_injection: components["schemas"]["Injection"] | null;
            readonly n_open_reactions: number;
        };
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
        LaneEnum: "to_prepare" | "iv_in_place" | "drinking" | "injecting" | "observing" | "done" | "left";
        /**
         * @description * `zh-Hans` - zh-Hans
         *     * `en` - en
         * @enum {string}
         */
        LanguageEnum: "zh-Hans" | "en";
        /**
         * @description * `L` - L
         *     * `R` - R
         *     * `B` - B
         * @enum {string}
         */
        LateralityEnum: "L" | "R" | "B";
        /**
         * @description * `none` - none
         *     * `optional` - optional
         *     * `required` - required
         * @enum {string}
         */
        LateralityRuleEnum: "none" | "optional" | "required";
        /**
         * @description * `` -
         *     * `amber` - amber
         *     * `red` - red
         * @enum {string}
         */
        LevelEnum: "amber" | "red";
        LoginRequest: {
            username: string;
            password: string;
        };
        Lot: {
            readonly id: number;
            readonly agent: components["schemas"]["Agent"];
            lot: string;
            /** Format: date */
            expires_on?: string | null;
            /** Format: double */
            container_ml?: number | null;
            barcode?: string;
            /** @description recalled or put aside */
            is_blocked?: boolean;
            recorded_by: string;
            /** Format: date-time */
            recorded_at: string;
            version?: number;
        };
        /**
         * @description * `pending` - pending
         *     * `matched` - matched
         *     * `unmatched` - unmatched
         * @enum {string}
         */
        MatchEnum: "pending" | "matched" | "unmatched";
        MatchRequest: {
            /** Format: int64 */
            exam_id: number;
            note: string;
            version: number;
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
            recorded_by: string;
        };
        MoveRequest: {
            version?: number | null;
            /** @default  */
            iv_site: components["schemas"]["BodySiteEnum"] | components["schemas"]["BlankEnum"];
            iv_gauge?: number | null;
            /** @default  */
            note: string;
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
        /**
         * @description * `safe` - safe
         *     * `conditional` - conditional
         *     * `unsafe` - unsafe
         *     * `unknown` - unknown
         * @enum {string}
         */
        MrSafetyEnum: "safe" | "conditional" | "unsafe" | "unknown";
        /**
         * @description * `card` - card
         *     * `drug` - drug
         *     * `call` - call
         *     * `other` - other
         * @enum {string}
         */
        NewActKindEnum: "card" | "drug" | "call" | "other";
        NewActRequest: {
            /** Format: uuid */
            client_id?: string | null;
            kind: components["schemas"]["NewActKindEnum"];
            text: string;
            card_line?: number | null;
            /** Format: date-time */
            at?: string | null;
        };
        NewAllergyRequest: {
            substance_text: string;
            substance_code?: string;
            /** @default allergy */
            kind: components["schemas"]["Kind71fEnum"];
            /** @default unknown */
            severity: components["schemas"]["Severity297Enum"];
            reaction?: string;
            /** @default patient */
            source: string;
        };
        NewCardRequest: {
            kind: components["schemas"]["ChosenKindEnum"];
            grade: components["schemas"]["ChosenGradeEnum"];
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
        NewExamTypeRequest: {
            modality: string;
            body_part: string;
            laterality_rule: components["schemas"]["LateralityRuleEnum"];
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
            contrast: components["schemas"]["ContrastEnum"];
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
            /** @default unknown */
            mr_safety: components["schemas"]["MrSafetyEnum"];
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
            /** @default iv */
            route: components["schemas"]["RouteEnum"];
            /** @default  */
            site: components["schemas"]["BodySiteEnum"] | components["schemas"]["BlankEnum"];
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
        NewLotRequest: {
            agent_code: string;
            lot: string;
            /** Format: date */
            expires_on?: string | null;
            /** Format: double */
            container_ml?: number | null;
            /** @default  */
            barcode: string;
        };
        NewMeasureRequest: {
            /** Format: double */
            weight_kg?: number | null;
            /** Format: double */
            height_cm?: number | null;
            /** Format: date-time */
            at?: string;
        };
        NewObservationRequest: {
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
            /** @default  */
            consciousness: components["schemas"]["ConsciousnessEnum"] | components["schemas"]["BlankEnum"];
            /** @default  */
            note: string;
        };
        NewOrderRequest: {
            patient_id: number;
            site_id: number;
            patient_class: components["schemas"]["PatientClassEnum"];
            exam_type_codes: string[];
            priority: string;
            reason: string;
            referrer_name: string;
            laterality?: components["schemas"]["LateralityEnum"] | components["schemas"]["BlankEnum"];
            placer_number?: string;
            visit_number?: string;
            location?: string;
            department?: string;
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
        NewReactionRequest: {
            /** Format: uuid */
            client_id?: string | null;
            /** Format: date-time */
            started_at?: string | null;
            symptoms: string[];
            /** @default  */
            kind: components["schemas"]["ChosenKindEnum"] | components["schemas"]["BlankEnum"];
            /** @default  */
            grade: components["schemas"]["ChosenGradeEnum"] | components["schemas"]["BlankEnum"];
            /** @default  */
            body_site: components["schemas"]["BodySiteEnum"] | components["schemas"]["BlankEnum"];
            /** @default  */
            volume_band: components["schemas"]["VolumeBandEnum"] | components["schemas"]["BlankEnum"];
        };
        NewTokenRequest: {
            name: string;
            role: components["schemas"]["RoleEnum"];
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
        /** @description The department's own node as others must configure it, and how full its store is. */
        Node: {
            ae_title: string;
            port: number;
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
        NoteRequest: {
            /** @default  */
            note: string;
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
        Observation: {
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
        Order: {
            readonly id: number;
            patient: components["schemas"]["ExamPatient"];
            patient_class: components["schemas"]["PatientClassEnum"];
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
        OrderedExam: {
            id: number;
            accession: string;
            state: string;
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
            status?: components["schemas"]["Status874Enum"];
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
            status?: components["schemas"]["Status874Enum"];
            attempts?: number;
            /** Format: date-time */
            next_try_at: string;
            readonly reason: components["schemas"]["Reason"] | null;
            /** Format: date-time */
            sent_at?: string | null;
            readonly raw: string;
            readonly ack: string;
        };
        OutcomeRequest: {
            outcome: string;
        };
        OwnAlarmRequest: {
            note: string;
        };
        PaginatedAgentList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Agent"][];
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
        PaginatedCardList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Card"][];
        };
        PaginatedContactList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Contact"][];
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
        PaginatedLotList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Lot"][];
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
        PaginatedPeerList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Peer"][];
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
        PaginatedQuarantineList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Quarantine"][];
        };
        PaginatedReactionList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Reaction"][];
        };
        PaginatedRefusalList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Refusal"][];
        };
        PaginatedRoomList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Room"][];
        };
        PaginatedSiteList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Site"][];
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
        PasswordRequest: {
            old: string;
            new: string;
        };
        PatchedChangedPatientRequest: {
            name?: string;
            family_name?: string;
            given_name?: string;
            name_latin?: string;
            sex?: components["schemas"]["SexEnum"];
            /** Format: date */
            birth_date?: string | null;
            is_birth_date_estimated?: boolean;
            phone?: string;
            address?: string;
            is_unknown?: boolean;
            identifiers?: components["schemas"]["PatientIdentifierRequest"][];
            version?: number;
            is_deceased?: boolean;
        };
        PatchedPreferencesRequest: {
            language?: components["schemas"]["LanguageEnum"];
            theme?: components["schemas"]["ThemeEnum"] | components["schemas"]["BlankEnum"];
        };
        Patient: {
            readonly id: number;
            name: string;
            family_name?: string;
            given_name?: string;
            /** @description Family^Given in Latin letters */
            name_latin?: string;
            sex?: components["schemas"]["SexEnum"];
            /** Format: date */
            birth_date?: string | null;
            is_birth_date_estimated?: boolean;
            phone?: string;
            address?: string;
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
        PatientBrief: {
            readonly id: number;
            readonly name: string;
            readonly name_latin: string;
            readonly sex: string;
            /** Format: date */
            readonly birth_date: string | null;
            readonly mrn: string;
            readonly is_unknown: boolean;
        };
        /**
         * @description * `outpatient` - outpatient
         *     * `inpatient` - inpatient
         *     * `emergency` - emergency
         *     * `checkup` - checkup
         * @enum {string}
         */
        PatientClassEnum: "outpatient" | "inpatient" | "emergency" | "checkup";
        PatientFactsRequest: {
            name?: string;
            family_name?: string;
            given_name?: string;
            name_latin?: string;
            sex?: components["schemas"]["SexEnum"];
            /** Format: date */
            birth_date?: string | null;
            is_birth_date_estimated?: boolean;
            phone?: string;
            address?: string;
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
        Peer: {
            readonly id: number;
            ae_title: string;
            name: string;
            kind?: components["schemas"]["KindDb0Enum"];
            /** @description its address; empty = any address may use this title */
            host?: string;
            port?: number | null;
            is_enabled?: boolean;
            note?: string;
            version?: number;
        };
        PeerBodyRequest: {
            ae_title: string;
            name: string;
            kind: components["schemas"]["KindDb0Enum"];
            /** @default  */
            host: string;
            port?: number | null;
            /** @default true */
            is_enabled: boolean;
            /** @default  */
            note: string;
        };
        PeerChangeRequest: {
            ae_title: string;
            name: string;
            kind: components["schemas"]["KindDb0Enum"];
            /** @default  */
            host: string;
            port?: number | null;
            /** @default true */
            is_enabled: boolean;
            /** @default  */
            note: string;
            version: number;
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
        Policy: {
            readonly id: number;
            code: string;
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
            status: components["schemas"]["PolicyStatusEnum"];
            payload: unknown;
            author: string;
            activated_by?: string;
            /** Format: date-time */
            activated_at?: string | null;
            change_reason?: string;
        };
        /**
         * @description * `draft` - Draft
         *     * `unverified` - Unverified
         *     * `active` - Active
         *     * `retired` - Retired
         * @enum {string}
         */
        PolicyStatusEnum: "draft" | "unverified" | "active" | "retired";
        Premedication: {
            readonly regimen: string;
            readonly ordered_by: string;
            /** Format: date-time */
            readonly first_dose_at: string | null;
            /** Format: date-time */
            readonly taken_at: string | null;
            readonly policy_version: string;
        };
        Preparation: {
            readonly id: number;
            readonly exam_id: number;
            lane?: components["schemas"]["LaneEnum"];
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
        Quarantine: {
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
            state?: components["schemas"]["State34eEnum"];
            /** Format: date-time */
            started_at: string;
            readonly symptoms: {
                [key: string]: string;
            }[];
            suggested_kind: components["schemas"]["ChosenKindEnum"];
            suggested_grade: components["schemas"]["ChosenGradeEnum"];
            readonly suggested_because: {
                [key: string]: string;
            }[];
            policy_version: string;
            needs_surgeon?: boolean;
            chosen_kind: components["schemas"]["ChosenKindEnum"];
            chosen_grade: components["schemas"]["ChosenGradeEnum"];
            body_site?: components["schemas"]["BodySiteEnum"] | components["schemas"]["BlankEnum"];
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
            state?: components["schemas"]["State34eEnum"];
            /** Format: date-time */
            started_at: string;
            readonly symptoms: {
                [key: string]: string;
            }[];
            suggested_kind: components["schemas"]["ChosenKindEnum"];
            suggested_grade: components["schemas"]["ChosenGradeEnum"];
            readonly suggested_because: {
                [key: string]: string;
            }[];
            policy_version: string;
            needs_surgeon?: boolean;
            chosen_kind: components["schemas"]["ChosenKindEnum"];
            chosen_grade: components["schemas"]["ChosenGradeEnum"];
            body_site?: components["schemas"]["BodySiteEnum"] | components["schemas"]["BlankEnum"];
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
            readonly acts: components["schemas"]["Act"][];
            readonly observations: components["schemas"]["Observation"][];
        };
        /** @description All that the tablet needs to take a reaction with no network. */
        ReactionTable: {
            policy_version: string;
            groups: components["schemas"]["TileGroup"][];
            extravasation_groups: components["schemas"]["TileGroup"][];
            cards: components["schemas"]["Card"][];
            emergency_phone: string;
            next_observation_min: {
                [key: string]: number | null;
            };
        };
        ReadRequest: {
            ids?: number[];
        };
        /** @description How a reason looks in every answer. */
        Reason: {
            code: string;
            params: {
                [key: string]: unknown;
            };
            severity: components["schemas"]["ReasonSeverityEnum"];
            policy_version: string | null;
            /** @description rendered in the caller's language */
            text: string;
        };
        /**
         * @description * `info` - info
         *     * `warning` - warning
         *     * `error` - error
         *     * `block` - block
         * @enum {string}
         */
        ReasonSeverityEnum: "info" | "warning" | "error" | "block";
        Refusal: {
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
        RegimenRequest: {
            regimen: string;
        };
        Release: {
            readonly id: number;
            readonly exam_id: number;
            released_by: string;
            /** Format: date-time */
            at: string;
            note?: string;
        };
        ResendRequest: {
            reason: string;
        };
        ResetPasswordRequest: {
            password: string;
        };
        RetractAllergyRequest: {
            reason: string;
            version: number;
        };
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
        RoleEnum: "front_desk" | "technologist" | "nurse" | "radiologist" | "resident" | "referrer" | "qc_manager" | "physicist" | "device_admin" | "dicom_admin" | "head" | "admin" | "kiosk" | "machine";
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
            kind: components["schemas"]["RoomKindEnum"];
            floor?: string;
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
        RoomKindEnum: "scanner" | "waiting" | "preparation" | "observation" | "reading" | "technical" | "desk";
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
            kind: components["schemas"]["RoomKindEnum"];
            floor?: string;
        };
        /**
         * @description * `iv` - iv
         *     * `ia` - ia
         *     * `oral` - oral
         *     * `rectal` - rectal
         *     * `other` - other
         * @enum {string}
         */
        RouteEnum: "iv" | "ia" | "oral" | "rectal" | "other";
        Series: {
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
        /**
         * @description * `mild` - mild
         *     * `moderate` - moderate
         *     * `severe` - severe
         *     * `unknown` - unknown
         * @enum {string}
         */
        Severity297Enum: "mild" | "moderate" | "severe" | "unknown";
        /**
         * @description * `M` - M
         *     * `F` - F
         *     * `O` - O
         *     * `U` - U
         * @enum {string}
         */
        SexEnum: "M" | "F" | "O" | "U";
        Sheet: {
            readonly exam: components["schemas"]["ExamBrief"];
            /** Format: double */
            readonly weight_kg: number | null;
            readonly strip: components["schemas"]["StripFact"][];
            readonly form: components["schemas"]["FormBrief"] | null;
            readonly items: components["schemas"]["AskedItem"][];
            readonly booking: components["schemas"]["Assessment"];
            readonly open_points: components["schemas"]["Finding"][];
            readonly notes: components["schemas"]["Finding"][];
            readonly check: components["schemas"]["Check"] | null;
            readonly needs_check: boolean;
            readonly release: components["schemas"]["Release"] | null;
            readonly decisions: components["schemas"]["Decision"][];
            readonly premedication: components["schemas"]["Premedication"] | null;
            readonly agent: components["schemas"]["UsedAgent"] | null;
            readonly injections: components["schemas"]["Injection"][];
            readonly reactions: components["schemas"]["Reaction"][];
            readonly preparation: components["schemas"]["Preparation"] | null;
            readonly alarms: components["schemas"]["Alarm"][];
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
        /**
         * @description * `patient` - patient
         *     * `proxy` - proxy
         *     * `staff` - staff
         *     * `record` - record
         * @enum {string}
         */
        SourceEnum: "patient" | "proxy" | "staff" | "record";
        /**
         * @description * `booking` - booking
         *     * `scan` - scan
         * @enum {string}
         */
        StageEnum: "booking" | "scan";
        StartRequest: {
            /** Format: date-time */
            at?: string | null;
        };
        /**
         * @description * `receiving` - Receiving
         *     * `complete` - Complete
         * @enum {string}
         */
        State1b4Enum: "receiving" | "complete";
        /**
         * @description * `open` - open
         *     * `confirmed` - confirmed
         *     * `closed` - closed
         *     * `undone` - undone
         * @enum {string}
         */
        State34eEnum: "open" | "confirmed" | "closed" | "undone";
        /**
         * @description * `received` - Received
         *     * `processed` - Processed
         *     * `parked` - Parked
         *     * `rejected` - Rejected
         * @enum {string}
         */
        Status1efEnum: "received" | "processed" | "parked" | "rejected";
        /**
         * @description * `pending` - Pending
         *     * `sent` - Sent
         *     * `parked` - Parked
         * @enum {string}
         */
        Status874Enum: "pending" | "sent" | "parked";
        Step: {
            id: number;
            sps_id: string;
            study_uid: string;
            rp_id: string;
        };
        StripFact: {
            readonly kind: components["schemas"]["StripFactKindEnum"];
            readonly state: components["schemas"]["StripFactStateEnum"];
            readonly level: components["schemas"]["LevelEnum"] | components["schemas"]["BlankEnum"];
            readonly reason: components["schemas"]["Reason"] | null;
            readonly by: string;
            /** Format: date-time */
            readonly at: string | null;
        };
        /**
         * @description * `allergy` - allergy
         *     * `renal` - renal
         *     * `pregnancy` - pregnancy
         *     * `implant` - implant
         *     * `isolation` - isolation
         *     * `fall_risk` - fall_risk
         * @enum {string}
         */
        StripFactKindEnum: "allergy" | "renal" | "pregnancy" | "implant" | "isolation" | "fall_risk";
        /**
         * @description * `yes` - yes
         *     * `no` - no
         *     * `unanswered` - unanswered
         * @enum {string}
         */
        StripFactStateEnum: "yes" | "no" | "unanswered";
        Study: {
            readonly id: number;
            study_uid: string;
            state?: components["schemas"]["State1b4Enum"];
            match?: components["schemas"]["MatchEnum"];
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
            state?: components["schemas"]["State1b4Enum"];
            match?: components["schemas"]["MatchEnum"];
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
            series: components["schemas"]["Series"][];
        };
        StudyLink: {
            readonly exam_id: number;
            accession: string;
            exam_state: string;
            how: components["schemas"]["HowEnum"];
            by?: string;
            /** Format: date-time */
            at: string;
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
            opened_by: string;
            /** Format: date-time */
            closed_at: string | null;
            closed_by: string;
            note: string;
            version: number;
        };
        /**
         * @description * `` -
         *     * `light` - light
         *     * `dark` - dark
         * @enum {string}
         */
        ThemeEnum: "light" | "dark";
        Tile: {
            code: string;
            text: string;
            kind: string;
            grade: string;
            refer: boolean;
        };
        TileGroup: {
            group: string;
            tiles: components["schemas"]["Tile"][];
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
        Token: {
            readonly id: number;
            name: string;
            role: components["schemas"]["RoleEnum"];
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
        UnmatchRequest: {
            note: string;
            version: number;
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
        /**
         * @description * `yes` - yes
         *     * `no` - no
         *     * `unsure` - unsure
         *     * `unanswered` - unanswered
         * @enum {string}
         */
        ValueEnum: "yes" | "no" | "unsure" | "unanswered";
        /**
         * @description * `clear` - clear
         *     * `needs` - needs
         *     * `hold` - hold
         * @enum {string}
         */
        VerdictEnum: "clear" | "needs" | "hold";
        VetDetailRequest: {
            protocol?: string;
            priority?: string;
            contrast?: string;
            laterality?: components["schemas"]["LateralityEnum"] | components["schemas"]["BlankEnum"];
        };
        /**
         * @description * `lt10` - lt10
         *     * `10to50` - 10to50
         *     * `gt50` - gt50
         *     * `unknown` - unknown
         * @enum {string}
         */
        VolumeBandEnum: "lt10" | "10to50" | "gt50" | "unknown";
        WorklistCard: {
            readonly exam: components["schemas"]["ExamBrief"];
            readonly verdict: string;
            readonly is_released: boolean;
            readonly lane: string;
            /** Format: date-time */
            readonly handed_over_at: string | null;
            readonly n_open_reactions: number;
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
                    "application/json": components["schemas"]["PaginatedContactList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                    "application/json": components["schemas"]["Node"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                    "application/json": components["schemas"]["PaginatedPeerList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["PeerBodyRequest"];
                "multipart/form-data": components["schemas"]["PeerBodyRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Peer"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["PeerChangeRequest"];
                "multipart/form-data": components["schemas"]["PeerChangeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Peer"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                    "application/json": components["schemas"]["PaginatedQuarantineList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["DiscardRequest"];
                "multipart/form-data": components["schemas"]["DiscardRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quarantine"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                    "application/json": components["schemas"]["PaginatedRefusalList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
            query?: {
                /** @description comma-separated, - for descending: received_at, ordered_at */
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
    room_list: {
        parameters: {
            query?: {
                kind?: string;
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
                    "application/json": components["schemas"]["PaginatedAgentList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["OwnAlarmRequest"];
                "multipart/form-data": components["schemas"]["OwnAlarmRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alarm"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                    "application/json": components["schemas"]["PaginatedCardList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["NewCardRequest"];
                "multipart/form-data": components["schemas"]["NewCardRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Card"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["NoteRequest"];
                "multipart/form-data": components["schemas"]["NoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Card"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["AnswersRequest"];
                "multipart/form-data": components["schemas"]["AnswersRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["NoteRequest"];
                "multipart/form-data": components["schemas"]["NoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["DecisionsRequest"];
                "multipart/form-data": components["schemas"]["DecisionsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["FinishRequest"];
                "multipart/form-data": components["schemas"]["FinishRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["NewObservationRequest"];
                "multipart/form-data": components["schemas"]["NewObservationRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["RegimenRequest"];
                "multipart/form-data": components["schemas"]["RegimenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["NoteRequest"];
                "multipart/form-data": components["schemas"]["NoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["NoteRequest"];
                "multipart/form-data": components["schemas"]["NoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["NoteRequest"];
                "multipart/form-data": components["schemas"]["NoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["StartRequest"];
                "multipart/form-data": components["schemas"]["StartRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                    "application/json": components["schemas"]["LaneCard"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                    "application/json": components["schemas"]["PaginatedLotList"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["NewLotRequest"];
                "multipart/form-data": components["schemas"]["NewLotRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lot"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                    "application/json": components["schemas"]["Lot"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["MoveRequest"];
                "multipart/form-data": components["schemas"]["MoveRequest"];
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
                "application/json": components["schemas"]["NewActRequest"];
                "multipart/form-data": components["schemas"]["NewActRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Act"];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["OutcomeRequest"];
                "multipart/form-data": components["schemas"]["OutcomeRequest"];
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
                "application/json": components["schemas"]["NoteRequest"];
                "multipart/form-data": components["schemas"]["NoteRequest"];
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
                    "application/json": components["schemas"]["WorklistCard"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                    "application/json": components["schemas"]["Instance"][];
                };
            };
            /** @description problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        type: string;
                        title: string;
                        status: number;
                        code: string;
                        detail: string;
                        params?: {
                            [key: string]: unknown;
                        };
                        policy_version?: string | null;
                        current?: unknown;
                        errors?: {
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
                "application/json": components["schemas"]["MatchRequest"];
                "multipart/form-data": components["schemas"]["MatchRequest"];
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
                "application/json": components["schemas"]["UnmatchRequest"];
                "multipart/form-data": components["schemas"]["UnmatchRequest"];
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
    token_list: {
        parameters: {
            query?: {
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
}
