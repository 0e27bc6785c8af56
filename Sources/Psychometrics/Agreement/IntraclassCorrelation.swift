public import Results

/// How far scores of the same persons are alike on several occasions, or by several raters.
///
/// There are six, under two systems of names. `single` is of one score, `average` of the mean of all
/// `k`; `agreement` counts a shift of everybody between occasions as error, `consistency` does not;
/// `oneWay` is for occasions that have nothing in common between persons, such as raters of their own.
public struct IntraclassCorrelation: Sendable, Hashable, Codable {
  /// Which of the six.
  public enum Form: String, Sendable, Hashable, Codable, CaseIterable {
    /// ICC(1) after McGraw and Wong, ICC(1,1) after Shrout and Fleiss.
    case oneWaySingle = "icc.one-way.single"
    /// ICC(A,1), ICC(2,1).
    case agreementSingle = "icc.agreement.single"
    /// ICC(C,1), ICC(3,1).
    case consistencySingle = "icc.consistency.single"
    /// ICC(k), ICC(1,k).
    case oneWayAverage = "icc.one-way.average"
    /// ICC(A,k), ICC(2,k).
    case agreementAverage = "icc.agreement.average"
    /// ICC(C,k), ICC(3,k); Cronbach's alpha of occasions taken as items.
    case consistencyAverage = "icc.consistency.average"

    /// The name McGraw and Wong (1996) gave it.
    public var mcGrawWong: String {
      switch self {
      case .oneWaySingle: "ICC(1)"
      case .agreementSingle: "ICC(A,1)"
      case .consistencySingle: "ICC(C,1)"
      case .oneWayAverage: "ICC(k)"
      case .agreementAverage: "ICC(A,k)"
      case .consistencyAverage: "ICC(C,k)"
      }
    }

    /// The name Shrout and Fleiss (1979) gave it.
    public var shroutFleiss: String {
      switch self {
      case .oneWaySingle: "ICC(1,1)"
      case .agreementSingle: "ICC(2,1)"
      case .consistencySingle: "ICC(3,1)"
      case .oneWayAverage: "ICC(1,k)"
      case .agreementAverage: "ICC(2,k)"
      case .consistencyAverage: "ICC(3,k)"
      }
    }

    /// The same of one score.
    var single: Form {
      switch self {
      case .oneWaySingle, .oneWayAverage: .oneWaySingle
      case .agreementSingle, .agreementAverage: .agreementSingle
      case .consistencySingle, .consistencyAverage: .consistencySingle
      }
    }

    /// Whether it is of the mean of all occasions.
    public var isAverage: Bool { self != single }
  }

  /// The test that persons do not differ.
  public struct Test: Sendable, Hashable, Codable {
    /// MS_P over MS_W or MS_E.
    public var f: Double
    /// n − 1.
    public var numerator: Double
    /// Degrees of freedom of the denominator.
    public var denominator: Double
    /// Probability of an F at least as large.
    public var pValue: Double
  }

  /// Which of the six.
  public var form: Form
  /// The coefficient with its interval; may be below zero. The interval is nil where it cannot be had.
  public var estimate: Estimate
  /// The test that persons do not differ; nil where the error is zero, and for incomplete tables.
  public var test: Test?

  /// As a reliability that `Change` takes.
  ///
  /// - Parameters:
  ///   - n: persons.
  ///   - source: what to call the sample.
  /// - Returns: the reliability.
  public func reliability(n: Int, source: String) -> Reliability {
    Reliability(kind: .intraclassCorrelation, coefficient: estimate, n: n, source: source)
  }
}
