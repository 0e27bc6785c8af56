import Psychometrics
import Results

/// An appraisal, and what it finds only when asked, once.
final class AppraisalFindings {
  let appraisal: ScaleAppraisal

  init(_ appraisal: ScaleAppraisal) { self.appraisal = appraisal }

  lazy var exploration = appraisal.exploration()
  lazy var everybodysRetest = appraisal.everybodysRetest()
  lazy var everybody = appraisal.everybody()
  lazy var ordinal = appraisal.ordinal()
  lazy var scalability = appraisal.scalability()
  lazy var monotonicity = appraisal.monotonicity()
  lazy var rasch = appraisal.rasch()
  lazy var errorByScore = appraisal.errorByScore()
  lazy var components = appraisal.components()
  lazy var nestedComponents = appraisal.nestedComponents()

  /// The ids of the items.
  var items: [String] { appraisal.items }
}

extension Withheld {
  /// Why there is nothing, and what to do.
  var sentence: String { "\(reason) \(help)" }
}
