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
        /** @description One exam as lists and pages show it. */
        Exam: {
            id: number;
            accession: string;
            issuer: string;
            state: components["schemas"]["StateEnum"];
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
        Grant: {
            role: components["schemas"]["RoleEnum"];
            site_id?: number | null;
        };
        GrantRequest: {
            role: components["schemas"]["RoleEnum"];
            site_id?: number | null;
        };
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
            recorded_by: string;
        };
        /**
         * @description * `safe` - safe
         *     * `conditional` - conditional
         *     * `unsafe` - unsafe
         *     * `unknown` - unknown
         * @enum {string}
         */
        MrSafetyEnum: "safe" | "conditional" | "unsafe" | "unknown";
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
        NewMeasureRequest: {
            /** Format: double */
            weight_kg?: number | null;
            /** Format: double */
            height_cm?: number | null;
            /** Format: date-time */
            at?: string;
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
        QuestionRequest: {
            question: string;
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
        StateEnum: "requested" | "vetted" | "booked" | "arrived" | "ready" | "in_progress" | "acquired" | "reported" | "delivered" | "cancelled" | "no_show" | "discontinued";
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
            laterality?: components["schemas"]["LateralityEnum"] | components["schemas"]["BlankEnum"];
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
