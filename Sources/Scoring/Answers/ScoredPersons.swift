import Scales

/// What came of scoring some persons whose answers were gathered.
struct ScoredPersons: Sendable {
  private let plan: ScorePlan
  private(set) var text: [UInt8] = []
  /// Answers that call for a conversation.
  private(set) var attention: [AttentionCall] = []
  /// By person and scale the answers to its items, where they are asked for.
  private(set) var responses: [[[Response]]] = []
  /// What was counted of the answers, by scale; empty when nothing is counted.
  private(set) var tallies: [BatchTally]

  init(_ plan: ScorePlan, counts: Bool) {
    self.plan = plan
    tallies = counts ? plan.scorers.map { BatchTally($0.scale) } : []
  }

  /// Scores a person.
  mutating func add(_ person: Int, of store: AnswerStore, by reader: AnswerReader) {
    let responses = zip(store.codes(of: person), plan.cells.indices).map {
      reader.codes.response($0, cell: $1)
    }
    for cell in plan.attentionCells {
      if case .answered(let code) = responses[cell], plan.cells[cell].item.callsForAttention(code) {
        attention.append(AttentionCall(line: store.line(of: person, cell: cell), cell: cell))
      }
    }
    if plan.givesResponses { self.responses.append(plan.byScale(responses)) }
    for scale in tallies.indices {
      tallies[scale].add(
        plan.cellOf[scale].map { responses[$0] }, of: plan.scorers[scale].scale)
    }
    text += plan.text.row(
      store.leads[person] + plan.text.place(line: store.lines[person]), plan.scores(responses))
  }
}
