import Distributions
import Glibc
import Models
public import Results
public import Scales

/// The smallest change that people themselves call important, found from their own word beside their
/// scores.
///
/// Changes are taken towards better, so that the answer is a size.
public enum MinimalImportantChange: String, Sendable, Hashable, CaseIterable {
  /// The change that best tells those who say they improved from those who do not: it lies where
  /// sensitivity + specificity is largest, midway between two changes that were seen; of several the
  /// middle (Youden 1950). Depends on how many improved least of the three, and is the least exact.
  case receiverOperating = "roc-youden"
  /// The change at which a person is as likely to say so as anybody: with logit P = C + B · change and
  /// q the share who improved, (ln(q/(1 − q)) − C) / B (Terluin et al. 2015).
  case predictive = "predictive-2015"
  /// The same adjusted for a share other than one half:
  /// MIC − (0.8/r_a − 0.5) · s_change · cor(word, change) · ln(q/(1 − q)), r_a the reliability of the
  /// word (Terluin et al. 2022).
  case adjusted = "adjusted-2022"

  /// The estimate, in points towards better.
  ///
  /// ### Source
  /// Terluin, B., Eekhout, I., Terwee, C. B., & de Vet, H. C. W. (2015). Minimal important change
  /// (MIC) based on a predictive modeling approach was more precise than MIC based on ROC analysis.
  /// *Journal of Clinical Epidemiology*, 68(12), 1388–1396. The formulas as published code has them
  /// (reference/change.md §2.7).
  ///
  /// - Parameters:
  ///   - changes: last − first, in points.
  ///   - improved: whether the person says that things are importantly better.
  ///   - direction: which way is better.
  ///   - anchorReliability: of the person's word, in (0, 1]; needed for ``adjusted``.
  /// - Returns: the size of the change.
  /// - Throws: `Withheld` when fewer than ten people are on either side, or the word and the scores
  ///   do not go together.
  public func size(
    _ changes: [Double], improved: [Bool], direction: ScoreDefinition.Direction,
    anchorReliability: Double? = nil
  ) throws(Withheld) -> Double {
    precondition(changes.count == improved.count, "\(changes.count) and \(improved.count)")
    let towards = changes.map { $0 * direction.sign }
    let yes = improved.count(where: \.self)
    guard min(yes, improved.count - yes) >= Self.fewestOnEitherSide else {
      throw Withheld(
        "mic.too-few-persons",
        "At least \(Self.fewestOnEitherSide) people who say they improved and as many who do not are "
          + "needed.",
        help: "Collect more answers to the question, or use a published size with its source.")
    }
    let association = correlation(towards, improved)
    guard association > 0 else {
      throw Withheld(
        "mic.no-association",
        "People who say they improved did not move towards better more than the others, so their "
          + "word does not size a change.",
        help: "Check the direction of both, and whether the question asks about the same thing.")
    }
    switch self {
    case .receiverOperating: return Self.youden(towards, improved)
    case .predictive: return try Self.predictive(towards, improved)
    case .adjusted:
      guard let anchorReliability, anchorReliability > 0, anchorReliability <= 1 else {
        throw .needs("anchor-reliability")
      }
      let spread = SampleMoments(towards)?.standardDeviation ?? 0
      let factor = 0.8 / anchorReliability - 0.5
      return try Self.predictive(towards, improved)
        - factor * spread * association * Self.logOdds(yes, of: improved.count)
    }
  }

  /// Fewest people on either side of the question.
  public static let fewestOnEitherSide = 10

  private static func predictive(
    _ towards: [Double], _ improved: [Bool]
  ) throws(Withheld) -> Double {
    let logOdds = logOdds(improved.count(where: \.self), of: improved.count)
    do throws(LogisticLine.Failure) {
      let line = try LogisticLine(towards, improved)
      if let number = line.number(atLogOdds: logOdds) { return number }
    } catch {}
    throw Withheld(
      "mic.separated",
      "Some change divides those who say they improved from the others without overlap, so the model "
        + "has no end.",
      help: "Use the change between the two groups, or more people.")
  }

  private static func logOdds(_ yes: Int, of n: Int) -> Double {
    log(Double(yes) / Double(n - yes))
  }

  private static func youden(_ towards: [Double], _ improved: [Bool]) -> Double {
    let order = towards.indices.sorted { towards[$0] < towards[$1] }
    let yes = Double(improved.count(where: \.self))
    let no = Double(improved.count) - yes
    var (yesBelow, noBelow) = (0.0, 0.0)
    var best: (index: Double, cuts: [Double]) = (-.infinity, [])
    for (position, person) in order.enumerated() {
      if improved[person] { yesBelow += 1 } else { noBelow += 1 }
      guard position + 1 < order.count else { break }
      let (here, next) = (towards[person], towards[order[position + 1]])
      guard next > here else { continue }
      let index = 1 - yesBelow / yes + noBelow / no - 1
      if index > best.index + 1e-12 {
        best = (index, [(here + next) / 2])
      } else if index > best.index - 1e-12 {
        best.cuts.append((here + next) / 2)
      }
    }
    return best.cuts.isEmpty ? 0 : best.cuts[(best.cuts.count - 1) / 2]
  }

  private func correlation(_ towards: [Double], _ improved: [Bool]) -> Double {
    let pairs = zip(towards, improved).map { (first: $0, second: $1 ? 1.0 : 0.0) }
    return PairMoments(pairs)?.correlation ?? 0
  }
}
