import Journeys
import Models
import Outcomes
import Reports
import Results
import Scales

extension FrameworkFindings {
  /// `states.csv`: a row per hard outcome that is a state, and figure.
  var statesTable: ResultTable {
    ResultTable(
      columns: ["outcome", "indicator"] + FigureRow.columns,
      rows: states.flatMap { state in
        (state.counted + state.sustained + state.curve + state.shares).map {
          state.subject.ids + $0.cells
        }
      })
  }
}

extension FrameworkFindings.StateFinding {
  /// Everybody counted, and stretches of time by who told of them.
  fileprivate var counted: [FigureRow] {
    let spells = tellers.values.reduce(0, +)
    let held = counts.heldBefore + counts.attained
    let everybody: [FigureRow] = [
      .count("people", n: counts.people),
      .count("held before", n: counts.heldBefore, of: counts.people),
      .count("attained", n: counts.attained, of: counts.people),
      .count("not attained", n: counts.notAttained, of: counts.people),
      .count("unknown", n: counts.unknown, of: counts.people),
      .count("not applicable", n: counts.notApplicable, of: counts.people),
      .count("lost", n: counts.lost, of: held),
      .count("regained", n: counts.regained, of: counts.lost),
    ]
    let last = OutcomeStanding.allCases.map {
      FigureRow.count("last day", $0.rawValue, n: counts.last[$0] ?? 0, of: counts.people)
    }
    let told = (Teller.allCases.map(Optional.some) + [nil]).map {
      FigureRow.count("told by", $0?.rawValue ?? "not recorded", n: tellers[$0] ?? 0, of: spells)
    }
    return everybody + last + told
  }

  /// Held for so many months without a break; the bounds are what those of whom it cannot be told allow.
  fileprivate var sustained: [FigureRow] {
    counts.sustained.flatMap { answer -> [FigureRow] in
      func row(_ category: String, _ n: Int, of: Int? = answer.people) -> FigureRow {
        .count("sustained", category, months: answer.months, n: n, of: of)
      }
      func bound(_ category: String, _ n: Int) -> FigureRow {
        .share("sustained", category, months: answer.months, n: n, of: answer.people)
      }
      let told = [row("yes", answer.yes), row("no", answer.no), row("not yet", answer.notYet)]
      let ended = answer.ended.sorted { $0.key < $1.key }.map {
        row("followed no further: \($0.key)", $0.value)
      }
      let bounds = [
        bound("at least", answer.possible.lowerBound), bound("at most", answer.possible.upperBound),
      ]
      return told + ended + [
        row("unknown", answer.unknown), row("not applicable", answer.notApplicable, of: nil),
      ] + bounds
    }
  }

  /// The share with whom it held without a break, from the day it first held.
  fileprivate var curve: [FigureRow] {
    switch held {
    case .failure(let why): [.withheld("held on", why: why)]
    case .success(let held):
      FrameworkFindings.monthsTold.flatMap { held.rows(months: $0) }
        + held.notes.map { .note("held on", $0) }
    }
  }

  /// How it stands with everybody, returns and all, since support began.
  fileprivate var shares: [FigureRow] {
    switch standing {
    case .failure(let why): [.withheld("stands", why: why)]
    case .success(let standing):
      ([0] + FrameworkFindings.monthsTold).flatMap { months in
        FigureRow.curve(
          "stands", standing.states, standing.shares.shares(at: Double(months)), months: months,
          n: standing.people, "aalen-johansen")
      } + standing.notes.map { .note("stands", $0) }
    }
  }
}

extension HeldOverTime {
  fileprivate func rows(months: Int) -> [FigureRow] {
    switch unbroken {
    case .oneEnd(let curve):
      FigureRow.curve(
        "held on", ["held"], curve.survival(at: Double(months)).map { [$0] }, months: months,
        n: people, "kaplan-meier")
    case .severalEnds(let shares):
      FigureRow.curve(
        "held on", ["held"] + ends, shares.shares(at: Double(months)), months: months, n: people,
        "aalen-johansen")
    }
  }
}

extension FigureRow {
  /// What the curves of several states are at a time: a row for each state.
  fileprivate static func curve(
    _ figure: String, _ states: [String], _ shares: [Estimate]?, months: Int, n: Int,
    _ method: String
  ) -> [FigureRow] {
    states.enumerated().map { place, state in
      guard let shares, shares.indices.contains(place) else {
        return .missing(figure, state, months: months, why: "nobody was followed for so long")
      }
      // Sums of shares can end a last digit beyond nought or one.
      var share = shares[place]
      share.value = min(1, max(0, share.value))
      return .estimate(
        figure, state, months: months, n: n, value: share,
        method: share.interval.map { "\(method), \($0.method)" } ?? method)
    }
  }
}
