"""The stylesheet of the HTML page: for a wide screen, a narrow one and A4 paper."""

STYLESHEET = """\
:root { color-scheme: light; --ink: #1c1e21; --soft: #5f656d; --line: #8b9199; --tint: #f1f3f5; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9ebee; color: var(--ink); }
.annual-report { max-width: 62rem; margin: 2rem auto; padding: 3.5rem 3.25rem; background: #fff;
  font: 1rem/1.8 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
    "Noto Sans SC", sans-serif; box-shadow: 0 1px 4px rgb(0 0 0 / 16%); }
.annual-report:lang(zh-Hant) { font-family: "Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC",
    "Microsoft JhengHei", "Noto Sans TC", sans-serif; }
h1 { margin: 0 0 1.25rem; font-size: 1.75rem; line-height: 1.4; text-align: center;
  text-wrap: balance; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; line-height: 1.5; }
p { margin: 0 0 .6rem; text-align: justify; text-indent: 2em; white-space: pre-line;
  overflow-wrap: anywhere; }
.imprint { margin: 0; color: var(--soft); font-size: .9rem; text-align: center; text-indent: 0; }
.imprint + :not(.imprint) { margin-top: 1.75rem; }
.note { margin: 0 0 .3rem; color: var(--soft); font-size: .85rem; text-indent: 0; }
.table { margin: 1rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.45; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
th, td { padding: .38rem .5rem; border: 1px solid var(--line); text-align: center;
  font-weight: normal; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
th { text-wrap: balance; }
thead th, thead td, th[scope^="col"] { background: var(--tint); }
.proactive { min-width: 22rem; table-layout: fixed; }
.proactive th[scope="rowgroup"] { background: #e3e7eb; font-weight: 600; }
.requests, .disputes { min-width: 48rem; }
.requests th, .disputes th { overflow-wrap: normal; }
.requests th[scope="row"]:not([rowspan]) { text-align: left; }
.requests tbody td { min-width: 3.2rem; }
.unknown { color: #9a3412; border-bottom: 1px dotted; cursor: help; }
@media (max-width: 48rem) {
  body { background: #fff; }
  .annual-report { margin: 0; padding: 1.5rem 1rem; box-shadow: none; }
  h1 { font-size: 1.4rem; }
}
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  body { background: none; }
  .annual-report { max-width: none; margin: 0; padding: 0; box-shadow: none; font-size: 10.5pt; }
  .table { overflow: visible; }
  table { min-width: 0 !important; font-size: 8pt; }
  th, td { padding: .6mm 1mm; border-color: #000; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h1, h2 { break-after: avoid; }
  p { orphans: 2; widows: 2; }
}
"""
