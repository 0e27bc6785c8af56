import Results
import TestSupport

/// Outcomes frameworks that are not there or cannot be meant.
extension GoldenCase {
  /// The outcomes of a framework on the small study's scale.
  static let outcomes = """
    [
      {"id": "trust", "name": "Trust", "about": "Trusting the worker.", "kind": "soft",
       "chosenBy": "together", "control": "service",
       "timeFrame": {"notBeforeMonths": 1, "expectedByMonths": 6},
       "indicators": [
        {"id": "pair-score", "name": "Pair", "kind": "score", "scale": "pair", "score": "total"},
        {"id": "meant", "name": "What it meant", "kind": "engagement", "measure": "meaning-to-person",
         "meaning": {"low": 1, "high": 5}},
        {"id": "talked", "name": "Met and talked", "kind": "observation", "by": "both",
         "answers": [{"id": "no", "name": "not this time"}, {"id": "did", "name": "did"}]}]},
      {"id": "home", "name": "A home", "about": "A place of their own.", "kind": "hard",
       "chosenBy": "commissioner", "control": "outside",
       "timeFrame": {"notBeforeMonths": 6, "expectedByMonths": 24},
       "indicators": [
        {"id": "housing", "name": "Where they live", "kind": "state", "sustainedMonths": [3, 6],
         "states": [{"id": "tenancy", "name": "a tenancy", "holds": true},
           {"id": "outside", "name": "no place", "holds": false}]}]}]
    """

  /// The framework.
  static let framework = """
    {"schema": "waymark-framework/1", "id": "small", "name": "Small", "version": "1", "about": "For tests.",
     "after": {"approach": "nobody's", "sources": [{"id": "us", "text": "Ourselves."}],
       "independence": "Nobody else made this, and nobody endorses it."},
     "status": "bespoke",
     "agreedBy": {"date": "2026-01-10", "roles": [{"role": "people supported", "tookPart": "yes"}],
       "livedExperience": "yes", "commissioners": "notRecorded", "reviews": []},
     "reviewBy": "2027-01-10",
     "outcomes": \(outcomes)}
    """

  /// `waymark frameworks check` over the framework with one thing changed.
  static func framework(_ code: DiagnosticCode, _ old: String, _ new: String) -> Self {
    GoldenCase(
      code: code,
      arguments: ["frameworks", "check", "small.json", "--scales", ".", "--today", "2026-06-01"],
      files: [
        "small.json": Array(framework.replacing(old, with: new).utf8),
        "pair.json": Array(SmallStudy.scale.utf8),
      ])
  }

  static let frameworks: [GoldenCase] = [
    GoldenCase(
      code: .frameworkUnknown,
      arguments: ["frameworks", "show", "smal", "--scales", ".", "--today", "2026-06-01"],
      files: ["frameworks/small.json": Array(framework.utf8)]),
    framework(.frameworkDuplicateId, "\"id\": \"housing\"", "\"id\": \"meant\""),
    framework(.frameworkUnknownScale, "\"scale\": \"pair\"", "\"scale\": \"pear\""),
    framework(.frameworkMonths, "\"expectedByMonths\": 24", "\"expectedByMonths\": 3"),
    framework(.frameworkNoIndicator, outcomes, "[]"),
    framework(.frameworkKind, "\"kind\": \"soft\"", "\"kind\": \"hard\""),
    framework(.frameworkStates, "\"holds\": false", "\"holds\": true"),
    framework(.frameworkSteps, "{\"id\": \"no\", \"name\": \"not this time\"}, ", ""),
    framework(.frameworkMeaning, "\"low\": 1, \"high\": 5", "\"low\": 5, \"high\": 1"),
    framework(.frameworkAgreement, "\"reviewBy\": \"2027", "\"reviewBy\": \"2025"),
  ]
}
