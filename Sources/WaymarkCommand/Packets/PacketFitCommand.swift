import ArgumentParser
import Benchmarking
import Documents
import Platform
import Results
import Tables

/// `waymark packet fit`: the model that the pooled rows would have given.
struct PacketFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract:
      "Compares services by their packets: the model that the pooled rows would have given.",
    usage: "waymark packet fit FILE… [options]",
    discussion: """
      Examples:
        waymark packet fit all.json
        waymark packet fit all.json --formula "change ~ 1" --format json
        waymark packet fit north.csv south.csv --format json > fit.json

      The later score is explained by the earlier one, and services vary about that line: a random-intercept \
      model by REML. Number, means, standard deviations and correlation of a service are all that its \
      likelihood asks for, so that packets made with --profile none give what the rows would have given. \
      Packets that passed a gate give what they tell; how many people are not in the fit is said, as far as \
      it may be.

      Four tables come of it: the fixed effects with Satterthwaite's tests (estimates), which go out unless \
      --table names another; summary, the fit in one row; components, what varies; and where each \
      service stands. There 'residual' is how far its people stand from what is expected of them, 'shrinkage' \
      how much of that is kept, 'effect' what is kept. conf.low and conf.high (1.96 standard deviations) \
      compare with the average of all, compare.low and compare.high (1.39) two services with each other. \
      Services stand in the order of their names: this is no ranking. Fewer than three services are not \
      pooled; of fewer than five it is said that no verdict should rest on them.

      Packets of a plan are added up, and the mixed model of the plan is fitted to them: what the pooled rows \
      would have given, but for where each service stands.

      Exit codes: 0 done; 64 the command line is wrong; 65 packets were refused, or cannot be fitted; 66 a \
      file is missing; 74 output could not be written.
      """)

  @Argument(help: "Files of packets, as JSON or CSV; '-' is the standard input.")
  var files: [String]

  @OptionGroup(title: "How services are compared") var options: PacketFitOptions

  @OptionGroup(title: "What goes out") var output: PacketFitOutput

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func run() throws {
    do {
      try fit()
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func fit() throws {
    let read = try PacketReading.packets(files)
    guard read.blocks.isEmpty else { return try fit(read.blocks) }
    let merged = try PacketMerge(read.means, addsParts: false)
    let entries = try chosen(merged.entries) { ($0.packet.key.measure.scale, $0.packet.key.period) }
    let asked = try options.options
    let results: PacketFitResults
    do throws(Withheld) {
      results = try PacketFitResults(entries, asked)
    } catch {
      throw RefusedInput([
        Diagnostic(
          .packetNotFitted, at: Place(file: files.joined(separator: ", ")), error.reason,
          help: error.help)
      ])
    }
    switch try output.form {
    case .json: try ByteSink.standardOutput.write(Array(PacketFitDocument(results).text.utf8))
    case .table where output.table == nil: try Terminal.print(PacketFitScreen(results).lines)
    case .table, .csv, .ndjson:
      try write(results.table(output.table ?? .estimates), digits: entries.digits)
    }
    Terminal.say(results.notes.map { "note: \($0.message)" })
  }

  /// Fits packets of a plan.
  private func fit(_ blocks: [BlockEntry]) throws {
    let merged = try BlockMerge(blocks, addsParts: false)
    let entries = try chosen(merged.entries) { ($0.packet.measure.scale, $0.packet.period) }
    let results = try BlockFitResults(
      entries, options, Place(file: files.joined(separator: ", ")))
    switch try output.form {
    case .json: try ByteSink.standardOutput.write(Array(BlockFitDocument(results).text.utf8))
    case .table where output.table == nil: try Terminal.print(ModelScreen(results.model).lines)
    default: try write(results.table(output.table ?? .estimates), digits: results.digits)
    }
    Terminal.say(results.model.notes.map { "note: \($0.message)" })
  }

  /// Writes the rows of one table.
  private func write(_ table: ResultTable?, digits: Int) throws {
    guard let table else {
      throw ValidationError(
        "--table cases: packets of a plan do not say where each service stands.")
    }
    if try output.form == .ndjson {
      let text = table.objects.map { $0.text(digits: digits, pretty: false) + "\n" }.joined()
      try ByteSink.standardOutput.write(Array(text.utf8))
      return
    }
    let sink = RowSink(asTable: try output.form == .table)
    try sink.write(head: [])
    try sink.write(Array(CSVWriter.text(table, digits: digits).utf8))
    try sink.finish()
  }

  /// The packets of one scale and one period.
  ///
  /// - Throws: `ValidationError` where there are several and none is named, or the named one has none.
  private func chosen<Entry>(
    _ entries: [Entry], _ names: (Entry) -> (scale: String, period: String)
  ) throws -> [Entry] {
    func only(
      _ entries: [Entry], _ asked: String?, _ option: String, _ name: (Entry) -> String
    ) throws -> [Entry] {
      let names = Set(entries.map(name)).sorted()
      let known = names.map { "'\($0)'" }.joined(separator: ", ")
      if let asked {
        guard names.contains(asked) else {
          throw ValidationError("\(option): there is no packet of '\(asked)'; there are \(known).")
        }
        return entries.filter { name($0) == asked }
      }
      guard names.count == 1 else {
        throw ValidationError("There are packets of several: name one with \(option): \(known).")
      }
      return entries
    }
    let scaled = try only(entries, options.scale, "--scale") { names($0).scale }
    return try only(scaled, options.period, "--period") { names($0).period }
  }
}
