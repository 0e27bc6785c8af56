/// The parts of a report that come of a framework and of records of people.
struct FrameworkParts: Sendable {
  let study: StudyDescription
  let found: FrameworkFindings?

  /// Journeys one by one, where people are too few for figures over them.
  var few: FewPart? {
    found.flatMap { found in found.few.map { FewPart(framework: found.framework, few: $0) } }
  }

  /// Which outcomes, and distance travelled: before the chapters on scores.
  var before: [Section] {
    guard let found else { return [] }
    return [
      FrameworkPart(study: study, found: found).section, few?.section,
      DistancePart(found: found).section, ComparisonPart(study: study, found: found).section,
    ].compactMap(\.self)
  }

  /// What else is on record: after the chapters on scores.
  var after: [Section] {
    guard let found else { return [] }
    return [
      StatesPart(study: study, found: found).section, LeadPart(found: found).section,
      GoalsPart(found: found).section, ObservationsPart(found: found).section,
      EngagementPart(found: found).section, TimesPart(study: study, found: found).section,
      WordsPart(found: found).section,
    ].compactMap(\.self)
  }
}
