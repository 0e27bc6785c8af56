import Scales

/// What the files of the scales used say themselves that nobody has checked.
struct UnverifiedTable: Sendable {
  private let table: ReportTable

  init(_ scales: [Scale]) {
    var table = ReportTable(
      "unverified", "What nobody has verified about the scales used",
      columns: ["Scale", "What it is about", "What is not known", "Where it was read"])
    for scale in scales {
      for doubt in scale.unverified {
        table.add(
          .given(scale.name),
          [
            .given(doubt.about), .given(doubt.note),
            doubt.source.map { .words("\(code: $0)") } ?? .none,
          ])
      }
    }
    self.table = table
  }

  /// A sentence and, where there is something to say, the table.
  var markup: [Markup] {
    if table.isEmpty {
      return [.paragraph("The files of these scales mark nothing as unverified.")]
    }
    return [
      .paragraph(
        """
        The files of these scales say themselves what nobody has checked against a primary source. \
        Keep it in mind when a figure leans on it.
        """), table.markup,
    ]
  }
}
