import Scales

/// What those are called whom a framework is about: people, organisations or areas.
struct UnitWords: Sendable {
  /// As a heading of a column.
  let heading: String
  /// Within a sentence.
  let many: String
  /// One of them, without an article.
  let one: String
  /// From when they are followed.
  let began: String

  init(_ unit: OutcomesFramework.Unit) {
    switch unit {
    case .person:
      (heading, many, one, began) = ("People", "people", "person", "support began")
    case .organisation:
      (heading, many, one, began) = (
        "Organisations", "organisations", "organisation", "the first look"
      )
    case .area:
      (heading, many, one, began) = ("Areas", "areas", "area", "the first look")
    }
  }
}

extension FrameworkFindings {
  /// What those are called whom the framework is about.
  var unit: UnitWords { UnitWords(framework.unit) }
}
