/// What a page in large print adds to the style of a report: bigger letters, room to write, one sheet.
enum LargePrint {
  static let text = """
    body { font-size: 1.25rem; }
    h2 { font-size: 1.5rem; margin: 1.75rem 0 0.75rem; padding-top: 0.75rem; }
    .about, .lead, table, .chart figcaption p + p, .table .note { font-size: 1.125rem; }
    .own-words { font-size: 1.375rem; }
    .line { margin: 0; height: 2.4rem; border-bottom: 1px solid var(--quiet); max-width: none; }
    .running { position: static; }
    @media print {
      html { font-size: 11.5pt; }
      h1 { margin: 0 0 0.25rem; font-size: 1.75rem; }
      h2 { margin-top: 0.9rem; }
      .chart svg { max-height: 62mm; }
      .line { height: 1.9rem; }
    }
    """
}
