// The read-only properties of the models that are changed by reading, merging and writing.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

/** Names of read-only properties, by model. */
export const readOnlyProperties = {
  Client: ["number", "serviceNumber", "clientId", "clientSecret", "dynamicallyRegistered", "createdAt", "modifiedAt", "derivedSectorIdentifier"],
  Service: ["number", "apiKey", "apiSecret", "serviceOwnerNumber", "createdAt", "modifiedAt"],
} as const;
