// The version of the API.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

/** The version of the API that the description is of. */
export const apiVersion = "3.0.16";
