// Generated from openapi.json by `npm run api`.
export interface paths {
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ActivateRequest: {
            /** @default  */
            source: string;
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
        Grant: {
            role: components["schemas"]["RoleEnum"];
            site_id?: number | null;
        };
        GrantRequest: {
            role: components["schemas"]["RoleEnum"];
            site_id?: number | null;
        };
        IssuedToken: {
            token: components["schemas"]["Token"];
            /** @description shown once */
            words: string;
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
        KindEnum: "scanner" | "waiting" | "preparation" | "observation" | "reading" | "technical" | "desk";
        /**
         * @description * `zh-Hans` - zh-Hans
         *     * `en` - en
         * @enum {string}
         */
        LanguageEnum: "zh-Hans" | "en";
        LoginRequest: {
            username: string;
            password: string;
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
        PaginatedNotificationList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Notification"][];
        };
        PaginatedPolicyList: {
            count: number;
            count_exact: boolean;
            next_page: number | null;
            results: components["schemas"]["Policy"][];
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
        PatchedPreferencesRequest: {
            language?: components["schemas"]["LanguageEnum"];
            theme?: components["schemas"]["ThemeEnum"] | components["schemas"]["BlankEnum"];
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
        ReadRequest: {
            ids?: number[];
        };
        /** @description How a reason looks in every answer. */
        Reason: {
            code: string;
            params: {
                [key: string]: unknown;
            };
            severity: components["schemas"]["SeverityEnum"];
            policy_version: string | null;
            /** @description rendered in the caller's language */
            text: string;
        };
        ResetPasswordRequest: {
            password: string;
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
            kind: components["schemas"]["KindEnum"];
            floor?: string;
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
            kind: components["schemas"]["KindEnum"];
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
         * @description * `info` - info
         *     * `warning` - warning
         *     * `error` - error
         *     * `block` - block
         * @enum {string}
         */
        SeverityEnum: "info" | "warning" | "error" | "block";
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
         * @description * `` -
         *     * `light` - light
         *     * `dark` - dark
         * @enum {string}
         */
        ThemeEnum: "light" | "dark";
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
}
