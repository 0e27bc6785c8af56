/// What a page in large print adds to the style of a report: bigger letters, room to write, one sheet.
enum LargePrint {
  static let text = """
    body { font-size: 1.25rem; }
    .top { padding-top: 1.25rem; }
    main { padding-bottom: 1rem; }
    h2 { font-size: 1.5rem; margin: 1.5rem 0 0.75rem; padding-top: 0.75rem; }
    .about, .lead, table, .chart figcaption p + p, .table .note { font-size: 1.125rem; }
    .own-words { font-size: 1.375rem; }
    .chart { margin: 1rem 0 0.5rem; }
    .wide svg { width: 100%; }
    .line { margin: 0; height: 2.4rem; border-bottom: 1px solid var(--quiet); max-width: none; }
    .running { position: static; }
    @media print {
      html { font-size: 12.8pt; }
      .top { padding-top: 0; }
      h1 { margin: 0 0 0.25rem; font-size: 1.75rem; }
      h2 { margin-top: 0.75rem; }
      p, ul { margin-bottom: 0.5rem; }
      th, td { padding-top: 0.2rem; padding-bottom: 0.2rem; }
      .chart svg { max-height: 118mm; }
      .table { margin: 0.5rem 0; }
      .line { height: 1.9rem; }
    }
    """
}
