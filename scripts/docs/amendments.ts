// What is changed in the page that Redoc makes, where it has no option for it. Each change must find its place, so that a new
// version of Redoc cannot undo one unnoticed.

interface Amendment {
  /** Why it is needed. */
  why: string;
  from: string | RegExp;
  to: string;
}

/** Redoc's name, as a picture inside the page. */
const NAME =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='36' height='12'%3E" +
  "%3Ctext y='10' font-family='sans-serif' font-size='10' fill='%237a7a85'%3ERedoc%3C/text%3E%3C/svg%3E";

const amendments: Amendment[] = [
  {
    why: "Redoc loads its mark from a server of its maker's.",
    from: /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g,
    to: NAME,
  },
  {
    why: "Keyboards must reach a table that is wider than its column.",
    from: "{className:`md-table-wrapper`}",
    to: "{className:`md-table-wrapper`,tabIndex:0}",
  },
  {
    why: "The name of the choice of examples has to contain what it shows.",
    from: '"aria-label":`Example`,options:',
    to: '"aria-label":`Example: ${r[e[t]]?.summary??t+1}`,options:',
  },
  {
    why: "The choice of examples changes the JSON alone, so it is not shown above other samples.",
    from: "(0,V.jsx)(CI,{exampleIds:c,selectedIdx:w,onSelect:T})",
    to: "me?null:(0,V.jsx)(CI,{exampleIds:c,selectedIdx:w,onSelect:T})",
  },
  {
    why: "Who searches for a method by its name wants that method first, not those that mention it.",
    from: "return(i?i+lOe(e.title,r):0)+uOe(t,n)+n.parameterScore",
    to: "return(i?i+lOe(e.title,r):0)+uOe(t,n)+n.parameterScore+(e.text?.startsWith(`authlete.${r.text.replace(/^authlete\\./,``)}(`)?1e6:0)",
  },
  {
    why: "The list of operations is navigation, also for those who do not see it.",
    from: "(Rke,{className:e,",
    to: '(Rke,{role:`navigation`,"aria-label":`Operations`,className:e,',
  },
  {
    why: "The same, in what is there before scripts run.",
    from: /<div class="([^"]* menu-content)">/,
    to: '<div role="navigation" aria-label="Operations" class="$1">',
  },
];

export function amend(html: string): string {
  return amendments.reduce((page, { why, from, to }) => {
    const changed = typeof from === "string" ? page.replaceAll(from, () => to) : page.replace(from, to);
    if (changed === page)
      throw new Error(
        `The page has no place any more for a change that was needed. ${why} Look how this version of Redoc does it.`,
      );
    return changed;
  }, html);
}
