import Outcomes
import TestSupport
import Testing

/// How often an order is found that is not there, and how near an order is measured that is.
@Suite("Lead and lag: made-up panels with and without an order")
struct LeadLagSimulationTests {
  /// A kind of panel. In all of them everything rises together, and people with high scores are people with
  /// more outcomes.
  enum Kind: String, Sendable, CaseIterable {
    case none
    case noneCarriedOver = "none, scores carried over"
    case forward, reverse, both
    case noneHappening = "none, things that happen"
    case forwardHappening = "forward, things that happen"
    case noneFirst = "none, first outcome"
    case noneFirstCarriedOver = "none, first outcome, scores carried over"
    case forwardFirst = "forward, first outcome"

    var panel: LeadLagPanel {
      switch self {
      case .none: LeadLagPanel()
      case .noneCarriedOver: LeadLagPanel(carryOver: 0.4)
      case .forward: LeadLagPanel(forward: 0.5)
      case .reverse: LeadLagPanel(reverse: 0.5)
      case .both: LeadLagPanel(forward: 0.5, reverse: 0.5)
      case .noneHappening: LeadLagPanel(start: -1.5, persistence: 0.5, happens: true)
      case .forwardHappening:
        LeadLagPanel(forward: 0.5, start: -1.5, persistence: 0.5, happens: true)
      case .noneFirst: LeadLagPanel(start: -2, onlyFirst: true)
      case .noneFirstCarriedOver: LeadLagPanel(carryOver: 0.4, start: -2, onlyFirst: true)
      case .forwardFirst:
        LeadLagPanel(people: 600, forward: 0.5, readiness: 0, start: -2.5, onlyFirst: true)
      }
    }

    var recurrence: LeadLagOptions.Recurrence { panel.onlyFirst ? .first : .again }
  }

  @Test(
    "no order is found in at most 7 %, a known one within 5 % and covered in 93 to 97 %",
    arguments: Kind.allCases)
  func order(_ kind: Kind) {
    let panel = kind.panel
    let panels = kind.recurrence == .first ? Slow.cases(30, 2_000) : Slow.cases(3, 1_000)
    let runs = LeadLagRuns(panel, panels: panels, seed: 20_261_126, recurrence: kind.recurrence)
    #expect(runs.withheld == 0)
    if Slow.isAskedFor {
      print("\(kind.rawValue): \(panels) panels")
      print("  level: \(runs.level.summary(panel.forward))")
      print("  change: \(runs.higher.summary(0))")
      print("  reverse: \(runs.reverse.summary(panel.reverse))")
    }
    check(runs.level, panel.forward, panels)
    if panel.forward == 0 { check(runs.higher, 0, panels) }
    check(runs.reverse, panel.reverse, panels)
  }

  private func check(_ found: LeadLagRuns.Found, _ truth: Double, _ panels: Int) {
    #expect(found.values.count == panels)
    if Slow.isAskedFor {
      if truth == 0 {
        #expect(found.significant <= 0.07)
      } else {
        #expect(abs(found.mean - truth) <= 0.05 * truth)
        #expect((0.93...0.97).contains(found.covering(truth)))
      }
      return
    }
    // Few panels: the mean within four of its standard errors, and not everything missed. Half a panel each way
    // for shares, which move in steps.
    let (count, error) = (Double(panels), (0.05 * 0.95 / Double(panels)).squareRoot())
    #expect(
      abs(found.mean - truth) <= 0.05 * abs(truth) + 4 * found.meanError / count.squareRoot())
    #expect(found.covering(truth) >= 0.95 - 4 * error - 0.5 / count)
  }
}

extension LeadLagRuns.Found {
  fileprivate func summary(_ truth: Double) -> String {
    "mean \(mean) of \(truth), spread \(spread), mean error \(meanError), found \(significant), "
      + "covering \(covering(truth))"
  }
}
