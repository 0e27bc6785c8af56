import Benchmarking
import Documents
import Results
import Studies

/// A fit of packets in one document, `waymark-packet-fit/1`.
struct PacketFitDocument {
  private let results: PacketFitResults

  init(_ results: PacketFitResults) { self.results = results }

  /// The document.
  var text: String {
    let options = results.fit.options
    let key = results.entries.first?.packet.key
    let document = JSONValue.object([
      .init("schema", .string("waymark-packet-fit/1")),
      .init(
        "provenance",
        .object([
          .init("program", .string(Program.name)), .init("version", .string(Program.version)),
          .init("packets", .array(results.entries.map { .string($0.hash) })),
        ])),
      .init(
        "options",
        .object([
          .init("formula", .string("\(options.model.rawValue) + (1 | service)")),
          .init("criterion", .string(options.criterion.name)),
          .init("level", .number(options.level)), .init("scale", .optional(key?.measure.scale)),
          .init("version", .optional(key?.measure.version)),
          .init("period", .optional(key?.period)),
        ])),
      .init("estimates", .array(results.estimates.objects)),
      .init("summary", results.summary.objects.first ?? .null),
      .init("varianceComponents", .array(results.components.objects)),
      .init("cases", .array(results.cases.objects)),
      .init(
        "notes",
        .array(
          results.notes.map {
            .object([.init("code", .string($0.code)), .init("message", .string($0.message))])
          })),
    ])
    // Fits of parts are compared with the fit of the whole to more digits than are shown elsewhere.
    return document.text(digits: results.entries.digits)
  }
}
