public import Results
public import Scales

/// The cut-offs a, b and c that two groups allow, of scores as they are observed and of true scores.
///
/// Those of true scores take each group's spread without error, √(s² − SEM²), so that they lie nearer
/// to the groups' means; see ``CutOff/Group/ofTrueScores(standardErrorOfMeasurement:)``.
public struct ComputedCutOffs: Sendable, Hashable {
  /// One of them.
  public struct Row: Sendable, Hashable {
    /// The criterion.
    public let criterion: CutOff
    /// Whether it is of true scores.
    public let isOfTrueScores: Bool
    /// The cut-off in points, with an interval where the sizes of the groups are known.
    public let value: Estimate

    /// For example `c`, or `c-true`.
    public var name: String { criterion.rawValue + (isOfTrueScores ? "-true" : "") }
  }

  /// Those that can be had, a before b before c, observed scores before true ones.
  public let rows: [Row]
  /// Whether people who seek help are worse off on average than people who do not: otherwise no cut-off
  /// parts the two. Nil for one group alone.
  public let isApart: Bool?

  /// Computes them.
  ///
  /// - Parameters:
  ///   - seeking: people who seek help; nil where not known.
  ///   - others: people who do not; nil where not known.
  ///   - direction: which way is better.
  ///   - sem: the standard error of measurement in points; nil leaves those of true scores out.
  ///   - level: coverage of intervals. The default is 0.95.
  public init(
    seeking: CutOff.Group?, others: CutOff.Group?, direction: ScoreDefinition.Direction,
    standardErrorOfMeasurement sem: Double? = nil, level: Double = 0.95
  ) {
    func rows(
      _ seeking: CutOff.Group?, _ others: CutOff.Group?, ofTrueScores isTrue: Bool
    ) -> [Row] {
      CutOff.allCases.compactMap { criterion in
        (try? criterion.value(seeking: seeking, others: others, direction: direction, level: level))
          .map { Row(criterion: criterion, isOfTrueScores: isTrue, value: $0) }
      }
    }
    self.rows =
      rows(seeking, others, ofTrueScores: false)
      + (sem.map { sem in
        rows(
          seeking?.ofTrueScores(standardErrorOfMeasurement: sem),
          others?.ofTrueScores(standardErrorOfMeasurement: sem), ofTrueScores: true)
      } ?? [])
    isApart = seeking.flatMap { seeking in
      others.map { (($0.mean - seeking.mean) * direction.sign) > 0 }
    }
  }

  /// The names of all that there are.
  public static let names =
    CutOff.allCases.map(\.rawValue) + CutOff.allCases.map { $0.rawValue + "-true" }
}
