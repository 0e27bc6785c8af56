import Benchmarking
import Documents
import Results
import Studies

/// A mixed model of packets in one document: `waymark-mixed-model/1`, as of rows, with what packets it is of.
struct BlockFitDocument {
  private let results: BlockFitResults

  init(_ results: BlockFitResults) { self.results = results }

  /// The document.
  var text: String {
    let model = ModelDocument(results.model)
    let packet = results.entries.first?.packet
    let document = JSONValue.object([
      .init("schema", .string("waymark-mixed-model/1")),
      .init(
        "provenance",
        .object([
          .init("program", .string(Program.name)), .init("version", .string(Program.version)),
          .init("packets", .array(results.entries.map { .string($0.hash) })),
        ])),
      .init(
        "options",
        model.options.adding([
          .init("scale", .optional(packet?.measure.scale)),
          .init("version", .optional(packet?.measure.version)),
          .init("period", .optional(packet?.period)),
        ])),
      .init("estimates", .array(ModelTables.estimates(results.model.fit).objects)),
      .init(
        "summary",
        model.summary.adding([
          .init("services", .integer(results.services)),
          .init("persons", .integer(results.persons)),
          .init("withheld.fewest", .integer(results.withheld.lowerBound)),
          .init("withheld.most", .integer(results.withheld.upperBound)),
        ])),
      .init("varianceComponents", model.components), .init("residual", model.residual),
      .init("intervals", .null), .init("cases", .array([])), .init("notes", model.notes),
    ])
    // Fits of parts are compared with the fit of the whole to more digits than are shown elsewhere.
    return document.text(digits: results.digits)
  }
}

extension JSONValue {
  /// The object with further members.
  fileprivate func adding(_ members: [Member]) -> JSONValue {
    guard case .object(let own) = self else { return self }
    return .object(own + members)
  }
}
