/** Styles of the report page; light or dark, following the reader's system. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f7f7f5, #14161a);
  --card: light-dark(#fff, #1d2026);
  --ink: light-dark(#1c1e21, #e8e9eb);
  --soft: light-dark(#666b74, #9aa0aa);
  --line: light-dark(#e3e4e0, #2c3038);
  --good: light-dark(#1d7f4e, #4cc38a);
  --fair: light-dark(#b7791f, #e0b04c);
  --poor: light-dark(#c0392b, #f0776a);
  --hue: light-dark(#2f5fd0, #7ba2ff);
}
* { box-sizing: border-box; }
body { margin: 0; padding: 40px 24px 64px; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1080px; margin: 0 auto; }
h1 { margin: 0; font-size: 28px; letter-spacing: -.02em; }
h2 { margin: 48px 0 16px; font-size: 20px; letter-spacing: -.01em; }
h3 { margin: 32px 0 10px; font-size: 15px; }
p { margin: 4px 0 0; color: var(--soft); max-width: 76ch; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 12px; }
.card { display: flex; flex-direction: column; justify-content: space-between; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; }
.card b { display: block; font-size: 24px; line-height: 1.3; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.card span { display: block; font-size: 13px; color: var(--soft); }
.card em { font-style: normal; font-size: 12px; font-weight: 600; }
.reached em { color: var(--good); }
.missed em, .missed b { color: var(--poor); }
.bar { display: flex; height: 26px; border-radius: 8px; overflow: hidden; background: var(--line); }
.bar i { display: block; min-width: 2px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-top: 8px; font-size: 13px; color: var(--soft); }
.legend i { display: inline-block; width: 10px; height: 10px; border-radius: 3px; margin-right: 6px; }
table { border-collapse: separate; border-spacing: 2px; font-variant-numeric: tabular-nums; }
th { font-weight: 500; color: var(--soft); font-size: 13px; text-align: left; padding: 4px 10px 4px 0; white-space: nowrap; }
td { padding: 5px 10px; border-radius: 5px; text-align: right; font-size: 13px; }
td small { color: var(--soft); margin-left: 4px; }
.heat td { background: color-mix(in oklab, var(--tone) calc(var(--part) * 34%), var(--card)); min-width: 92px; }
.scroll { overflow-x: auto; padding-bottom: 6px; }
.confusion { border-spacing: 1px; }
.confusion thead th { height: 118px; vertical-align: bottom; padding: 0; width: 29px; min-width: 29px; }
.confusion thead th span { display: block; width: 29px; line-height: 29px; writing-mode: vertical-rl; rotate: 180deg; padding: 6px 0; }
.confusion tbody th { text-align: right; }
.heat thead th + th { text-align: right; }
.confusion thead th:first-child { width: auto; }
.confusion td { width: 29px; height: 27px; padding: 0; text-align: center; border-radius: 3px; background: var(--card); }
.confusion .right { background: color-mix(in oklab, var(--good) calc(14% + var(--part) * 50%), var(--card)); }
.confusion .wrong { background: color-mix(in oklab, var(--poor) calc(22% + var(--part) * 58%), var(--card)); font-weight: 600; }
details { margin-top: 28px; }
summary { cursor: pointer; font-weight: 600; margin-bottom: 10px; }
.phrases { width: 100%; border-spacing: 0; }
.phrases td { text-align: left; vertical-align: top; border-top: 1px solid var(--line); border-radius: 0; padding: 8px 12px 8px 0; }
.phrases code { font: 12px/1.45 ui-monospace, monospace; color: var(--soft); overflow-wrap: anywhere; }
.phrases q { quotes: none; overflow-wrap: anywhere; }
.tag { display: inline-block; padding: 0 7px; border-radius: 9px; font-size: 12px; background: var(--line); white-space: nowrap; }
.tag.grave { background: color-mix(in oklab, var(--poor) 26%, var(--card)); }
`;
