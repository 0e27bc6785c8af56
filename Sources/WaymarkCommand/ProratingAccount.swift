import Platform
import Psychometrics
import Results
import Scales
import Scoring
import Tables

/// What prorating does to mean scores, seen beside multiple imputation: a table in a file of its own,
/// and a sentence for each score.
struct ProratingAccount: ~Copyable {
  private var scores: [(scorer: Scorer, scale: Int, score: Int, answers: ProratedAnswers)] = []
  private let seed: UInt64
  private var table: ByteSink?
  private let isAskedFor: Bool

  private static let columns = [
    "scale", "score", "complete", "prorated", "beyond_rule", "mean_complete", "mean_rule",
    "mean_imputed", "imputed.conf.low", "imputed.conf.high", "mean_everybody", "everybody.conf.low",
    "everybody.conf.high", "difference", "difference.conf.low", "difference.conf.high",
    "largest_difference", "missing_information", "imputations", "seed", "withheld",
  ]

  /// Starts an account.
  ///
  /// - Parameters:
  ///   - path: where the table goes; nil when nobody asks.
  ///   - seed: of the random numbers.
  ///   - scales: the scales to score by, as their answers are read.
  ///   - others: the files that are read, or written beside it.
  /// - Throws: `OutputRefused` when the file cannot be made, `CommandFailure` when no score prorates.
  init(table path: String?, seed: UInt64, _ scales: [Scale], apartFrom others: [String]) throws {
    self.seed = seed
    isAskedFor = path != nil
    guard let path else { return }
    for (position, scale) in scales.enumerated() {
      let scorer = Scorer(scale)
      for score in scale.scores.indices {
        guard let answers = ProratedAnswers(score: score, of: scale) else { continue }
        scores.append((scorer, position, score, answers))
      }
    }
    guard !scores.isEmpty else {
      throw CommandFailure.usage(
        "--check-prorating: no score of these scales is a sum or mean of items with a rule that prorates."
      )
    }
    table = try ByteSink(creating: path, apartFrom: others)
  }

  /// Takes in rows: by scale, the answers to its items.
  mutating func take(_ rows: [[[Response]]]) {
    for row in rows {
      for position in scores.indices {
        let responses = row[scores[position].scale]
        scores[position].answers.add(responses, scores[position].scorer.scores(responses))
      }
    }
  }

  /// Writes the table, and says in words what it comes to.
  mutating func report() throws {
    guard isAskedFor else { return }
    var text = Self.columns.joined(separator: ",") + "\n"
    for entry in scores {
      let names = [entry.scorer.scale.id, entry.scorer.scale.scores[entry.score].id]
      do throws(Withheld) {
        let check = try ProratingCheck(entry.answers, seed: seed)
        text += Self.line(names + Self.cells(check))
        Terminal.complain(Self.words(names.joined(separator: " "), check))
      } catch {
        let blanks = [String](repeating: "", count: Self.columns.count - 3)
        text += Self.line(names + blanks + [error.code])
        Terminal.complain(["\(names.joined(separator: " ")): \(error.reason) \(error.help)"])
      }
    }
    try table?.write(Array(text.utf8))
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(CSVWriter.quoted).joined(separator: ",") + "\n"
  }

  private static func cells(_ check: ProratingCheck) -> [String] {
    func number(_ value: Double?) -> String { value.map { NumberText.text($0) } ?? "" }
    func limits(_ estimate: Estimate) -> [String] {
      [estimate.value, estimate.interval?.lower, estimate.interval?.upper].map(number)
    }
    return ["\(check.complete)", "\(check.prorated)", "\(check.beyondRule)"]
      + [number(check.completeMean?.value), number(check.ruleMean.value)]
      + limits(check.imputedMean) + limits(check.everybodyMean) + limits(check.difference)
      + [number(check.largestDifference), number(check.missingInformation)]
      + ["\(check.imputations)", "\(check.seed)", ""]
  }

  private static func words(_ name: String, _ check: ProratingCheck) -> [String] {
    func number(_ value: Double) -> String { NumberText.text(value, digits: 4) }
    func range(_ estimate: Estimate) -> String {
      estimate.interval.map { " (95 %: \(number($0.lower)) to \(number($0.upper)))" } ?? ""
    }
    return [
      "\(name): \(check.prorated) of \(check.complete + check.prorated) scores are prorated.",
      "  Their mean is \(number(abs(check.difference.value))) points "
        + (check.difference.value < 0 ? "below" : "above")
        + " what multiple imputation gives\(range(check.difference)); "
        + "\(number(check.largestDifference)) at most for one row.",
      "  Mean of these scores: \(number(check.ruleMean.value)) by the rule, "
        + "\(number(check.imputedMean.value)) imputed\(range(check.imputedMean)).",
      "  Mean of everybody with an answer, imputed: "
        + "\(number(check.everybodyMean.value))\(range(check.everybodyMean)).",
    ]
  }
}
