// Renaming a property in the description is a compile error in every file that builds such a body, even from several pieces.
import { resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import type { Description, Schema } from "../../scripts/description.js";
import { renderOutputs } from "../../scripts/generate/outputs.js";
import { sharedDescription } from "../bundled-description.js";

const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path)) as { config: object };
const { options } = ts.parseJsonConfigFileContent({ ...config, include: ["src"], exclude: [] }, ts.sys, ".");
const roots = ["client", "handlers"].map((folder) => resolve(`src/${folder}/index.ts`));

/** Renames a property wherever the model has it. */
function rename(schema: Schema, from: string): void {
  const { properties = {}, required, oneOf = [] } = schema;
  schema.properties = Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name === from ? `${name}Renamed` : name, value]),
  );
  if (required) schema.required = required.map((name) => (name === from ? `${name}Renamed` : name));
  for (const part of oneOf) rename(part, from);
}

/** The files that do not compile with the code generated from a description. */
async function failing(description: Description): Promise<Set<string>> {
  const { files } = (await renderOutputs(description))[0]!;
  const generated = new Map([...files].map(([name, text]) => [resolve("src/generated", name), text]));
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (path) => generated.get(path) ?? readFile(path);
  const errors = ts.getPreEmitDiagnostics(ts.createProgram(roots, options, host));
  return new Set(errors.map(({ file }) => file!.fileName.replace(/^.*\/src\//, "")));
}

const CLIENT_FORM = ["handlers/request/client-request.ts"];
type Case = [model: string, property: string, places: string[]];
const cases: Case[] = [
  ["BackchannelAuthenticationFailRequest", "errorDescription", ["handlers/endpoint/verdict.ts"]],
  ["BackchannelAuthenticationFailRequest", "errorUri", ["handlers/endpoint/verdict.ts"]],
  ["BackchannelAuthenticationFailRequest", "reason", ["handlers/ciba/backchannel-authentication.ts"]],
  ["BackchannelAuthenticationIssueRequest", "ticket", ["handlers/ciba/backchannel-authentication.ts"]],
  [
    "BackchannelAuthenticationCompleteRequest",
    "ticket",
    ["handlers/ciba/completion.ts", "handlers/ciba/prompt-user.ts"],
  ],
  ["BackchannelAuthenticationCompleteRequest", "subject", ["handlers/ciba/outcome.ts", "handlers/ciba/prompt-user.ts"]],
  ["BackchannelAuthenticationRequest", "clientCertificatePath", CLIENT_FORM],
  ["RevocationRequest", "clientSecret", CLIENT_FORM],
  ["TokenRequest", "oauthClientAttestationPop", CLIENT_FORM],
  ["TokenRequest", "dpop", ["handlers/request/dpop-proof.ts"]],
  ["TokenRequest", "htm", ["handlers/request/dpop-proof.ts"]],
  ["TokenIssueRequest", "subject", ["handlers/token/token.ts"]],
  ["TokenFailRequest", "reason", ["handlers/token/token.ts"]],
  ["StandardIntrospectionRequest", "httpAcceptHeader", ["handlers/introspection/introspection.ts"]],
];

// Each compilation takes seconds, so properties used in different files are renamed together.
const rounds: Case[][] = [];
for (const one of cases) {
  const free = rounds.find((round) => !round.some(([, , places]) => places.some((place) => one[2].includes(place))));
  if (free) free.push(one);
  else rounds.push([one]);
}

it("compiles as it is", async () => {
  expect(await failing(await sharedDescription())).toEqual(new Set());
});

it.each(rounds.map((round) => [round.map(([model, property]) => `${model}.${property}`).join(", "), round] as const))(
  "%s is found by the compiler",
  async (_, round) => {
    const description = structuredClone(await sharedDescription());
    for (const [model, property] of round) rename(description.components.schemas[model]!, property);
    expect([...(await failing(description))]).toEqual(expect.arrayContaining(round.flatMap(([, , places]) => places)));
  },
);
