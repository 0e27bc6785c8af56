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
    let merged = try PacketMerge(try PacketReading.entries(files), addsParts: false)
    let entries = try chosen(merged.entries)
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
    case .table, .csv:
      let sink = RowSink(asTable: try output.form == .table)
      try sink.write(head: [])
      let table = results.table(output.table ?? .estimates)
      try sink.write(Array(CSVWriter.text(table, digits: entries.digits).utf8))
      try sink.finish()
    case .ndjson:
      let objects = results.table(output.table ?? .estimates).objects
      let text = objects.map { $0.text(digits: entries.digits, pretty: false) + "\n" }.joined()
      try ByteSink.standardOutput.write(Array(text.utf8))
    }
    Terminal.say(results.notes.map { "note: \($0.message)" })
  }

  /// The packets of one scale and one period.
  ///
  /// - Throws: `ValidationError` where there are several and none is named, or the named one has none.
  private func chosen(_ entries: [PacketEntry]) throws -> [PacketEntry] {
    func only(
      _ entries: [PacketEntry], _ asked: String?, _ option: String, _ name: (PacketEntry) -> String
    ) throws -> [PacketEntry] {
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
    let scaled = try only(entries, options.scale, "--scale") { $0.packet.key.measure.scale }
    return try only(scaled, options.period, "--period") { $0.packet.key.period }
  }
}
