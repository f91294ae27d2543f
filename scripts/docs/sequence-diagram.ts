// Draws a flow as a sequence diagram. The picture follows the colours of its surroundings and tells the same in words.
import { parties, type Flow, type Party, type Step } from "./ciba-flows.js";

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const WIDTH = 960;
/** From left to right. */
const COLUMNS: Record<Party, number> = { client: 80, server: 410, api: 690, device: 880 };
const TOP = 64;
const ROW = 38;

interface Arrow {
  from: Party;
  to: Party;
  text: string;
  answers: boolean;
  code: boolean;
}

type Row = Arrow | { note: string };

function rowsOf(step: Step): Row[] {
  if ("note" in step) return [step];
  if ("call" in step) {
    const { call, action, gives } = step;
    return [
      { from: "server", to: "api", text: call, answers: false, code: true },
      {
        from: "api",
        to: "server",
        text: gives === undefined ? action : `${action}, ${gives}`,
        answers: true,
        code: true,
      },
    ];
  }
  return [{ ...step, answers: step.answers === true, code: false }];
}

const both = (property: string, light: string, dark: string): string =>
  `${property}: ${light}; ${property}: light-dark(${light}, ${dark});`;

const style = `
    svg:root { color-scheme: light dark; }
    .sequence .paper { ${both("fill", "#ffffff", "#22242b")} }
    .sequence .box { ${both("fill", "#f6f7f9", "#2a2b33")} ${both("stroke", "#c3c5d0", "#5a5c68")} }
    .sequence .life { ${both("stroke", "#c3c5d0", "#5a5c68")} stroke-dasharray: 2 4; }
    .sequence .arrow { ${both("stroke", "#1f4e8c", "#7db0f0")} stroke-width: 1.4; fill: none; }
    .sequence .answer { stroke-dasharray: 6 4; }
    .sequence .head { ${both("fill", "#1f4e8c", "#7db0f0")} }
    .sequence text { font: 13px system-ui, sans-serif; text-anchor: middle; ${both("fill", "#1a1c21", "#fbfbfc")} }
    .sequence .party { font-weight: 600; }
    .sequence .code { font: 12px ui-monospace, Menlo, monospace; }
    .sequence .note { font-style: italic; ${both("fill", "#4a4c57", "#c4c6d1")}
      paint-order: stroke; stroke-width: 8px; ${both("stroke", "#ffffff", "#22242b")} }
  `;

function draw(row: Row, y: number): string {
  if ("note" in row) return `<text class="note" x="${COLUMNS.server}" y="${y}">${escape(row.note)}</text>`;
  const { from, to, text, answers, code } = row;
  const [start, end] = [COLUMNS[from], COLUMNS[to]];
  const side = end > start ? -1 : 1;
  const line = `<path class="arrow${answers ? " answer" : ""}" d="M${start} ${y}H${end + side * 8}" />`;
  const head = `<path class="head" d="M${end} ${y}l${side * 10} -4.5v9z" />`;
  // An arrow across the API's column has its text beside it.
  const middle = from === "device" || to === "device" ? (COLUMNS.api + COLUMNS.device) / 2 : (start + end) / 2;
  return `${line}${head}<text${code ? ' class="code"' : ""} x="${middle}" y="${y - 8}">${escape(text)}</text>`;
}

const inWords = (row: Row): string =>
  "note" in row ? `${row.note}.` : `${parties[row.from]} to ${parties[row.to]}: ${row.text}.`;

export function sequenceDiagram({ name, title, steps }: Flow): string {
  const rows = steps.flatMap(rowsOf);
  const height = TOP + rows.length * ROW + 24;
  const words = rows.map((row, index) => `${index + 1}. ${inWords(row)}`).join(" ");
  const lives = Object.entries(COLUMNS).map(([party, x]) => {
    return [
      `<path class="life" d="M${x} 44V${height - 12}" />`,
      `<rect class="box" x="${x - 62}" y="12" width="124" height="32" rx="8" />`,
      `<text class="party" x="${x}" y="33">${escape(parties[party as Party])}</text>`,
    ].join("");
  });
  return `<svg class="sequence" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${name}-title" aria-describedby="${name}-steps">
  <title id="${name}-title">${escape(title)}</title>
  <desc id="${name}-steps">${escape(words)}</desc>
  <style>${style}</style>
  <rect class="paper" width="${WIDTH}" height="${height}" rx="10" />
  ${lives.join("\n  ")}
  ${rows.map((row, index) => draw(row, TOP + 26 + index * ROW)).join("\n  ")}
</svg>
`;
}
