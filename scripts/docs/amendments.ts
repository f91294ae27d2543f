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
];

export function amend(html: string): string {
  return amendments.reduce((page, { why, from, to }) => {
    const changed = page.replaceAll(from, () => to);
    if (changed === page)
      throw new Error(
        `The page has no place any more for a change that was needed. ${why} Look how this version of Redoc does it.`,
      );
    return changed;
  }, html);
}
