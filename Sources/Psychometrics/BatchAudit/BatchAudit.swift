public import Results
public import Scales
public import Scoring

/// What looks wrong with a batch of responses to a scale, as a whole: items keyed the wrong way,
/// data reversed already, codes shifted by one, copied answers, scores heaped at an end, items that
/// hang together less than published, responses with nothing in them.
///
/// It says what it sees, with the numbers it rests on and a way out; nothing is changed or left
/// out. Responses count as those of different people.
///
/// A batch with nothing wrong gives rise to any finding about keys, lines or alpha with a chance of
/// at most `familyError`, which is shared out over all that is looked at (Bonferroni). The heaps at
/// the ends are facts about the scores, whether anything is wrong or not.
public struct BatchAudit: Sendable, Hashable {
  /// How the audit judges.
  ///
  /// | name | default | meaning | range |
  /// |---|---|---|---|
  /// | `familyError` | 0.01 | chance of any false finding about keys, lines or alpha | (0, 1) |
  /// | `fewestResponses` | 20 | complete responses below which nothing is said of keys and alpha | 4 and more |
  /// | `leastLoading` | 0.2 | the least that a sound item is taken to share with its factor | [0, 1) |
  public struct Options: Sendable, Hashable {
    /// The chance of any false finding about keys, lines or alpha; 0.01 by default.
    public var familyError = 0.01
    /// Complete responses below which nothing is said of keys and alpha; 20 by default.
    public var fewestResponses = 20
    /// The least correlation of a sound item with what all items measure; 0.2 by default.
    public var leastLoading = 0.2

    /// The defaults.
    public init() {}
  }

  /// What was found, as notes, in the order of their codes.
  public let findings: [Diagnostic]

  /// Audits a batch.
  ///
  /// - Parameters:
  ///   - tally: what was counted of the batch.
  ///   - scale: the scale it was made for.
  ///   - file: the name of the file, for the places of findings.
  ///   - columns: the column of each item; by default items are named by their ids.
  ///   - options: how to judge.
  public init(
    _ tally: BatchTally, of scale: Scale, file: String, columns: [String]? = nil,
    options: Options = Options()
  ) {
    precondition(
      options.familyError > 0 && options.familyError < 1 && options.fewestResponses >= 4
        && (0..<1).contains(options.leastLoading), "options out of range")
    let batch = Batch(
      tally: tally, scale: scale, file: file, columns: columns ?? scale.items.map(\.id),
      options: options)
    let directions = batch.directionFindings
    let reversed = Set(directions.compactMap(\.reversedScore))
    findings =
      directions.map(\.diagnostic) + batch.offsetFindings + batch.lineFindings(except: reversed)
      + batch.endFindings + batch.alphaFindings(except: reversed) + batch.blankFindings
  }

  /// A batch and all that is known of it.
  struct Batch {
    let tally: BatchTally
    let scale: Scale
    let file: String
    let columns: [String]
    let options: Options

    /// Scores that are sums or means of items, with what was counted of them.
    var scores: [(definition: ScoreDefinition, tally: ScoreTally)] {
      zip(scale.scores, tally.scores).compactMap { definition, tally in
        tally.map { (definition, $0) }
      }
    }

    /// A note about the column of an item.
    func note(
      _ code: DiagnosticCode, item: Int, _ message: String, help: String
    ) -> Diagnostic {
      Diagnostic(code, at: Place(file: file, field: columns[item]), message, help: help)
    }

    /// A note about a score, or the whole scale.
    func note(
      _ code: DiagnosticCode, _ definition: ScoreDefinition?, _ message: String, help: String
    ) -> Diagnostic {
      let field = definition.map { "\(scale.id).\($0.id)" } ?? scale.id
      return Diagnostic(code, at: Place(file: file, field: field), message, help: help)
    }
  }
}
