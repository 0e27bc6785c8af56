import ArgumentParser
import Platform

/// How packets are written.
struct PacketOutputOptions: ParsableArguments {
  @Option(
    help:
      "json: a document; csv: a row per packet, to be read by people; table: the same on a screen. Otherwise $WAYMARK_FORMAT, or a table on a terminal and json elsewhere."
  )
  var format: PacketFormat?

  @Option(
    help: ArgumentHelp(
      "A file for what each packet would reveal: people, sets of scores that could stand behind it, smallest stratum. For inside use; an earlier one is replaced.",
      valueName: "file"))
  var account: String?

  func validate() throws { _ = try form }

  /// How packets are written.
  var form: PacketFormat {
    get throws { try Settings.format(format, else: Screen.hasOutput ? .table : .json) }
  }

  /// Sees to it that packets of a plan are written as a document: their sums are no rows to be read.
  ///
  /// - Throws: `ValidationError` where another form was asked for.
  func requireDocument() throws {
    guard format == nil || format == .json else {
      throw ValidationError("Packets of a plan are written as json; --account FILE has a table.")
    }
  }

  /// Writes packets of a plan that passed the gate.
  ///
  /// - Throws: as below.
  func write(_ gated: BlockGated, apartFrom read: [String]) throws {
    try write(gated.account, apartFrom: read)
    try ByteSink.standardOutput.write(Array(BlockDocument.text(gated.entries).utf8))
    Terminal.say(gated.words)
  }

  private func write(_ account: String, apartFrom read: [String]) throws {
    guard let path = self.account else { return }
    try ByteSink(creating: path, apartFrom: read).write(Array(account.utf8))
  }

  /// Writes packets that passed the gate.
  ///
  /// - Parameters:
  ///   - gated: the packets.
  ///   - read: the files that were read.
  /// - Throws: `OutputRefused` when the account cannot be made, `SystemFailure` when something could not be
  ///   written whole.
  func write(_ gated: PacketGated, apartFrom read: [String]) throws {
    try write(gated.account, apartFrom: read)
    let text = PacketText(gated.entries)
    let sink = RowSink(asTable: try form == .table)
    try sink.write(head: [])
    switch try form {
    case .json: try sink.write(Array(text.json.utf8))
    case .csv, .table: try sink.write(Array(text.csv.utf8))
    }
    try sink.finish()
    Terminal.say(gated.words)
  }
}

/// The value of `--format`.
enum PacketFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
}
