/** Object identifiers by short and long names, in upper case: RFC 4514, section 3, RFC 4519, and usage by tools. */
const identifiers: Readonly<Record<string, string>> = {
  ...namesOf("2.5.4", {
    3: ["CN", "COMMONNAME"],
    4: ["SN", "SURNAME"],
    5: ["SERIALNUMBER"],
    6: ["C", "COUNTRYNAME"],
    7: ["L", "LOCALITYNAME"],
    8: ["ST", "S", "STATEORPROVINCENAME"],
    9: ["STREET", "STREETADDRESS"],
    10: ["O", "ORGANIZATIONNAME"],
    11: ["OU", "ORGANIZATIONALUNITNAME"],
    12: ["T", "TITLE"],
    13: ["DESCRIPTION"],
    15: ["BUSINESSCATEGORY"],
    17: ["POSTALCODE"],
    41: ["NAME"],
    42: ["GIVENNAME", "GN"],
    43: ["INITIALS"],
    44: ["GENERATIONQUALIFIER"],
    46: ["DNQUALIFIER", "DNQ"],
    65: ["PSEUDONYM"],
    97: ["ORGANIZATIONIDENTIFIER"],
  }),
  ...namesOf("0.9.2342.19200300.100.1", { 1: ["UID", "USERID"], 25: ["DC", "DOMAINCOMPONENT"] }),
  ...namesOf("1.2.840.113549.1.9", { 1: ["EMAILADDRESS", "E"] }),
};

/** The object identifier of an attribute type, by name or as an OID, with or without `OID.` (RFC 2253, section 4). */
export function attributeType(name: string): string | undefined {
  const known = name.toUpperCase();
  if (Object.hasOwn(identifiers, known)) return identifiers[known];
  const oid = known.replace(/^OID\./, "");
  return /^[0-2](\.(0|[1-9]\d*))+$/.test(oid) ? oid : undefined;
}

function namesOf(arc: string, names: Readonly<Record<number, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([number, list]) => list.map((name) => [name, `${arc}.${number}`])),
  );
}
