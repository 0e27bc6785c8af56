/// Answers that call for a conversation with the person, counted; nobody is named.
struct AttentionTable: Sendable {
  private let counts: [RunAccount.Attention]

  init(_ counts: [RunAccount.Attention]) { self.counts = counts }

  /// A sentence for each item and the table; nothing where no scale file asks to look.
  var markup: [Markup] {
    if counts.isEmpty { return [] }
    var table = ReportTable(
      "attention", "Answers that call for a conversation",
      columns: ["Scale", "Item and answers", "Rows", "Why"])
    var sentences: [Sentence] = []
    for count in counts {
      let cells = table.add(
        .given(count.scale), [.given(count.item), .count(count.rows), .given(count.why)])
      let rows = cells[1]
      sentences.append(
        count.rows > 0
          ? """
          \(rows, "row has", "rows have") an answer that calls for a conversation with the person \
          (\(given: count.item)).
          """
          : "No row has an answer that calls for a conversation (\(given: count.item)).")
    }
    return [
      .paragraph(Sentence.joined(sentences)),
      .paragraph(
        """
        Such an answer matters whatever the score is, and this report does not say whose it is. \
        \(code: "waymark score --attention FILE") lists where they stand in the data file, for those who \
        support the people.
        """), table.markup,
    ]
  }
}
