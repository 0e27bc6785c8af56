import Platform
import Scales

extension Indicator {
  /// What is recorded, in plain words.
  var recordWords: String {
    switch record {
    case .score(let score):
      "score '\(score.score)' of '\(score.scale)'"
        + (score.metric.map { " in the metric '\($0)'" } ?? "")
        + (score.isTrust ? ", a score of trust in those who ask" : "")
    case .goals(let scale): "goals, rated on '\(scale)'"
    case .observation(let observation):
      "noted by \(observation.by.words): "
        + observation.answers.map(\.name).joined(separator: " → ")
    case .engagement(let engagement): engagement.words
    case .state(let state): state.words
    case .count(let count): count.words
    case .level(let levels): "levels: \(levels.map(\.name).joined(separator: " → "))"
    case .words: "words and pictures, read and never counted"
    }
  }
}

extension ObservationIndicator.Observer {
  fileprivate var words: String {
    switch self {
    case .worker: "the worker"
    case .person: "the person"
    case .both: "the worker and the person, side by side"
    }
  }
}

extension EngagementIndicator {
  fileprivate var words: String {
    let range =
      meaning.map {
        ", rated \(NumberText.text($0.lowerBound)) to \(NumberText.text($0.upperBound))"
      } ?? ""
    switch measure {
    case .kept: return "contacts offered that came about"
    case .startedByPerson: return "contacts started by the person"
    case .meaningToPerson: return "meaning to the person\(range)"
    case .meaningToWorker: return "meaning, as the worker says\(range)"
    }
  }
}

extension StateIndicator {
  fileprivate var words: String {
    let good = states.filter(\.holds).map(\.name).joined(separator: " / ")
    let other = states.filter { !$0.holds }.map(\.name).joined(separator: " / ")
    let months = sustainedMonths.map { String($0) }.joined(separator: ", ")
    return "good: \(good); other: \(other)"
      + (months.isEmpty ? "" : "; did it hold for \(months) months?")
      + (toldBy.map { "; told by the \($0.rawValue)" } ?? "")
  }
}

extension CountIndicator {
  fileprivate var words: String {
    let way =
      switch direction {
      case .higherIsBetter: "more is better"
      case .lowerIsBetter: "fewer is better"
      case nil: "neither more nor fewer is better"
      }
    return "\(unit) over a span of time, \(way)"
  }
}
