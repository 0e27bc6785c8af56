import ArgumentParser
import Psychometrics

/// Which answers are appraised, and what is known beside them.
struct AppraiseOptions: ParsableArguments {
  @Option(help: "The id of the scale whose answers these are.")
  var scale: String

  @Option(help: "The score to appraise; needed where the scale has several.")
  var scoreID: String?

  @Option(help: "Column of the person's id. By default the first one called id or person.")
  var id: String?

  @Option(help: "Column of the occasion, where people were asked twice.")
  var occasion: String?

  @Option(
    help: ArgumentHelp(
      "The two occasions to look at, the earlier first: First,Review.", valueName: "first,second"))
  var occasions: String?

  @Option(
    help:
      "Column of groups of people, such as how they were asked or in which language: is it the same ruler for them?"
  )
  var group: String?

  @Option(
    help:
      "Column of the service that works with the person: people of one service are alike, and intervals allow for it."
  )
  var service: String?

  @OptionGroup var expected: ExpectationOptions

  @Option(
    help: ArgumentHelp(
      "A file of other people's answers to the scale that this one was adapted from: did the adaptation change the ruler?",
      valueName: "file"))
  var parentAnswers: String?

  @Option(
    help: ArgumentHelp(
      "The id of that scale. By default the one that the scale's file names.", valueName: "id"))
  var parentScale: String?

  @Option(
    help: ArgumentHelp(
      "Column of people's own word on the second occasion of how things are by now, with --anchor-yes.",
      valueName: "column"))
  var anchor: String?

  @Option(
    help: ArgumentHelp(
      "The words that mean better: better,much better. Every other word that is not missing means not better.",
      valueName: "words"))
  var anchorYes: String?

  @Flag(
    help:
      "People were asked twice with no change expected between, so that what differs is error.")
  var retest = false

  @Option(
    help: ArgumentHelp(
      "The smallest change that matters to people, in points of the raw sum or mean.",
      valueName: "points"))
  var mic: Double?

  @Option(help: "Coverage of intervals, 0.8 or more and below 1; that of RMSEA is always 0.9.")
  var level = 0.95

  @Option(help: "Where random numbers start.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (occasion == nil) == (occasions == nil) else {
      throw ValidationError("--occasion and --occasions go together.")
    }
    if let occasions {
      let names = occasions.split(separator: ",", omittingEmptySubsequences: false)
      guard names.count == 2, names[0] != names[1], names.allSatisfy({ !$0.isEmpty }) else {
        throw ValidationError("--occasions names two occasions: First,Review.")
      }
    }
    if retest, occasion == nil {
      throw ValidationError("--retest goes with --occasion and --occasions.")
    }
    if (anchor == nil) != (anchorYes == nil) {
      throw ValidationError("--anchor and --anchor-yes belong together.")
    }
    if occasion == nil, anchor != nil || !expected.expectChange.isEmpty {
      throw ValidationError(
        "--anchor and --expect-change look at change: name the column of --occasion and the two --occasions."
      )
    }
    if parentScale != nil, parentAnswers == nil {
      throw ValidationError("--parent-scale goes with --parent-answers.")
    }
    if retest, anchor != nil || !expected.expectChange.isEmpty {
      throw ValidationError(
        "--retest says that nothing changed; --anchor and --expect-change look at change.")
    }
    if let mic, !(mic > 0 && mic.isFinite) {
      throw ValidationError("--mic is a number of points above 0.")
    }
    guard level >= 0.8, level < 1 else {
      throw ValidationError("--level is 0.8 or more and below 1: grades rest on it.")
    }
  }

  /// What was expected beforehand; read before, when options were checked.
  var expectations: [Expectation] { (try? expected.read()) ?? [] }

  /// The names of the two occasions.
  var names: (first: String, second: String)? {
    guard let parts = occasions?.split(separator: ",", maxSplits: 1), parts.count == 2 else {
      return nil
    }
    return (String(parts[0]), String(parts[1]))
  }
}
