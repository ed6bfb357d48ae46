/** Everything the page looks like: on a wide screen, on a phone, in the dark and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --ink: #1a2230; --soft: #5a6577; --line: #d9dee6; --track: #e9edf2;
  --docker: #1d63ed; --kubernetes: #6d3fd4;
  --info: #5a6577; --degraded: #8a5a00; --lost: #b3261e; --refused: #b3261e;
  --info-bg: #eef1f5; --degraded-bg: #fdf0d5; --lost-bg: #fde7e5; --refused-bg: #fde7e5;
  --workload: #e8f0fe; --workload-line: #7aa5f5; --job: #f1ebfd; --job-line: #b39bea; --volume: #e6f5ec;
  --volume-line: #7cc29a; --entrance: #fff4de; --entrance-line: #e3b556; --helper: #f1f3f6; --helper-line: #b4bdca;
  --edge: #7d889a; --edge-request: #b67b14; --edge-mount: #4ea172; --boundary: #fbfcfd;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #10141b; --card: #181e27; --ink: #e5e9f0; --soft: #9aa6b8; --line: #2e3744; --track: #262e3a;
    --docker: #7aa7ff; --kubernetes: #b79cff;
    --info: #a7b2c2; --degraded: #f0c065; --lost: #ff9d94; --refused: #ff9d94;
    --info-bg: #262e3a; --degraded-bg: #3a2f17; --lost-bg: #43211f; --refused-bg: #43211f;
    --workload: #1d2f4f; --workload-line: #4d7fd6; --job: #2c2448; --job-line: #7d63c4; --volume: #17352a;
    --volume-line: #3f8a63; --entrance: #382c14; --entrance-line: #a98233; --helper: #232a34; --helper-line: #576275;
    --edge: #8793a6; --edge-request: #d9a74a; --edge-mount: #5fb488; --boundary: #141a22;
  }
}
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); }
main { max-width: 1280px; margin: 0 auto; padding: 28px 24px 56px; }
h1 { margin: 0; font-size: 1.9rem; letter-spacing: -0.02em; overflow-wrap: anywhere; }
h2 { margin: 40px 0 14px; font-size: 1.3rem; letter-spacing: -0.01em; }
h3 { margin: 0 0 10px; font-size: 1.02rem; }
p { margin: 0 0 10px; }
a { color: inherit; }
code { font: 0.88em ui-monospace, SFMono-Regular, Menlo, "Liberation Mono", monospace; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.small { font-size: 0.86rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px 20px; min-width: 0; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 18px; align-items: start; }
.wide { display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px; }
.docker-text { color: var(--docker); } .kubernetes-text { color: var(--kubernetes); }

.answer { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 10px 36px; margin-top: 20px; }
.answer > p.verdict { grid-column: 1 / -1; margin: 0; font-size: 1.45rem; font-weight: 650; letter-spacing: -0.01em; }
.reasons { list-style: none; margin: 0; padding: 0; }
.reasons li { display: grid; grid-template-columns: 100px 92px minmax(0, 1fr); gap: 12px; padding: 7px 0; border-top: 1px solid var(--line); }
.reasons li:first-child { border-top: 0; }
.reasons b { font-weight: 600; }
.bar { height: 8px; border-radius: 4px; background: var(--track); margin-top: 8px; overflow: hidden; }
.bar i { display: block; height: 100%; border-radius: 4px; background: var(--edge); }
.bar.docker i { background: var(--docker); } .bar.kubernetes i { background: var(--kubernetes); } .bar.full i { background: var(--lost); }
.flips { margin: 0; padding-left: 18px; }
.flips li { margin-bottom: 6px; }

figure { margin: 0; }
figcaption { margin-bottom: 10px; font-weight: 600; }
.scroll { overflow-x: auto; }
.hint { display: none; font-weight: 400; }
svg.topology { display: block; margin: 0 auto; max-width: 100%; height: auto; }
.topology text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; fill: var(--soft); text-anchor: middle; }
.topology .title { font-size: 14px; font-weight: 650; fill: var(--ink); }
.topology .boundary { fill: var(--boundary); stroke: var(--line); stroke-width: 1.2; }
.topology .boundary-title { text-anchor: start; }
.topology .node rect, .topology .node path { stroke-width: 1.3; fill: var(--helper); stroke: var(--helper-line); }
.topology .workload rect { fill: var(--workload); stroke: var(--workload-line); }
.topology .job rect { fill: var(--job); stroke: var(--job-line); stroke-dasharray: 5 3; }
.topology .node.volume path { fill: var(--volume); stroke: var(--volume-line); }
.topology .node.volume path.rim { fill: none; }
.topology .entrance rect { fill: var(--entrance); stroke: var(--entrance-line); }
.topology .outside rect { fill: var(--card); stroke: var(--edge); }
.topology .edge path { fill: none; stroke: var(--edge); stroke-width: 1.4; }
.topology .edge path.head { fill: var(--edge); stroke: none; }
.topology .request path { stroke: var(--edge-request); } .topology .request path.head { fill: var(--edge-request); }
.topology .mount path { stroke: var(--edge-mount); stroke-width: 2.2; }
.topology .control path { stroke-dasharray: 2 4; }
.topology .label { paint-order: stroke; stroke: var(--boundary); stroke-width: 5px; stroke-linejoin: round; fill: var(--ink); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 14px 0 0; padding: 0; list-style: none; }
.legend li { display: flex; align-items: center; gap: 8px; }
.legend svg { flex: none; }

.finding { padding: 12px 0; border-top: 1px solid var(--line); }
.finding:first-of-type { border-top: 0; padding-top: 0; }
.finding p { margin: 0 0 4px; }
.badge { display: inline-block; padding: 1px 9px; border-radius: 999px; font-size: 0.78rem; font-weight: 600; margin-right: 6px; }
.badge.info { color: var(--info); background: var(--info-bg); } .badge.degraded { color: var(--degraded); background: var(--degraded-bg); }
.badge.lost { color: var(--lost); background: var(--lost-bg); } .badge.refused { color: var(--refused); background: var(--refused-bg); }
.places { margin: 4px 0; padding-left: 18px; }
.places li { overflow-wrap: anywhere; }
.counts { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: 14px; }
section > details { margin-top: 14px; }
details > summary { cursor: pointer; color: var(--soft); padding-top: 12px; border-top: 1px solid var(--line); }
details[open] > summary { margin-bottom: 12px; }

table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
caption { text-align: left; font-weight: 600; padding-bottom: 6px; }
th, td { text-align: left; vertical-align: top; padding: 6px 14px 6px 0; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--soft); font-weight: 600; }
tbody th { font-weight: 500; }
td.number { font-variant-numeric: tabular-nums; white-space: nowrap; text-align: right; }
th:last-child, td:last-child { padding-right: 0; }
table + table { margin-top: 22px; }
.share { display: grid; grid-template-columns: 80px auto; gap: 10px; justify-content: end; }
.big { font-size: 1.35rem; font-weight: 650; letter-spacing: -0.01em; }
.note { margin-bottom: 14px; border-left: 4px solid var(--degraded); padding: 6px 12px; background: var(--degraded-bg); color: var(--degraded); border-radius: 0 8px 8px 0; }
.evidence { display: grid; gap: 18px; }
footer { margin-top: 40px; color: var(--soft); font-size: 0.86rem; }

@media screen and (max-width: 860px) {
  main { padding: 18px 14px 40px; }
  .pair, .answer { grid-template-columns: minmax(0, 1fr); }
  .reasons li { grid-template-columns: 1fr 96px; }
  .reasons li span:last-child { grid-column: 1 / -1; }
  .card { padding: 14px; }
  svg.topology { max-width: none; }
  .hint { display: inline; }
}
@media print {
  :root {
    --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #ccc; --track: #eee; --docker: #1d63ed; --kubernetes: #6d3fd4;
    --info: #444; --degraded: #7a4f00; --lost: #a11; --refused: #a11; --info-bg: #eee; --degraded-bg: #fdf0d5; --lost-bg: #fde7e5;
    --refused-bg: #fde7e5; --workload: #e8f0fe; --workload-line: #7aa5f5; --job: #f1ebfd; --job-line: #b39bea; --volume: #e6f5ec;
    --volume-line: #7cc29a; --entrance: #fff4de; --entrance-line: #e3b556; --helper: #f1f3f6; --helper-line: #b4bdca;
    --edge: #666; --edge-request: #b67b14; --edge-mount: #4ea172; --boundary: #fff;
  }
  html { font-size: 12px; }
  body { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  .answer, .findings .pair { grid-template-columns: minmax(0, 1fr); }
  figure, .finding, tr, .reasons li { break-inside: avoid; }
  .pictures { display: block; }
  .pictures figure { margin-bottom: 16px; }
  svg.topology { min-width: 0 !important; max-width: 100%; max-height: 215mm; width: auto; }
  .scroll { overflow: visible; }
  .hint { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  @page { margin: 14mm; }
}
`;
