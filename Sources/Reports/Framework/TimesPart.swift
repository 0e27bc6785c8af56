import Outcomes
import Results
import Scales

/// How long a first gain took, what should not be asked yet, and which falls are a question.
struct TimesPart: Sendable {
  let study: StudyDescription
  let found: FrameworkFindings

  /// The part as it stands on the page; nil where nothing has a day.
  var section: Section? {
    let content = gains + windows + openAnswering
    return content.isEmpty
      ? nil : Section(id: "times", title: "Time, and what to ask next", content: content)
  }

  private var gains: [Markup] {
    guard !found.firstGains.isEmpty else { return [] }
    var table = ReportTable(
      "times-gains", "Time to a first gain beyond error",
      columns: [
        "Score", "\(given: found.unit.heading)", "Gained so far", "Not yet", "One score only",
      ])
    var drawn: [(name: String, answer: FirstGain)] = []
    var withheld: [(what: Sentence, why: Withheld)] = []
    for gain in found.firstGains {
      switch gain.answer {
      case .success(let answer):
        table.add(
          .given(gain.score.indicator.name),
          [
            .count(answer.people), .count(answer.gained), .count(answer.notYet),
            .count(answer.onlyFirst),
          ])
        drawn.append((gain.score.indicator.name, answer))
      case .failure(let why):
        withheld.append(("\(given: gain.score.indicator.name): time to a first gain", why))
      }
    }
    table.note = """
      Those who are not there yet are counted as far as they have been followed, and nobody is taken never to \
      get there. A gain is dated to the day it was seen; it came between that day and the score before.
      """
    return (table.isEmpty ? [] : [table.markup])
      + GainFigures(study: study, gains: drawn, unit: found.unit).markup
      + (withheld.isEmpty ? [] : [ReportTable.withheld("times-withheld", withheld).markup])
  }

  private var windows: [Markup] {
    guard let windows = found.windows else { return [] }
    var table = ReportTable(
      "times-windows",
      "What should not be asked yet, and what is overdue: \(given: found.unit.many) by outcome",
      columns: [
        "Outcome", "Too early", "Can be asked now", "Asked", "Asked too early", "Overdue",
        "Followed no further",
      ])
    for row in windows.rows {
      let name = found.framework.outcome(row.window.id)?.name ?? row.window.id
      table.add(
        .given(name),
        [
          .count(row.count(.tooEarly)), .count(row.count(.inTime)), .count(row.count(.asked)),
          .count(row.count(.askedTooEarly)), .count(row.count(.overdue)),
          .count(row.count(.noLongerFollowed)),
        ])
    }
    table.note = """
      By the time frames of the framework, in months since \(given: found.unit.began). What is too early \
      says nothing yet; it is not a sign that nothing is happening.
      """
    return [table.markup]
  }

  private var openAnswering: [Markup] {
    guard !found.openAnswering.isEmpty else { return [] }
    var table = ReportTable(
      "times-open", "Falls beyond error, by what trust did meanwhile",
      columns: [
        "Score", "People with a fall", "Falls", "Trust rose", "Trust stayed", "Trust fell",
        "Not known",
      ])
    for open in found.openAnswering {
      let falls = open.answer.falls
      table.add(
        .given(open.score.indicator.name),
        [
          .count(open.answer.withFall), .count(falls.values.reduce(0, +)),
          .count(falls[.rose] ?? 0), .count(falls[.stayed] ?? 0), .count(falls[.fell] ?? 0),
          .count(falls[.notKnown] ?? 0),
        ])
    }
    table.note = """
      Where trust rose meanwhile, a fall may be more open answering and not a harder life. Numbers cannot \
      tell the two apart; the person can. It is a question to ask, and no correction.
      """
    return [table.markup]
  }
}
