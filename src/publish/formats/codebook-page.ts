/** How the codebook's page looks, on a screen, in the dark and on paper. */
export const codebookStyle = `
:root { --ink: #1c2733; --quiet: #5b6875; --line: #dfe4ea; --paper: #fff; --ground: #f5f7f9; --accent: #a8322d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --quiet: #9aa5b1; --line: #333c46; --paper: #1b2128; --ground: #14181d; --accent: #ef8a80; }
}
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr); color: var(--ink); background: var(--ground);
  font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.2rem; border-right: 1px solid var(--line); background: var(--paper); }
nav ol { list-style: none; margin: 1rem 0 0; padding: 0; }
nav a { display: block; padding: .4rem .5rem; border-radius: .4rem; color: var(--quiet); font-size: .82rem; line-height: 1.35; text-decoration: none; }
nav a:hover { background: var(--ground); color: var(--ink); }
nav a [lang=zh] { display: block; color: var(--ink); font-size: .88rem; }
nav b { font-weight: 400; opacity: .7; }
.brand { margin: 0 0 .8rem; font-weight: 650; color: var(--accent); }
input { width: 100%; padding: .5rem .7rem; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; }
main { padding: 2rem clamp(1rem, 4vw, 3rem) 6rem; max-width: 62rem; }
h1 { margin: 0; font-size: 1.9rem; } h1 [lang=zh] { font-weight: 400; color: var(--quiet); }
h2 { margin: 2.8rem 0 .8rem; font-size: 1rem; font-weight: 500; color: var(--quiet); border-bottom: 2px solid var(--accent); padding-bottom: .4rem; }
h2 [lang=zh] { display: block; font-size: 1.2rem; font-weight: 650; color: var(--ink); }
article { margin: .7rem 0; padding: .9rem 1.1rem; background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; }
article:target { border-color: var(--accent); }
h3 { margin: 0; font-size: .95rem; } h3 a { color: var(--accent); text-decoration: none; }
.label { margin: .25rem 0 .6rem; color: var(--quiet); font-size: .92rem; } .label [lang=zh] { display: block; color: var(--ink); font-size: 1rem; }
dl { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: .25rem 1rem; margin: 0; font-size: .86rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
code { font: .92em ui-monospace, "SF Mono", Consolas, monospace; }
.small { display: block; color: var(--quiet); font-size: .84rem; }
.notice { padding: .7rem 1rem; border-left: 3px solid var(--accent); background: var(--paper); }
.bar { display: inline-block; width: 6rem; height: .5rem; margin-right: .6rem; border-radius: .25rem; background: var(--line); overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--accent); }
table { border-collapse: collapse; font-size: .86rem; } td { padding: .25rem .9rem .25rem 0; vertical-align: top; } summary { cursor: pointer; }
[hidden] { display: none !important; }
@media (max-width: 48rem) { body { display: block; } nav { position: static; height: auto; border: 0; } nav ol { display: none; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { body { display: block; background: none; } nav { display: none; } article { break-inside: avoid; } }
`;

/** Hides what the words searched for do not occur in. */
export const codebookScript = `
const find = document.getElementById('find');
find.addEventListener('input', () => {
  const words = find.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const section of document.querySelectorAll('section')) {
    let own = 0;
    for (const article of section.querySelectorAll('article')) {
      const text = article.textContent.toLowerCase();
      article.hidden = !words.every((word) => text.includes(word));
      if (!article.hidden) own++;
    }
    section.hidden = own === 0;
    shown += own;
  }
  document.getElementById('none').hidden = shown > 0;
});
`;
