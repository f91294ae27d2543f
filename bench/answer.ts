export const ANSWER = JSON.stringify({
  resultCode: "A185001",
  resultMessage: "[A185001] The answer for the client was prepared.",
  action: "FORBIDDEN",
  responseContent: '{"error":"access_denied"}',
});
