// Types of the paths and schemas, by openapi-typescript.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

export interface paths {
    "/lamps/{lampId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lampId: number;
            };
            cookie?: never;
        };
        get: operations["lamp.get"];
        put?: never;
        post: operations["lamp.update"];
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
         * @description What it shines in.
         * @enum {string}
         */
        Colour: "RED" | "EdDSA" | "";
        /**
         * @description A lamp.
         *
         *     See [the shop](https://example.com).
         */
        Lamp: {
            /**
             * Format: int64
             * @description Its number.
             */
            id: number;
            colour: components["schemas"]["Colour"];
            /** @description What stands on it; ends no comment: *\/ */
            label?: string | null;
            /** @default 1 */
            level: number;
            "a-b"?: components["schemas"]["Lamp"][];
            extra?: {
                [key: string]: string;
            };
            mode?: ("ON" | "OFF") | number;
        };
    };
    responses: {
        Missing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "lamp.get": {
        parameters: {
            query?: {
                verbose?: boolean;
            };
            header?: never;
            path: {
                lampId: number;
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
                    "application/json": components["schemas"]["Lamp"];
                };
            };
            404: components["responses"]["Missing"];
        };
    };
    "lamp.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lampId: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lamp"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
