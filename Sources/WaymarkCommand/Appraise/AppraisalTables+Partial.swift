import Psychometrics
import Results

/// What breaks the ruler for groups of people and on two occasions, and what letting it go does to the comparison.
extension AppraisalTables {
  /// What was compared, with the names of the groups or occasions beyond the first.
  private struct Compared {
    var name: String
    var others: [String]
    var ladder: RulerLadder
  }

  private var compared: [Compared] {
    var all: [Compared] = []
    if case .success(let groups) = appraisal.groups, case .success(let ladder) = groups.ladder {
      all.append(
        Compared(name: "groups", others: Array(groups.names.dropFirst()), ladder: ladder))
    }
    if case .success(let ladder) = appraisal.overTime {
      all.append(Compared(name: "occasions", others: ["second"], ladder: ladder))
    }
    return all
  }

  /// A row for each place of an item that differs beyond chance, in the order in which it was let go.
  var freed: ResultTable {
    var rows: [[ResultTable.Cell]] = []
    for one in compared {
      let (name, others, result) = (one.name, one.others, one.ladder.partial)
      thresholds(one.ladder, name, others, &rows)
      guard case .success(let found) = result else {
        rows.append(
          [.text(name)] + Array(repeating: .missing, count: 10)
            + [.text(Self.told(result).1)])
        continue
      }
      for (places, isFreed) in [(found.freed, true), (found.small, false)] {
        for place in places {
          for (at, other) in others.enumerated() {
            rows.append([
              .text(name), .text(findings.items[place.item]), .text(place.place.kind.name),
              .text(other), .number(place.changes[at].finite),
              .number(place.standardised[at].finite), .number(place.statistic.finite),
              .integer(place.degreesOfFreedom), .number(place.p.finite),
              .number(place.adjustedP.finite), .text(isFreed ? "yes" : "no"), .missing,
            ])
          }
        }
      }
      if let verdict = found.verdict {
        rows.append(
          [.text(name)] + Array(repeating: .missing, count: 10) + [.text(verdict.sentence)])
      }
    }
    return ResultTable(
      columns: [
        "compared", "item", "place", "in", "change", "change.sd", "score.test", "df", "p.value",
        "p.adjusted", "freed", "reason",
      ], rows: rows)
  }

  /// The items whose steps between answers are not the same, beneath ordered answers.
  private func thresholds(
    _ ladder: RulerLadder, _ name: String, _ others: [String], _ rows: inout [[ResultTable.Cell]]
  ) {
    guard case .success(let ordered)? = ladder.ordered, let breaking = ordered.breaking() else {
      return
    }
    for test in breaking.items {
      for (other, shift) in zip(others, test.shifts) {
        rows.append([
          .text(name), .text(findings.items[test.item]), .text("thresholds"), .text(other),
          .number(shift.finite), .missing, .number(test.statistic.finite),
          .integer(test.degreesOfFreedom), .number(test.p.finite),
          .number(test.adjustedP.finite), .text("yes"), .missing,
        ])
      }
    }
  }

  /// A row for each group or occasion beyond the first: how far people's mean is from that of the first, in its standard
  /// deviations, with every item and without those let go.
  var means: ResultTable {
    var rows: [[ResultTable.Cell]] = []
    for one in compared {
      let (name, others, result) = (one.name, one.others, one.ladder.partial)
      guard case .success(let found) = result else {
        rows.append(
          [.text(name)] + Array(repeating: .missing, count: 6) + [.text(Self.told(result).1)])
        continue
      }
      for mean in found.means {
        rows.append([
          .text(name), .text(others[mean.at - 1]), .number(mean.full?.value.finite),
          .number(mean.full?.standardError?.finite), .number(mean.partial?.value.finite),
          .number(mean.partial?.standardError?.finite), .integer(found.heldItems.count),
          .text(mean.partial == nil ? found.verdict?.sentence : nil),
        ])
      }
    }
    return ResultTable(
      columns: [
        "compared", "in", "all.items", "all.items.std.error", "without", "without.std.error",
        "items.held", "reason",
      ], rows: rows)
  }
}
