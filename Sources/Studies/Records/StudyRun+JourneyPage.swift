import Change
public import Journeys
public import Reports
import Scales
import Scoring

/// Why a page of somebody's journey is not made.
public enum JourneyPageRefusal: Error, Sendable, Hashable {
  /// Nobody has that id.
  case nobody
  /// Several people have it, in different services.
  case several
  /// The person has not agreed to a page of their journey, or no longer does.
  case notAgreed(Consent.Verdict)
  /// Nothing is on record that may be told.
  case nothing
}

extension StudyRun {
  /// The page of one person's journey, for them to keep: their words and goals, hard outcomes and support at
  /// their time, and their scores.
  ///
  /// What the person did not agree to is not on it. Where the study has no file of consent, all of it is.
  ///
  /// - Parameters:
  ///   - id: the person's id, letter for letter.
  ///   - called: what they are called on the page; empty for nothing.
  ///   - words: words that stand first, before the goals they follow now.
  ///   - contact: whom to ask about the page; empty for a line to fill in.
  /// - Returns: the page.
  /// - Throws: why none is made.
  public func journeyPage(
    of id: String, called: String = "", words: [String] = [], contact: String = ""
  ) throws(JourneyPageRefusal) -> JourneyPage {
    let known = Set(panel.journeys.map(\.person)).union(records?.review.people ?? [])
    let matches = known.filter { $0.id == id }
    guard let person = matches.first else { throw .nobody }
    guard matches.count == 1 else { throw .several }
    let verdict = records?.review.verdict(of: person, .journey, .inside) ?? .covered
    guard verdict == .covered else { throw .notAgreed(verdict) }
    let until = records?.inside.until ?? Int.max
    let record = records?.inside[person] ?? PersonRecord()
    let journey = panel.journeys.first { $0.person == person }
    let story = story(FollowedPerson(person, journey, record, until: until))
    let measures = findings.compactMap { found -> JourneyPage.Measure? in
      guard let journey = found.journeys.first(where: { $0.person == person }) else { return nil }
      let (low, high) = (found.metric.lowest, found.metric.highest)
      return JourneyPage.Measure(
        name: found.definition.name, direction: found.definition.direction,
        range: min(low, high)...max(low, high), journey: journey)
    }
    let goals = record.followedGoals(at: until)
    guard !story.isEmpty || !measures.isEmpty else { throw .nothing }
    return JourneyPage(
      name: called, measures: measures, words: words + goals, story: story, contact: contact,
      program: "\(Program.name) \(Program.version)")
  }

  private func story(_ person: FollowedPerson) -> [ToldEvent] {
    guard let found = framework else {
      var telling = Telling(person)
      telling.support()
      telling.goals()
      telling.words()
      return telling.events
    }
    return FrameworkAnalysis(
      found.framework, findings, panel, records?.inside, fewest: study.fewestPersons
    ).events(of: person)
  }
}

extension PersonRecord {
  /// The words of the goals that are followed on a day.
  fileprivate func followedGoals(at day: Int) -> [String] {
    let followed = Set(
      (goals?.goals ?? []).filter { $0.ended == nil && $0.set <= Double(day) }.map(\.id))
    return goalStatements.filter { followed.contains($0.goal) && !$0.words.isEmpty }.map(\.words)
  }
}
