import ArgumentParser
import Benchmarking
import Disclosure
import Platform
import Results
import Tables

/// `waymark packet make`: rows in, a few numbers about each service out.
struct PacketMakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make",
    abstract:
      "Makes packets of rows: a few numbers for each service, judged before they are written.",
    usage: """
      waymark packet make FILE… --service COLUMN --pre COLUMN --post COLUMN --scale ID [options]
      waymark packet make FILE --service COLUMN --person COLUMN --plan FORMULA --scale ID [options]
      """,
    discussion: """
      Examples:
        waymark packet make people.csv --service team --person id --pre first --post last \\
          --scale swemwbs > ours.json
        waymark packet make scores.csv --service team --person id --time wave --waves First,Last \\
          --score value --measure trust --measure-version 2 --range 5-25 --format csv
        zcat all.csv.gz | waymark packet make - --service site --pre pre --post post \\
          --measure phq-9 --measure-version 1 --profile none > part.json
        waymark packet make visits.csv --service team --person id --time month \\
          --plan "score ~ month + (month | team/id)" --scale swemwbs > ours.json

      Reads files with a row per person as a stream (--pre, --post), in memory that does not grow; or with a \
      row per person and time (--time, --score), of which everybody's first and last score are taken and \
      which are kept in memory. A person belongs to one service: somebody with rows in two is refused, so \
      that nobody counts twice. Files of one run are one group of people.

      A packet has, for a service in a period: people eligible (--eligible), with a first score, and with \
      both (n); means, standard deviations and correlation of their scores; how many recovered, improved and \
      deteriorated (--category); and how many there are in each stratum (--stratum). Before anything is \
      written it is judged by the rules of --profile, 'threshold-10' unless another is named: what too few \
      people stand behind is withheld, and on the standard error output stands what each packet would reveal, \
      and how many sets of scores could stand behind its means. --profile none writes every digit, for use \
      inside alone: such packets can be added up as parts of one service (waymark packet merge --parts).

      With --plan a packet is for a mixed model of all times instead. People of the same times and categories make \
      a pattern, of which go out how many they are, and the sums and products of their numbers: from them come the \
      estimates that the pooled rows would have given. Rows come by as a stream in which those of a person stand \
      together, in the order of time, and of the standard input a mark is kept for each person (some 40 bytes), to \
      find somebody who comes again; a file in which they do not stand together is read into memory. --time names \
      the column that makes patterns, --constant numbers that stay the same for a person; other numbers are taken \
      row by row. A pattern of too few people is withheld as a whole, and how many they are is said as far as it \
      may be.

      Each packet bears a hash of what it says, so that one that was edited by hand is found; it is no \
      signature.

      \(ConsentWords.rows) Of a run's \
      scores.csv, --leave-out may_be_shared=no leaves out whoever did not agree to be counted in what is shared.

      Exit codes: 0 done; 64 the command line is wrong; 65 the data were refused; 66 a file is missing; 73 \
      a file cannot be made; 74 output could not be written.
      """)

  @Argument(help: "Files of rows; '-' is the standard input.")
  var files: [String]

  @OptionGroup(title: "What the columns hold") var columns: PacketColumnOptions

  @OptionGroup(title: "What was measured") var measure: PacketMeasureOptions

  @OptionGroup(title: "What may leave") var gate: PacketGateOptions

  @OptionGroup(title: "What goes out") var output: PacketOutputOptions

  @Option(help: "A file to list everything set aside in; an earlier one is replaced.")
  var problems: String?

  @OptionGroup(title: "What is said") var diagnostics: DiagnosticOptions

  func run() throws {
    do {
      try Progress.during(
        reading: files, then: "gathering packets", isSilent: Screen.hasOutput
      ) { try make() }
    } catch let failure as SystemFailure where failure.meansClosedPipe {
      return
    } catch {
      throw CommandFailure(error)
    }
  }

  private func make() throws {
    guard columns.planned.plan == nil else { return try makeBlocks() }
    let (name, range) = try measure.found()
    var account = try PanelAccount(
      problems: problems, apartFrom: files + (output.account.map { [$0] } ?? []))
    let tally = try gathered(range, &account)
    account.report()
    guard !tally.cells.isEmpty else { throw Self.nobody(files[0], columns.service) }
    var gated = PacketGated(try gate.rules)
    let packets = tally.packets(
      of: name, countsEligible: columns.eligible, countsChanges: columns.category != nil)
    for packet in packets {
      gated.take(
        PacketEntry(
          packet: packet, strata: columns.stratum, range: range,
          profile: PacketEntry.ProfileName(.ungated)))
    }
    try output.write(gated, apartFrom: files + (problems.map { [$0] } ?? []))
  }

  /// A packet of a plan.
  private func makeBlocks() throws {
    try output.requireDocument()
    guard files.count == 1 else {
      throw ValidationError(
        "With --plan, name one file: 'waymark packet merge --parts' brings several together.")
    }
    let (name, range) = try measure.found()
    var account = try PanelAccount(
      problems: problems, apartFrom: files + (output.account.map { [$0] } ?? []))
    let found = try BlockGathering(columns).read(files[0])
    account.read(rows: found.facts.rowsRead + found.facts.setAside)
    try account.take(found.facts.notes + MissingCells.notes(found.facts))
    account.report()
    var gated = BlockGated(try gate.rules)
    try gated.take(
      BlockEntry(
        packet: BlockPacket(
          found.plan, services: found.services, period: columns.periodName ?? "", measure: name,
          moments: found.moments),
        range: range, profile: PacketEntry.ProfileName(.ungated)))
    try output.write(gated, apartFrom: files + (problems.map { [$0] } ?? []))
    if found.wasKept {
      Terminal.say([
        "The rows of a person do not stand together, so all rows were kept in memory; sorted by '\(columns.person ?? "")' they need not be."
      ])
    }
  }

  private static func nobody(_ file: String, _ service: String) -> RefusedInput {
    RefusedInput([
      Diagnostic(
        .columnNoneComplete, at: Place(file: file, field: service),
        "No row has a service in '\(service)', so there is no packet to make.",
        help:
          "Look whether it is the right column, and whether --missing names a text that does mean something."
      )
    ])
  }

  private func gathered(
    _ range: PacketRange?, _ account: inout PanelAccount
  ) throws -> PacketTally {
    if columns.isLong {
      var panel = PacketPanel(columns, range: range)
      for file in files { try panel.read(file) }
      let found = try panel.finished(file: files[0])
      try account.take(found.panel)
      return found.tally
    }
    let gathering = PacketGathering(columns, range: range)
    for file in files {
      let read = try gathering.read(file)
      account.read(rows: read.rows)
      try account.take(read.notes)
    }
    return gathering.tally
  }
}
