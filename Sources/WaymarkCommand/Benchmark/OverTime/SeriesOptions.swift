import ArgumentParser
import Disclosure

/// Which columns of the table hold the figures, and which chart is made of them.
struct SeriesOptions: ParsableArguments {
  /// The value of `--chart`.
  enum Chart: String, ExpressibleByArgument, CaseIterable {
    case xmr
    case run
    case cusum
    case vlad

    /// Whether a row is a person, and not a period.
    var isOfPeople: Bool { self == .cusum || self == .vlad }
  }

  @Option(
    help:
      "xmr: a control chart of single figures; run: runs about a centre line; cusum and vlad: outcomes of people, one after the other, against what was expected."
  )
  var chart: Chart = .xmr

  @Option(
    help: ArgumentHelp(
      "The column of the time, in order: dates as yyyy-mm-dd, numbers, names such as 2026Q3, or any other names.",
      valueName: "column"))
  var time: String

  @Option(
    help: ArgumentHelp(
      "The column of the figure of each period; for cusum and vlad of each person's outcome, 1 where it came and 0 where not.",
      valueName: "column"))
  var value: String?

  @Option(
    help: ArgumentHelp(
      "Instead of --value: the column of what was counted; with --denominator a share, with --expected a ratio.",
      valueName: "column"))
  var numerator: String?

  @Option(help: ArgumentHelp("The column of what it is counted of.", valueName: "column"))
  var denominator: String?

  @Option(
    help: ArgumentHelp(
      "The column of what was expected: how many, beside --numerator; each person's chance from 0 to 1, for cusum and vlad.",
      valueName: "column"))
  var expected: String?

  @Option(help: "For cusum and vlad: one chance for everybody, above 0 and below 1.")
  var chance: Double?

  @Option(help: "Shares and ratios are per this much: 100 for percent.")
  var per = 1.0

  @Option(
    help: ArgumentHelp(
      "Take only the rows with this text in a column, such as those of one service: 'service=North'.",
      valueName: "column=text"))
  var only: String?

  @Option(
    help:
      "For shares: the small-number rules by which a period with few people is left empty, as a gap: \(DisclosureProfile.all.map(\.id).joined(separator: ", "))."
  )
  var disclosure: DisclosureOption = .init(profile: .ungated)

  func validate() throws {
    if let only, !only.dropFirst().contains("=") {
      throw ValidationError("--only is of the form column=text.")
    }
    guard isUngated || denominator != nil else {
      throw ValidationError("--disclosure goes with --numerator and --denominator.")
    }
    guard per > 0, per.isFinite, per == 1 || numerator != nil else {
      throw ValidationError("--per is above zero, and goes with --numerator.")
    }
    if chart.isOfPeople {
      guard value != nil, numerator == nil, denominator == nil else {
        throw ValidationError(
          "--chart \(chart.rawValue) reads a row for each person: name the outcome with --value.")
      }
      guard (expected == nil) != (chance == nil) else {
        throw ValidationError(
          "Say what was expected: --expected with each person's chance, or --chance with one for all."
        )
      }
      if let chance, !(chance > 0 && chance < 1) {
        throw ValidationError("--chance is above 0 and below 1.")
      }
      return
    }
    guard chance == nil else { throw ValidationError("--chance goes with --chart cusum or vlad.") }
    if value != nil {
      guard numerator == nil, denominator == nil, expected == nil else {
        throw ValidationError(
          "Name --value, or --numerator with --denominator or --expected, not parts of both.")
      }
    } else {
      guard numerator != nil, (denominator == nil) != (expected == nil) else {
        throw ValidationError(
          "Name the figure with --value, or --numerator with either --denominator or --expected.")
      }
    }
  }

  /// Whether figures are taken as they are.
  var isUngated: Bool { disclosure.profile.id == DisclosureProfile.ungated.id }

  /// The column and the text of --only.
  var filter: (column: String, text: String)? {
    guard let only, let mark = only.dropFirst().firstIndex(of: "=") else { return nil }
    return (String(only[..<mark]), String(only[only.index(after: mark)...]))
  }

  /// The columns of numbers, in the order in which they are read.
  var numbers: [String] { [value, numerator, denominator ?? expected].compactMap(\.self) }

  /// What the figures are called.
  var name: String {
    if let value { return value }
    let whole = [denominator, expected].compactMap(\.self).first ?? ""
    return "\(numerator ?? "") / \(whole)"
      + (per == 1 ? "" : ", per \(Int(exactly: per).map(String.init) ?? "\(per)")")
  }
}
