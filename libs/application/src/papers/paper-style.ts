/**
 * The look of a paper of one A4 page. No font and no picture is fetched: the page has to look the
 * same from a stick as from the server. The radio buttons switch the language without a script.
 */
export const PAPER_STYLE = `
@page { size: A4; margin: 9mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9edf1; color: #1a2530; font: 9.2pt/1.42 "Noto Sans SC",
  "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", SimSun, sans-serif; }
main { width: 186mm; margin: 12px auto; padding: 9mm 10mm; background: #fff;
  box-shadow: 0 1px 4px #0003; }
.switch { width: 186mm; margin: 12px auto 0; text-align: right; }
.switch label { padding: 3px 10px; cursor: pointer; }
input[name=language] { position: absolute; opacity: 0; }
#zh:checked ~ .switch label[for=zh], #en:checked ~ .switch label[for=en] {
  background: #17436b; color: #fff; border-radius: 3px; }
#zh:focus-visible ~ .switch label[for=zh], #en:focus-visible ~ .switch label[for=en] {
  outline: 2px solid #d9822b; }
#zh:checked ~ main.en, #en:checked ~ main.zh { display: none; }
h1 { margin: 0; font-size: 15pt; line-height: 1.25; }
h2 { margin: 3.2mm 0 1.2mm; font-size: 10pt; color: #17436b; border-bottom: 0.6pt solid #b9c6d2; }
p { margin: 0 0 1.2mm; }
.under { margin: 0.6mm 0 0; color: #51606e; }
dl { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1mm 3mm; margin: 2.4mm 0 0; }
dt { color: #51606e; font-size: 8pt; } dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
.verdict { margin: 3mm 0 0; padding: 2mm 3mm; border-left: 1.4mm solid #17436b; background: #eef3f8; }
.verdict strong { font-size: 11pt; }
.verdict p { margin: 0.6mm 0 0; }
.known-here { border-color: #b3361b; background: #fbefec; }
.known-elsewhere { border-color: #c07a10; background: #fdf5e6; }
.two { display: grid; grid-template-columns: 70mm 1fr; gap: 0 5mm; }
ol { margin: 0 0 0 1.2mm; padding: 0 0 0 3.6mm; list-style: none; border-left: 0.8pt solid #8fa3b5; }
ol li { position: relative; padding: 0 0 1.1mm; }
ol li::before { content: ""; position: absolute; left: -4.6mm; top: 1.3mm; width: 2mm; height: 2mm;
  border-radius: 50%; background: #17436b; }
ol li.money::before { background: #fff; border: 0.6mm solid #b3361b; }
ol li.money b { color: #b3361b; }
li b { display: inline-block; min-width: 22mm; font-variant-numeric: tabular-nums; }
li small, td small { color: #51606e; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.7mm 1.4mm; border: 0.5pt solid #b9c6d2; text-align: left; vertical-align: top; }
th { background: #eef3f8; font-weight: 600; }
tr.held td { background: #fbefec; }
.small { font-size: 7.6pt; line-height: 1.35; }
.small td { overflow-wrap: anywhere; }
.mono { font: 6pt/1.4 ui-monospace, Consolas, monospace; white-space: nowrap; }
.evidence td:first-child { white-space: nowrap; }
.en { font-size: 8.4pt; line-height: 1.34; }
.en .small { font-size: 7pt; }
.declared { color: #b3361b; font-weight: 600; }
footer { margin-top: 2.6mm; padding-top: 1.4mm; border-top: 0.6pt solid #b9c6d2; color: #51606e;
  font-size: 7.8pt; }
@media print {
  body { background: #fff; }
  .switch, input[name=language] { display: none; }
  main { width: auto; margin: 0; padding: 0; box-shadow: none; }
  .verdict, th, tr.held td { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  tr, li, .verdict { break-inside: avoid; }
}
`;
