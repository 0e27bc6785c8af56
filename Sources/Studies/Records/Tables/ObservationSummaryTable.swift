import Journeys
import Reports
import Results
import Scales

extension FrameworkFindings {
  /// `observation-summary.csv`: a row per indicator, view and figure. The two views are never averaged.
  var observationSummaryTable: ResultTable {
    var table = ResultTable(columns: ["outcome", "indicator", "view"] + FigureRow.columns)
    for finding in observations {
      func add(_ view: String, _ rows: [FigureRow]) {
        table.rows += rows.map { finding.subject.ids + [.text(view)] + $0.cells }
      }
      add("worker", finding.last(finding.byWorker))
      add("person", finding.last(finding.byPerson))
      add("worker", [.count("observer not recorded", n: finding.observerNotRecorded)])
      add("person beside worker", finding.beside.beside.rows)
      let ac1 = Result { () throws(Withheld) in try finding.agreement.ac1() }
      add("two workers", finding.agreement.rows + [.estimate("ac1", value: ac1)])
    }
    return table
  }
}

extension FrameworkFindings.ObservationFinding {
  /// People by their last answer.
  fileprivate func last(_ counts: [Int]) -> [FigureRow] {
    guard case .observation(let observed) = subject.indicator.record else { return [] }
    let people = counts.reduce(0, +)
    return zip(observed.answers, counts).map { .count("last answer", $0.id, n: $1, of: people) }
  }
}

extension AgreementTable {
  /// Pairs of views, how many are the same, and how far beyond chance.
  fileprivate var rows: [FigureRow] {
    let kappa = Result { () throws(Withheld) in try self.kappa(.linear) }
    return [
      .count("pairs", n: pairs), .share("same", n: same, of: pairs),
      .estimate("kappa", "linear weights", value: kappa),
    ]
  }
}
