import Disclosure
import Reports
import Results
import Scales

extension ReleaseGate {
  /// A framework as it may be told, the numbers of people in it that are told, and the same for the ledger.
  typealias JudgedFramework = (
    framework: ReleasedFramework, groups: [Int], entries: [ReleaseLedger.Entry]
  )

  /// What may be told of the outcomes of a framework, and of support.
  ///
  /// Each indicator is judged as parts of a total; where some may not be told, in halves. A part that was told
  /// before is told again where it is the same, or has moved by as many people as the profile asks for: what a
  /// quarter brings to few people stays theirs.
  ///
  /// - Parameters:
  ///   - found: the findings, for the framework itself and what to know of it.
  ///   - analysis: of those who agreed to be counted in what is shared, each part of their record by itself.
  /// - Returns: what may be told, and what the ledger is to remember of it.
  func framework(_ found: FrameworkFindings, _ analysis: FrameworkAnalysis) -> JudgedFramework {
    let id = found.framework.id
    var judged: JudgedFramework = (
      ReleasedFramework(
        framework: found.framework, notes: found.notes, distances: [], support: []),
      [], []
    )
    for parts in analysis.outcomeParts {
      let measure = "\(id)/\(parts.subject.indicator.id)"
      let total = entry(measure, "everybody", n: parts.people.reduce(0, +))
      let all = isClose(total) ? .withheld(tooClose) : gate.count(total.n)
      if all.value != nil {
        judged.groups.append(total.n)
        judged.entries.append(total)
      }
      judged.framework.distances.append(
        ReleasedFramework.Distance(
          outcome: parts.subject.outcome, indicator: parts.subject.indicator, kind: parts.kind,
          people: all, parts: self.parts(parts, of: measure, &judged.entries)))
    }
    judged.framework.support = support(
      analysis.supportParts, of: "\(id)/support", &judged.entries)
    return judged
  }

  /// The people of an indicator in its parts, or in halves where not every part may be told.
  private func parts(
    _ found: OutcomeParts, of measure: String, _ entries: inout [ReleaseLedger.Entry]
  ) -> [ReleasedFramework.Part] {
    let parts = zip(found.kind.parts, found.people).map { entry(measure, $0, n: $1) }
    let halves = found.kind.halves.map { half in
      entry(measure, half.what, n: half.parts.reduce(0) { $0 + found.people[$1] })
    }
    // Whoever reads the parts can add them up to the halves, so a half that may not be told keeps both back.
    let told = judge(parts)
    let areToldWhole =
      told.allSatisfy { $0.people.value != nil } && !halves.contains(where: isClose)
    guard areToldWhole else {
      let told = judge(halves)
      entries += zip(halves, told).filter { $1.people.value != nil }.map(\.0)
      return told
    }
    entries += parts
    for half in halves where !entries.contains(half) { entries.append(half) }
    return told
  }

  /// How support stands: the ways that may be told, and all others together.
  private func support(
    _ ways: [(words: String, people: Int)], of measure: String,
    _ entries: inout [ReleaseLedger.Entry]
  ) -> [ReleasedFramework.Part] {
    let all = ways.map { entry(measure, $0.words, n: $0.people) }
    guard !all.isEmpty else { return [] }
    let judged = judge(all)
    let told = all.indices.filter { judged[$0].people.value != nil }
    let rest = entry(
      measure, told.isEmpty ? "on record, whichever way" : "any other way",
      n: all.reduce(0) { $0 + $1.n } - told.reduce(0) { $0 + all[$1].n })
    entries += told.map { all[$0] }
    guard told.count < all.count else { return judged }
    let others = isClose(rest) ? .withheld(tooClose) : gate.count(rest.n)
    if others.value != nil { entries.append(rest) }
    return told.map { judged[$0] } + [ReleasedFramework.Part(rest.cohort, others)]
  }

  private func judge(_ parts: [ReleaseLedger.Entry]) -> [ReleasedFramework.Part] {
    let close = Set(parts.indices.filter { isClose(parts[$0]) })
    return zip(parts, self.parts(parts.map(\.n), alsoWithheld: close)).map {
      ReleasedFramework.Part($0.cohort, $1)
    }
  }

  /// Whether nearly as many people were told of before.
  private func isClose(_ entry: ReleaseLedger.Entry) -> Bool {
    !history.conflicts(with: entry, by: gate.profile).isEmpty
  }

  /// A number of people as the ledger has it: each part is a measure of its own.
  private func entry(_ measure: String, _ part: String, n: Int) -> ReleaseLedger.Entry {
    ReleaseLedger.Entry(
      population: Self.everybody, cohort: part, measure: "\(measure): \(part)", period: nil, n: n)
  }
}
