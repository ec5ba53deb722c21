/** Colours follow the reader's choice of light or dark; on paper it is light, and nothing is cut off. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --quiet: #57606a; --ground: #ffffff; --card: #f6f8fa; --line: #d0d7de;
  --accent: #0757ba; --notice: #fff4d6; --wrong: #ffe3e0; --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --quiet: #a3adb8; --ground: #0f1318; --card: #181d24;
  --line: #353d47; --accent: #7ab4ff; --notice: #3a2f10; --wrong: #461d1b; } }
@media print { :root { color-scheme: light; --text: #000; --quiet: #444; --ground: #fff; --card: #fff; --line: #bbb;
  --accent: #000; --notice: #fff; --wrong: #fff; } }
* { box-sizing: border-box; }
body { max-width: 72rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; color: var(--text); background: var(--ground);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
h1 { margin: 0 0 .25rem; font: 600 1.5rem/1.35 var(--mono); overflow-wrap: anywhere; }
h2 { margin: 3rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: 1.3rem; line-height: 1.3; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h3 { margin: 0 0 .35rem; font-size: 1.05rem; }
p { max-width: 46rem; margin: .4rem 0; }
a { color: var(--accent); }
code, pre, .shape { font-family: var(--mono); font-size: .92em; }
.quiet, figcaption, caption { color: var(--quiet); }
.notice { margin: 1.25rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-left-width: 5px; border-radius: 4px;
  background: var(--notice); }
.notice.failed { background: var(--wrong); }
.notice h2 { margin: 0; padding: 0; border: 0; font-size: 1.05rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.step { margin: 1rem 0; padding: .9rem 1.1rem 1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); }
.step-head { display: flex; flex-wrap: wrap; gap: .1rem 1rem; align-items: baseline; }
.step-head h3 { margin: 0; }
.step-head .shape { font-weight: 600; font-size: 1.05rem; }
.caution { padding-left: .75rem; border-left: 3px solid #bf8700; }
pre { margin: .5rem 0; padding: .6rem .8rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 4px;
  background: var(--ground); line-height: 1.4; }
.scroll { max-width: 100%; margin: .75rem 0; overflow-x: auto; }
table { border-collapse: collapse; font-size: .93rem; }
caption { padding: .2rem 0; text-align: left; white-space: nowrap; }
th, td { padding: .28rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th, thead td { color: var(--quiet); font-weight: 600; border-bottom-width: 2px; }
tbody th { font-weight: 500; }
.wide tbody th { min-width: 8.5rem; }
.number { font-family: var(--mono); text-align: right; white-space: nowrap; }
thead .number { font-family: inherit; }
.code { font-family: var(--mono); font-size: .92em; overflow-wrap: anywhere; }
.unbroken { white-space: nowrap; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 2rem; }
.columns > * { min-width: 0; }
.beside { display: flex; flex-wrap: wrap; gap: 0 2.5rem; }
.states { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 37rem), 1fr)); gap: 1.5rem 2rem; }
.states > * { min-width: 0; }
.states pre { width: max-content; max-width: 100%; font-size: .8rem; line-height: 1.3; }
dl { margin: .4rem 0; }
dt { margin-top: .5rem; }
dd { margin: 0 0 0 1rem; overflow-wrap: anywhere; }
figure { margin: 0; }
figure img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); }
.preview img { max-height: 22rem; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(12.5rem, 1fr)); gap: 1rem; margin: 1rem 0; padding: 0;
  list-style: none; }
.grid img { width: 100%; border: 0; }
.grid .pixels { image-rendering: pixelated; }
.grid figcaption { font-size: .85rem; line-height: 1.35; }
@media (max-width: 40rem) { .beside td:not(.number) { min-width: 11rem; } .beside .unbroken { white-space: normal; } }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: .92rem; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; }
  .scroll, pre { overflow: visible; } pre { white-space: pre-wrap; } thead { display: table-header-group; }
  h2, h3 { break-after: avoid; } .step, figure, tr, .notice { break-inside: avoid; } .grid { grid-template-columns: repeat(5, 1fr); } }
`;
