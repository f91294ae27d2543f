// An emulator in the state that the examples of the description assume, so that the samples run as printed.
import { createAuthlete, type Authlete, type OperationId } from "authlete";
import { createEmulator, type Emulator } from "authlete/emulator";

const CLIENT_ID = 2917251600;
const CLIENT_SECRET = "3J9vQXoKqz0sVh2mB1yTnWcRfU8eGdLpAiYw5xEoHkM";
const TICKET = "Y1kWv3bQ8uZrTnE5sMhPcXoGdJ7aLfUi2R0tKyB9mOw";
const CODE_TICKET = "c4iy3TWUzV9axH-9Q7PcZhXkdvLrEo2sMbKfJt8nG0w";
const CODE = "Xb7Lq9WvR2nKdYt0sPzMhUcEo5JgAfTi1V3rByQ8xGw";
const REDIRECT_URI = "https://client.example.com/cb";
const AUTH_REQ_ID = "k8QnR4vUxYz1oCtWpS6bLmJ0eHgDfA3iVKyT5rBw7Es";
const ACCESS_TOKEN = "pb3OYzLtJ0wXhUvGnRmQcAeSiD1fKkT8E5yW6Z9xB2M";
const REFRESH_TOKEN = "W2cNf8sKxQ5tRyJm1oLpUeZ0gVbHdAiC7vTn4rXkE9w";
const credentials = { clientId: String(CLIENT_ID), clientSecret: CLIENT_SECRET };

interface Stage {
  authlete: Authlete;
  /** Sets the next texts that the emulator generates at random. */
  drawNext: (...texts: string[]) => void;
}

const decode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64url"));

/** Obtains a ticket, with the request of the first example. */
async function begin({ authlete, drawNext }: Stage): Promise<void> {
  drawNext(TICKET);
  const parameters = "scope=openid%20payments.read&login_hint=anna%40example.com&binding_message=K7-42";
  const { ticket } = await authlete.ciba.processAuthentication({ parameters, ...credentials });
  if (ticket !== TICKET) throw new Error("the ticket is not that of the examples");
}

async function issue(stage: Stage): Promise<void> {
  await begin(stage);
  stage.drawNext(AUTH_REQ_ID);
  const { authReqId } = await stage.authlete.ciba.issue({ ticket: TICKET });
  if (authReqId !== AUTH_REQ_ID) throw new Error("the auth_req_id is not that of the examples");
}

async function approve(stage: Stage): Promise<void> {
  await issue(stage);
  await stage.authlete.ciba.complete({ ticket: TICKET, result: "AUTHORIZED", subject: "anna" });
}

/** Obtains Anna's tokens and thereby her consent. */
async function grant(stage: Stage): Promise<void> {
  await approve(stage);
  stage.drawNext(ACCESS_TOKEN, REFRESH_TOKEN);
  const parameters = `grant_type=urn%3Aopenid%3Aparams%3Agrant-type%3Aciba&auth_req_id=${AUTH_REQ_ID}`;
  const { accessToken, refreshToken } = await stage.authlete.token.process({ parameters, ...credentials });
  if (accessToken !== ACCESS_TOKEN || refreshToken !== REFRESH_TOKEN)
    throw new Error("the tokens are not those of the examples");
}

/** Obtains the ticket of an authorization request, that of the first example. */
async function ask({ authlete, drawNext }: Stage): Promise<void> {
  drawNext(CODE_TICKET);
  const parameters =
    `response_type=code&client_id=${CLIENT_ID}&redirect_uri=${encodeURIComponent(REDIRECT_URI)}&state=x7Kq2` +
    "&scope=openid%20payments.read&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
  const result = await authlete.authorization.processRequest({ parameters });
  if (result.action !== "INTERACTION" || result.ticket !== CODE_TICKET)
    throw new Error("the ticket is not that of the examples");
}

/** Issues an authorization code that has not been used. */
async function issueCode(stage: Stage): Promise<void> {
  await ask(stage);
  stage.drawNext(CODE);
  const result = await stage.authlete.authorization.issue({ ticket: CODE_TICKET, subject: "anna" });
  if (result.action !== "LOCATION" || result.authorizationCode !== CODE)
    throw new Error("the code is not that of the examples");
}

/** For samples that only need the client of the examples. */
const nothing = () => Promise.resolve();

/** The preparation that each sample needs to succeed. */
const before: Partial<Record<OperationId, (stage: Stage) => Promise<void>>> = {
  "ciba.processAuthentication": nothing,
  "ciba.issue": begin,
  "ciba.fail": begin,
  "ciba.complete": issue,
  "authorization.processRequest": nothing,
  "authorization.issue": ask,
  "authorization.fail": ask,
  "authorization.management.getTicketInfo": ask,
  "authorization.management.updateTicket": ask,
  "pushedAuthorization.create": nothing,
  "token.process": issueCode,
  "token.management.list": grant,
  "token.management.create": nothing,
  "token.management.update": grant,
  "token.management.delete": nothing,
  "token.management.revoke": grant,
  "introspection.process": grant,
  "introspection.standardProcess": grant,
  "revocation.process": grant,
  "userinfo.process": grant,
  "userinfo.issue": grant,
  "service.get": nothing,
  "service.list": nothing,
  "service.create": nothing,
  "service.update": nothing,
  "service.delete": nothing,
  "service.getConfiguration": nothing,
  "service.getJwks": nothing,
  "client.get": nothing,
  "client.list": nothing,
  "client.create": nothing,
  "client.update": nothing,
  "client.delete": nothing,
  "client.management.updateLockFlag": nothing,
  "client.management.refreshSecret": nothing,
  "client.management.updateSecret": nothing,
  "client.management.listAllAuthorizations": grant,
  "client.management.searchAuthorizations": grant,
  "client.management.listAuthorizations": grant,
  "client.management.updateAuthorizations": grant,
  "client.management.removeClientAuthorizations": grant,
  "client.management.deleteClientAuthorizations": grant,
  "client.management.deleteAuthorizations": grant,
  "client.management.getClientGrantedScopes": grant,
  "client.management.queryClientGrantedScopes": grant,
  "client.management.getGrantedScopes": grant,
  "client.management.deleteClientGrantedScopes": grant,
  "client.management.deleteGrantedScopes": grant,
  "client.management.getRequestableScopes": nothing,
  "client.management.updateRequestableScopes": nothing,
  "client.management.setRequestableScopes": nothing,
  "client.management.deleteRequestableScopes": nothing,
};

/** The operations whose samples have to succeed. The other samples run too, but may fail. */
export const prepared = Object.keys(before) as OperationId[];

/** A fresh emulator, prepared for the sample of an operation. */
export async function setStage(operation: OperationId): Promise<Emulator> {
  const drawn: Uint8Array[] = [];
  const emulator = createEmulator({
    random: (bytes) => drawn.shift() ?? crypto.getRandomValues(new Uint8Array(bytes)),
    clients: [
      {
        clientId: CLIENT_ID,
        clientSecret: CLIENT_SECRET,
        clientName: "Household budget",
        bcDeliveryMode: "POLL",
        redirectUris: [REDIRECT_URI],
        grantTypes: ["CIBA", "AUTHORIZATION_CODE", "REFRESH_TOKEN"],
        responseTypes: ["CODE"],
      },
    ],
    service: { supportedScopes: [{ name: "openid" }, { name: "payments.read" }] },
  });
  const { url: baseUrl, serviceId, token, fetch } = emulator;
  const authlete = createAuthlete({ baseUrl, serviceId, token, fetch });
  const drawNext = (...texts: string[]) => void drawn.push(...texts.map(decode));
  await before[operation]?.({ authlete, drawNext });
  return emulator;
}
