/** A page that immediately posts the members to the client: OAuth 2.0 Form Post Response Mode. */
export function formPage(redirectUri: string, members: Readonly<Record<string, string | number>>): string {
  const inputs = Object.entries(members).map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(String(value))}"/>`,
  );
  return [
    '<html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8"/></head>',
    '<body onload="document.forms[0].submit()">',
    `<form method="post" action="${escape(redirectUri)}">`,
    ...inputs,
    '<noscript><input type="submit" value="Continue"/></noscript>',
    "</form></body></html>",
  ].join("\n");
}

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
