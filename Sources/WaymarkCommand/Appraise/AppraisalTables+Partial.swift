import Psychometrics
import Results

/// What breaks the ruler for groups of people and on two occasions, and what letting it go does to the comparison.
extension AppraisalTables {
  /// A row for each place of an item that differs beyond chance, in the order in which it was let go: by tests for answers
  /// that are not normal (`scaled`) and, where items offer few answers, beneath them (`ordered`).
  var freed: ResultTable {
    var rows = PartialRows(width: 13)
    for one in compared {
      switch one.ladder.partial {
      case .failure(let reason): rows.withhold(one.name, "scaled", reason)
      case .success(let found):
        for (places, isFreed) in [(found.freed, true), (found.small, false)] {
          for place in places {
            for (at, other) in one.others.enumerated() {
              rows.rows.append([
                .text(one.name), .text("scaled"), .text(findings.items[place.item]),
                .text(place.place.kind.name), .text(other), .number(place.changes[at].finite),
                .number(place.standardised[at].finite), .number(place.statistic.finite),
                .integer(place.degreesOfFreedom), .number(place.p.finite),
                .number(place.adjustedP.finite), .text(isFreed ? "yes" : "no"), .missing,
              ])
            }
          }
        }
        if let verdict = found.verdict { rows.withhold(one.name, "scaled", verdict) }
      }
      guard let breaking = one.breaking else { continue }
      for test in breaking.items {
        for (other, shift) in zip(one.others, test.shifts) {
          rows.rows.append([
            .text(one.name), .text("ordered"), .text(findings.items[test.item]),
            .text("thresholds"), .text(other), .number(shift.finite), .missing,
            .number(test.statistic.finite), .integer(test.degreesOfFreedom),
            .number(test.p.finite), .number(test.adjustedP.finite), .text("yes"), .missing,
          ])
        }
      }
      if breaking.isCutShort { rows.withhold(one.name, "ordered", Self.cutShort) }
    }
    return ResultTable(
      columns: [
        "compared", "test", "item", "place", "in", "change", "change.sd", "score.test", "df",
        "p.value", "p.adjusted", "freed", "reason",
      ], rows: rows.rows)
  }

  /// A row for each group or occasion beyond the first: how far people's mean is from that of the first, in its standard
  /// deviations, with every item and without those let go.
  var means: ResultTable {
    var rows = PartialRows(width: 9)
    func add(
      _ one: Compared, _ test: String, _ at: Int, all: Estimate?, without: Estimate?, held: Int,
      _ reason: Withheld?
    ) {
      rows.rows.append([
        .text(one.name), .text(test), .text(one.others[at - 1]), .number(all?.value.finite),
        .number(all?.standardError?.finite), .number(without?.value.finite),
        .number(without?.standardError?.finite), .integer(held), .text(reason?.sentence),
      ])
    }
    for one in compared {
      switch one.ladder.partial {
      case .failure(let reason): rows.withhold(one.name, "scaled", reason)
      case .success(let found):
        for mean in found.means {
          let reason = found.verdict ?? found.full.ended?.reason
          add(
            one, "scaled", mean.at, all: mean.full, without: mean.partial,
            held: found.heldItems.count,
            mean.full == nil || mean.partial == nil ? reason : nil)
        }
      }
      guard let breaking = one.breaking, case .success(let ladder)? = one.ladder.ordered,
        let scalar = ladder.step(.scalar)
      else { continue }
      for at in 1...one.others.count {
        add(
          one, "ordered", at, all: scalar.fit.mean(of: at), without: breaking.fit.mean(of: at),
          held: findings.items.count - breaking.items.count,
          breaking.isCutShort ? Self.cutShort : nil)
      }
    }
    return ResultTable(
      columns: [
        "compared", "test", "in", "all.items", "all.items.std.error", "without",
        "without.std.error", "items.held", "reason",
      ], rows: rows.rows)
  }

  /// What was compared, with the names of the groups or occasions beyond the first.
  private var compared: [Compared] {
    var all: [Compared] = []
    if case .success(let groups) = appraisal.groups, case .success(let ladder) = groups.ladder {
      all.append(
        Compared(name: "groups", others: Array(groups.names.dropFirst()), ladder: ladder))
    }
    if case .success(let ladder) = appraisal.overTime {
      all.append(Compared(name: "occasions", others: ["second occasion"], ladder: ladder))
    }
    return all
  }

  private static let cutShort = Withheld(
    "invariance.cut-short",
    "More items would have been let go, but too few would have been left to compare people by.",
    help: "Compare no scores of these people; ask some of them how they understand the items.")
}

private struct Compared {
  var name: String
  var others: [String]
  var ladder: RulerLadder

  /// The items let go beneath ordered answers; nil where those were not looked at.
  var breaking: BreakingItems? {
    guard case .success(let ordered)? = ladder.ordered else { return nil }
    return ordered.breaking()
  }
}

private struct PartialRows {
  let width: Int
  var rows: [[ResultTable.Cell]] = []

  mutating func withhold(_ compared: String, _ test: String, _ reason: Withheld) {
    rows.append(
      [.text(compared), .text(test)] + Array(repeating: .missing, count: width - 3)
        + [.text(reason.sentence)])
  }
}
