/// How the report looks on a screen, in the dark, and on paper.
enum Stylesheet {
  static let text = """
    :root { --ink: #1c2126; --quiet: #565f68; --paper: #ffffff; --wash: #f3f5f6; --line: #d3d9de;
      --accent: #0b5a8a; --warm: #fdf3e1; --warm-line: #c77700; --cool: #e9f2f8; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8ebed; --quiet: #a9b2ba; --paper: #15191c;
      --wash: #1e2428; --line: #3a434a; --accent: #7cc0ea; --warm: #33280f; --warm-line: #e0a030;
      --cool: #14293a; } }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    .top, main { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
    .top { padding-top: 2.5rem; }
    main { padding-bottom: 6rem; }
    h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
    h1 { font-size: 2.25rem; letter-spacing: -0.015em; margin: 0.25rem 0 1rem; }
    h2 { font-size: 1.6rem; margin: 4rem 0 1rem; padding-top: 1.25rem; border-top: 3px solid var(--ink); }
    h3 { font-size: 1.25rem; margin: 2.75rem 0 0.75rem; }
    p, ul { max-width: 70ch; margin: 0 0 1rem; }
    ul { padding-left: 1.25rem; }
    li { margin-bottom: 0.5rem; }
    a { color: var(--accent); }
    .eyebrow { color: var(--quiet); font-size: 0.9375rem; margin: 0; }
    .about { font-size: 1.1875rem; }
    .lead { font-size: 1.125rem; }
    .n { font-variant-numeric: tabular-nums; white-space: nowrap; }
    cite { font-style: normal; }
    code { font: 0.9em ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: break-word; }
    .skip { position: absolute; left: -999rem; }
    .skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: var(--paper); z-index: 2; }
    .notice { border-left: 5px solid var(--accent); background: var(--cool); padding: 0.9rem 1.1rem;
      margin: 0 0 0.9rem; break-inside: avoid; }
    .notice p { margin: 0; }
    .notice.simulated, .notice.inside { border-color: var(--warm-line); background: var(--warm); }
    .short { background: var(--wash); padding: 0.25rem 1.4rem 0.6rem; margin: 2rem 0; }
    .short h2 { border: 0; margin-top: 0.75rem; padding-top: 0; }
    .short h3 { font-size: 1.0625rem; margin: 1.25rem 0 0.4rem; }
    .contents { margin: 1.5rem 0; }
    .contents h2 { font-size: 1rem; border: 0; margin: 0 0 0.5rem; padding: 0; }
    .contents ul { list-style: none; padding: 0; columns: 2; column-gap: 2rem; }
    .contents li { break-inside: avoid; margin-bottom: 0.3rem; }
    .contents ul ul { columns: 1; padding-left: 1rem; margin: 0.3rem 0 0.6rem; font-size: 0.9375rem; }
    .chart { margin: 1.75rem 0 0.5rem; break-inside: avoid; }
    .chart figcaption p { margin: 0 0 0.35rem; }
    .chart figcaption p + p { color: var(--quiet); font-size: 0.9375rem; line-height: 1.5; }
    .chart svg { display: block; margin-top: 0.5rem; max-width: 100%; height: auto; }
    .narrow { display: none; }
    .tag { display: inline-block; background: var(--warm); border: 1px solid var(--warm-line);
      font-size: 0.8125rem; line-height: 1.3; padding: 0 0.4rem; margin-right: 0.5rem; border-radius: 2px; }
    .table { overflow-x: auto; margin: 1rem 0 1.75rem; }
    table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; line-height: 1.4; }
    caption { text-align: left; font-weight: 600; padding: 0 0 0.5rem; }
    th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.9rem 0.4rem 0;
      border-bottom: 1px solid var(--line); font-weight: 400; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink); font-weight: 600; }
    .num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    thead .num { white-space: normal; }
    .table .note { font-size: 0.9375rem; color: var(--quiet); margin: 0.6rem 0 0; }
    .facts table { width: auto; min-width: 60%; }
    th[scope="row"] { min-width: 5.5rem; }
    .long th[scope="row"] { min-width: 13rem; }
    .table:not(.facts) td code { white-space: nowrap; }
    .sources li { overflow-wrap: anywhere; }
    .running { position: fixed; left: 0; right: 0; bottom: 0; background: var(--wash); color: var(--quiet);
      border-top: 1px solid var(--line); font-size: 0.8125rem; text-align: center; padding: 0.3rem 1rem; }
    .running p { margin: 0; max-width: none; }
    @media screen and (max-width: 34rem) { .wide { display: none; } .narrow { display: block; } }
    @media (max-width: 34rem) { h1 { font-size: 1.75rem; } .contents ul { columns: 1; } }
    @page { size: A4; margin: 15mm 15mm 14mm;
      @bottom-right { content: counter(page); font: 9pt system-ui, sans-serif; } }
    @media print {
      :root { --ink: #000000; --quiet: #444444; --paper: #ffffff; --wash: #f3f5f6; --line: #bbbbbb;
        --accent: #0b5a8a; --warm: #fdf3e1; --warm-line: #c77700; --cool: #e9f2f8; color-scheme: light; }
      html { font-size: 9.75pt; }
      body { line-height: 1.45; }
      body { padding-bottom: 10mm; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
      .top, main { max-width: none; padding: 0; }
      .skip { display: none; }
      h2 { margin-top: 2.5rem; }
      .whole { break-inside: avoid; }
      h1, h2, h3, caption, figcaption { break-after: avoid; }
      p, li { orphans: 3; widows: 3; }
      p, ul { max-width: none; }
      .table { overflow: visible; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      a { color: inherit; text-decoration: none; }
      .notice, .short, .tag { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .running { bottom: 0; background: none; border-top: 0.5pt solid #888888; padding: 1.5mm 0 0;
        font-size: 0.85rem; }
    }
    """
}
